package tramquet.kiosk.screen;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import tramquet.drivers.Schedule;
import tramquet.drivers.ThreadSchedule;
import tramquet.kiosk.lane.Screen;

/// The window of the kiosk. It is told what to show and keeps the latest wish only: a screen that a
/// later one overtook is never painted, so visitors see no stale verdict.
///
/// Thread: every method from any thread but the JavaFX thread, except [#show] and [#footer], which
/// may be called from there too. This class holds the only door to that thread.
public final class KioskWindow implements ScreenModel {
  private static final Duration CLOSING = Duration.ofSeconds(1);

  /// What shall be on the display.
  record Wish(Screen screen, Screen.Footer footer) {}

  private volatile Wish latest;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private final PaintedStage stage;
  private final Schedule schedule;

  private KioskWindow(Wish first, PaintedStage stage, Schedule schedule) {
    this.latest = first;
    this.stage = stage;
    this.schedule = schedule;
  }

  /// Opens the window with its first screen, starting JavaFX if this is the first window of the
  /// process. JavaFX keeps the process alive afterwards: a program ends with `System.exit`.
  ///
  /// @param book where pictures of the screens go; closed by the caller after the window
  /// @throws UnsupportedOperationException where JavaFX finds no display; see [Display]
  public static KioskWindow open(
      WindowSettings settings,
      Screen screen,
      Screen.Footer footer,
      PictureBook book,
      WindowEvents events) {
    return open(settings, screen, footer, book, events, new ThreadSchedule("screen"));
  }

  /// @param schedule says when a screen changes by itself; is closed with this
  static KioskWindow open(
      WindowSettings settings,
      Screen screen,
      Screen.Footer footer,
      PictureBook book,
      WindowEvents events,
      Schedule schedule) {
    Wish first = new Wish(screen, footer);
    return Toolkit.call(() ->
        new KioskWindow(
            first, new PaintedStage(settings, first, book, events, schedule), schedule));
  }

  @Override
  public void show(Screen screen) {
    wish(present -> new Wish(screen, present.footer()));
  }

  @Override
  public void footer(Screen.Footer footer) {
    wish(present -> new Wish(present.screen(), footer));
  }

  @Override
  public void ask(Runnable answer) {
    Platform.runLater(() -> stage.ask(answer));
  }

  private synchronized void wish(UnaryOperator<Wish> change) {
    latest = change.apply(latest);
    if (underWay.compareAndSet(false, true)) {
      Platform.runLater(this::fulfil);
    }
  }

  private void fulfil() {
    // Lowered before the wish is read: a wish that comes in between is fulfilled once more, not
    // lost.
    underWay.set(false);
    stage.paint(latest);
  }

  /// Takes the window off the display. What is told to it later is not shown.
  @Override
  public void close() {
    schedule.close();
    Toolkit.tell(stage::close, CLOSING);
  }
}
