package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// The least that JavaFX can show: a window of the kiosk's size with two words.
public final class HelloWindow extends Application {
  /// Printed when the words are on the display.
  static final String SHOWN = "shown";

  private static final int BYTES = 64;

  private static final Color ONE = Color.web("#ffffff");
  private static final Color OTHER = Color.web("#c0ffc0");

  private final Text text = new Text(100, 400, "Xin chào");
  private int pulses;
  private long changedNanos;

  /// Shows the window until the process is ended.
  public static void main(String[] arguments) {
    launch(arguments);
  }

  @Override
  public void start(Stage stage) {
    Scene scene = new Scene(new Pane(text), 1280, 800, ONE);
    scene.addPostLayoutPulseListener(this::pulse);
    stage.setScene(scene);
    stage.initStyle(StageStyle.UNDECORATED);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    Platform.requestNextPulse();
    Thread.ofPlatform().daemon().start(this::listen);
  }

  /// The second pulse comes after the first was rendered.
  private void pulse() {
    pulses++;
    if (pulses == 2) {
      System.out.println(changedNanos == 0 ? SHOWN : System.nanoTime() - changedNanos);
    } else if (pulses < 2) {
      Platform.requestNextPulse();
    }
  }

  /// For each line another word, and how long it took to be on the display, in nanoseconds. Ends
  /// with its standard input.
  private void listen() {
    byte[] line = new byte[BYTES];
    try {
      while (System.in.read(line) > 0) {
        long now = System.nanoTime();
        Platform.runLater(() -> change(now));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.exit(0);
  }

  private void change(long now) {
    changedNanos = now;
    pulses = 0;
    // So that it can be seen from outside.
    text.getScene().setFill(text.getScene().getFill().equals(ONE) ? OTHER : ONE);
    text.setText(text.getText().equals("Xin chào") ? "Mời vào" : "Xin chào");
    Platform.requestNextPulse();
  }
}
