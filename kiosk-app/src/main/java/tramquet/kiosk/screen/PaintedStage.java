package tramquet.kiosk.screen;

import java.time.Duration;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import tramquet.drivers.Schedule;
import tramquet.kiosk.lane.Screen;

/// The stage behind [KioskWindow]: builds nodes for what changed, and notices when they are
/// painted.
///
/// Thread: the JavaFX thread only.
final class PaintedStage {
  /// How long one language stands on the idle screen: long enough to be read twice.
  static final Duration TURN = Duration.ofSeconds(6);

  private static final Duration SECOND = Duration.ofSeconds(1);

  /// Its place among the children of the root.
  private static final int FOOTER = 1;

  private final WindowSettings settings;
  private final PictureBook book;
  private final WindowEvents events;
  private final Schedule schedule;
  private final Stage stage = new Stage();
  private final Pane root = new Pane();
  private final Pulse pulse = new Pulse();
  private final Rehearsal rehearsal = new Rehearsal();
  private final Scene scene;

  private KioskWindow.Wish shown;
  private Turns turns;
  private Size size;
  private Optional<Countdown> countdown = Optional.empty();
  private Optional<Schedule.Pending> change = Optional.empty();
  private Optional<Schedule.Pending> line = Optional.empty();
  private Optional<Screen> unpainted = Optional.empty();

  PaintedStage(
      WindowSettings settings,
      KioskWindow.Wish first,
      PictureBook book,
      WindowEvents events,
      Schedule schedule) {
    this.settings = settings;
    this.book = book;
    this.events = events;
    this.shown = first;
    this.schedule = schedule;
    this.size = new Size(settings.width(), settings.height(), settings.viewing());
    this.turns = new Turns(settings, size, events);
    this.scene = StyleSheet.scene(new Pane(root, pulse.pixel()), size);
    open();
  }

  private void open() {
    stage.setTitle("Trạm Quét");
    stage.setScene(scene);
    stage.setOnCloseRequest(event -> events.closed());
    if (settings.fullScreen()) {
      stage.initStyle(StageStyle.UNDECORATED);
      // Where no window manager runs, nobody makes a window as large as the display.
      Rectangle2D display = javafx.stage.Screen.getPrimary().getBounds();
      stage.setX(display.getMinX());
      stage.setY(display.getMinY());
      stage.setWidth(display.getWidth());
      stage.setHeight(display.getHeight());
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
    FrameStart.now();
  }

  /// Brings the display to what is wished.
  void paint(KioskWindow.Wish wish) {
    boolean sameScreen = wish.screen().equals(shown.screen());
    boolean sameLine = wish.footer().untimed().equals(shown.footer().untimed());
    boolean sameTime = wish.footer().time().equals(shown.footer().time());
    shown = wish;
    if (!sameScreen) {
      turns.first();
      repaint();
    } else if (!sameTime && shown.screen() instanceof Screen.Idle) {
      draw();
    } else if (!sameLine) {
      awaitLine();
    }
  }

  /// On its own the status line is painted once a second at the most. What changes in it with each
  /// visitor is painted with the next screen: a record that is sent costs no frame of its own.
  private void awaitLine() {
    if (line.isEmpty()) {
      line = Optional.of(schedule.after(SECOND, () -> Platform.runLater(this::drawLine)));
    }
  }

  private void drawLine() {
    if (line.isPresent()) {
      line = Optional.empty();
      root.getChildren().set(FOOTER, footer());
    }
  }

  private void repaint() {
    countdown =
        shown.screen() instanceof Screen.Asking asking
            ? Optional.of(new Countdown(size, asking.time()))
            : Optional.empty();
    draw();
    unpainted = Optional.of(shown.screen());
    begin();
    awaitChange();
  }

  private void draw() {
    line.ifPresent(Schedule.Pending::cancel);
    line = Optional.empty();
    // First away with the old: if drawing the new one fails, no green of somebody else stays.
    root.getChildren().clear();
    root.getChildren().add(turns.draw(shown.screen(), shown.footer().time()));
    root.getChildren().add(footer());
    countdown.ifPresent(each -> root.getChildren().add(each.pane()));
  }

  /// Reading lasts a few milliseconds. It waits for a beat, by which it mostly is over: if its
  /// frame began at once, the verdict would have to wait until that is painted. The first frame of
  /// all is begun by the window.
  private void begin() {
    if (shown.screen() instanceof Screen.Busy || !stage.isShowing()) {
      Platform.requestNextPulse();
    } else {
      FrameStart.now();
    }
  }

  private Pane footer() {
    Pane footer = turns.ofThePlace().of(shown.footer(), shown.screen());
    footer.setLayoutY(size.bodyHeight());
    return footer;
  }

  /// A screen that changes by itself does so by steps, seconds apart: between them nothing is
  /// painted.
  private void awaitChange() {
    change.ifPresent(Schedule.Pending::cancel);
    change = Optional.empty();
    if (countdown.isPresent()) {
      change = Optional.of(schedule.after(SECOND, () -> Platform.runLater(this::second)));
    } else if (shown.screen() instanceof Screen.Idle && (turns.change() || !rehearsal.isOver())) {
      change = Optional.of(schedule.after(TURN, () -> Platform.runLater(this::turn)));
    }
  }

  private void second() {
    countdown.ifPresent(Countdown::second);
    awaitChange();
  }

  private void turn() {
    if (shown.screen() instanceof Screen.Idle) {
      turns.next();
      draw();
      rehearsal.next(verdict -> turns.draw(verdict, Optional.empty()), size);
    }
    awaitChange();
  }

  private void resized() {
    if (scene.getWidth() >= 1 && scene.getHeight() >= 1) {
      size = new Size(scene.getWidth(), scene.getHeight(), settings.viewing());
      turns = new Turns(settings, size, events);
      repaint();
    }
  }

  /// The frame that is begun holds the change. JavaFX paints it on a thread of its own.
  private void pulse() {
    unpainted.ifPresent(screen -> Platform.runLater(() -> awaitPaint(screen)));
    unpainted = Optional.empty();
  }

  /// That thread paints in order: when it has painted one pixel more, it has handed the frame back,
  /// and what brings it to the display is the next task of this thread.
  private void awaitPaint(Screen screen) {
    new Rectangle(1, 1).snapshot(null, null);
    Platform.runLater(() -> painted(screen));
  }

  private void painted(Screen screen) {
    events.painted(screen);
    if (screen.equals(shown.screen())) {
      book.shown(screen, () -> Raster.of(scene));
    }
  }

  /// Has a frame painted and then runs the answer.
  void ask(Runnable answer) {
    pulse.ask(answer);
  }

  /// Takes the window away.
  void close() {
    unpainted = Optional.empty();
    change.ifPresent(Schedule.Pending::cancel);
    line.ifPresent(Schedule.Pending::cancel);
    stage.close();
  }
}
