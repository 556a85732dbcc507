package tramquet.kiosk.screen;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import tramquet.kiosk.lane.Screen;

/// The stage behind [KioskWindow]: builds nodes for what changed, and notices when they are
/// painted.
///
/// Thread: the JavaFX thread only.
final class PaintedStage {
  private final WindowSettings settings;
  private final PictureBook book;
  private final WindowEvents events;
  private final Stage stage = new Stage();
  private final Pane root = new Pane();
  private final Pulse pulse = new Pulse();
  private final Scene scene;

  private KioskWindow.Wish shown;
  private ScreenView view;
  private Size size;
  private Optional<Screen> unpainted = Optional.empty();
  private int pulses;

  PaintedStage(
      WindowSettings settings, KioskWindow.Wish first, PictureBook book, WindowEvents events) {
    this.settings = settings;
    this.book = book;
    this.events = events;
    this.shown = first;
    this.size = new Size(settings.width(), settings.height());
    this.view = new ScreenView(size, settings.reader(), events);
    this.scene =
        new Scene(
            new Pane(root, pulse.pixel()), size.width(), size.height(), Palette.NEUTRAL.ground());
    open();
  }

  private void open() {
    stage.setTitle("Trạm Quét");
    stage.setScene(scene);
    stage.setOnCloseRequest(event -> events.closed());
    if (settings.fullScreen()) {
      stage.initStyle(StageStyle.UNDECORATED);
      stage.setFullScreenExitHint("");
      stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
      stage.setFullScreen(true);
      scene.setCursor(Cursor.NONE);
    } else {
      // Headless JavaFX believes in a display of 1000 × 1000 and would centre wider windows off it.
      stage.setX(0);
      stage.setY(0);
    }
    // A scanner that types must not operate the window.
    scene.addEventFilter(KeyEvent.ANY, KeyEvent::consume);
    scene.widthProperty().addListener(property -> resized());
    scene.heightProperty().addListener(property -> resized());
    scene.addPostLayoutPulseListener(this::pulse);
    pulse.follow(scene);
    repaint();
    stage.show();
  }

  /// Brings the display to what is wished.
  void paint(KioskWindow.Wish wish) {
    boolean sameScreen = wish.screen().equals(shown.screen());
    boolean sameFooter = wish.footer().equals(shown.footer());
    shown = wish;
    if (!sameScreen) {
      repaint();
    } else if (!sameFooter) {
      repaintFooter();
    }
  }

  private void repaint() {
    // First away with the old: if drawing the new one fails, no green of somebody else stays.
    root.getChildren().clear();
    root.getChildren().add(view.of(shown.screen()));
    addFooter();
    unpainted = Optional.of(shown.screen());
    pulses = 0;
    Platform.requestNextPulse();
  }

  private void repaintFooter() {
    root.getChildren().removeLast();
    addFooter();
  }

  private void addFooter() {
    Pane footer = view.of(shown.footer());
    footer.setLayoutY(size.bodyHeight());
    root.getChildren().add(footer);
  }

  private void resized() {
    if (scene.getWidth() >= 1 && scene.getHeight() >= 1) {
      size = new Size(scene.getWidth(), scene.getHeight());
      view = new ScreenView(size, settings.reader(), events);
      repaint();
    }
  }

  /// JavaFX starts a pulse only after the one before has been rendered, so the second pulse after a
  /// change tells that the change is in the buffer.
  private void pulse() {
    pulses++;
    if (unpainted.isPresent()) {
      if (pulses < 2) {
        Platform.requestNextPulse();
      } else {
        Screen screen = unpainted.get();
        unpainted = Optional.empty();
        events.painted(screen);
        book.shown(screen, () -> Raster.of(scene));
      }
    }
  }

  /// Has a frame painted and then runs the answer.
  void ask(Runnable answer) {
    pulse.ask(answer);
  }

  /// Takes the window away.
  void close() {
    unpainted = Optional.empty();
    stage.close();
  }
}
