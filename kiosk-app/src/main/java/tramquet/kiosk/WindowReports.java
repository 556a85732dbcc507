package tramquet.kiosk;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.StaffWish;
import tramquet.kiosk.order.PinDesk;
import tramquet.kiosk.screen.Answers;
import tramquet.kiosk.screen.WindowEvents;

/// What the window reports, in the words of the lane.
///
/// Thread: the JavaFX thread; hands over and returns.
final class WindowReports implements WindowEvents {
  private final Consumer<Event> lane;
  private final Optional<PinDesk> pin;
  private final ObjLongConsumer<Screen> painted;
  private final Runnable stop;
  private final LongSupplier nanoTime;

  /// @param pin takes PINs, where one is set
  /// @param painted told of each screen that is painted, and when
  /// @param stop is run when staff close the window
  WindowReports(
      Consumer<Event> lane,
      Optional<PinDesk> pin,
      ObjLongConsumer<Screen> painted,
      Runnable stop,
      LongSupplier nanoTime) {
    this.lane = lane;
    this.pin = pin;
    this.painted = painted;
    this.stop = stop;
    this.nanoTime = nanoTime;
  }

  @Override
  public void painted(Screen screen) {
    painted.accept(screen, nanoTime.getAsLong());
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

  /// Where no PIN is set, there is nothing to be typed.
  @Override
  public void staffAtScreen() {
    if (pin.isPresent()) {
      lane.accept(new Event.StaffAtScreen(nanoTime.getAsLong()));
    }
  }

  @Override
  public void pin(String digits) {
    pin.ifPresent(desk -> desk.typed(digits));
  }

  @Override
  public void staffWished(StaffWish wish) {
    lane.accept(new Event.StaffWished(nanoTime.getAsLong(), wish));
  }

  @Override
  public void helpCalled() {
    lane.accept(new Event.HelpCalled(nanoTime.getAsLong()));
  }

  @Override
  public void closed() {
    stop.run();
  }
}
