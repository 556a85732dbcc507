package tramquet.kiosk;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.ShelfLife;

/// How the kiosk is, in one place: the line at the foot of the screen and the status that the
/// centre sees are both read off it.
///
/// Thread: any.
final class Board implements UplinkEvents {
  private final Consumer<Screen.Footer> foot;
  private volatile LongSupplier unsent = () -> 0;
  private volatile boolean scanner = true;
  private volatile boolean centre;
  private volatile String lane = "starting";

  Board(Consumer<Screen.Footer> foot) {
    this.foot = foot;
  }

  /// From now on the number of unsent records is asked here.
  void counting(LongSupplier records) {
    unsent = records;
    show();
  }

  void scanner(boolean answers) {
    scanner = answers;
    show();
  }

  /// What the lane shows now.
  void lane(Screen screen) {
    lane =
        screen instanceof Screen.OutOfOrder(Screen.Cause cause)
            ? cause.name().toLowerCase(Locale.ROOT).replace('_', '-')
            : screen instanceof Screen.Emergency ? "emergency" : "ready";
  }

  /// Something was written.
  void committed() {
    show();
  }

  @Override
  public void connected() {
    centre = true;
    show();
  }

  @Override
  public void disconnected(String reason) {
    centre = false;
    show();
  }

  @Override
  public void acknowledged(Epoch epoch, long upTo) {
    show();
  }

  KioskStatus status(KioskId kiosk, UUID bootId, long packVersion, String software) {
    return new KioskStatus(
        kiosk,
        true,
        bootId,
        lane,
        scanner,
        unsent.getAsLong(),
        packVersion,
        software,
        java.util.Map.of());
  }

  Screen.Footer footer() {
    return new Screen.Footer(scanner, centre, unsent.getAsLong(), ShelfLife.Age.FRESH);
  }

  private void show() {
    foot.accept(footer());
  }
}
