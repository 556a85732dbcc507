package tramquet.kiosk;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.screen.Answers;
import tramquet.kiosk.screen.WindowEvents;

/// What the window reports, in the words of the lane.
///
/// Thread: the JavaFX thread; hands over and returns.
final class WindowReports implements WindowEvents {
  private final Consumer<Event> lane;
  private final LongConsumer firstPaint;
  private final Runnable stop;
  private final LongSupplier nanoTime;
  private final AtomicBoolean unpainted = new AtomicBoolean(true);

  /// @param firstPaint told once, when the first screen is painted
  /// @param stop is run when staff close the window
  WindowReports(
      Consumer<Event> lane, LongConsumer firstPaint, Runnable stop, LongSupplier nanoTime) {
    this.lane = lane;
    this.firstPaint = firstPaint;
    this.stop = stop;
    this.nanoTime = nanoTime;
  }

  @Override
  public void painted(Screen screen) {
    if (unpainted.getAndSet(false)) {
      firstPaint.accept(nanoTime.getAsLong());
    }
  }

  @Override
  public void answered(Answers answers) {
    lane.accept(
        new Event.Declared(
            nanoTime.getAsLong(), answers.symptoms(), answers.epidemicZone(), answers.contact()));
  }

  @Override
  public void cancelled() {
    lane.accept(new Event.Cancelled(nanoTime.getAsLong()));
  }

  @Override
  public void closed() {
    stop.run();
  }
}
