package tramquet.kiosk.bench;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/// The least that JavaFX can show: a window of the kiosk's size with two words.
public final class HelloWindow extends Application {
  /// Printed when the words are on the display.
  static final String SHOWN = "shown";

  private int pulses;

  /// Shows the window until the process is ended.
  public static void main(String[] arguments) {
    launch(arguments);
  }

  @Override
  public void start(Stage stage) {
    Text text = new Text(100, 400, "Xin chào");
    Scene scene = new Scene(new Pane(text), 1280, 800);
    scene.addPostLayoutPulseListener(this::pulse);
    stage.setScene(scene);
    stage.show();
    Platform.requestNextPulse();
  }

  /// The second pulse comes after the first was rendered.
  private void pulse() {
    pulses++;
    if (pulses == 2) {
      System.out.println(SHOWN);
    } else {
      Platform.requestNextPulse();
    }
  }
}
