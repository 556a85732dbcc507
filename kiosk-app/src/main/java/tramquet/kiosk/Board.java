package tramquet.kiosk;

import java.net.URI;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.lane.Incident;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.SetUp;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;

/// How the kiosk is, in one place: the line at the foot of the screen and the status that the
/// centre sees are both read off it.
///
/// Thread: any.
final class Board implements UplinkEvents {
  private final Consumer<Screen.Footer> foot;
  private volatile LongSupplier unsent = () -> 0;
  private volatile LongSupplier former = () -> 0;
  private volatile IntSupplier storage = () -> 0;
  private volatile Supplier<PackReport> packs = () -> PackReport.NONE;
  private volatile Supplier<Optional<KioskStatus.Shadow>> shadow = Optional::empty;
  private volatile Supplier<Optional<LocalTime>> time = Optional::empty;
  private volatile boolean scanner = true;
  private volatile boolean centre;
  private volatile Optional<SetUp> setUp = Optional.empty();
  private volatile String trouble = "";
  private volatile String lane = "starting";

  Board(Consumer<Screen.Footer> foot) {
    this.foot = foot;
  }

  /// From now on the number of unsent records is asked here, and how much of the room for records
  /// is taken, in percent.
  void counting(LongSupplier records, IntSupplier taken) {
    unsent = records;
    storage = taken;
    show();
  }

  /// From now on it is asked here how many records under a former name are not delivered.
  void counting(LongSupplier underFormerNames) {
    former = underFormerNames;
  }

  /// From now on the data in force is asked here.
  void reporting(Supplier<PackReport> report) {
    packs = report;
    show();
  }

  /// From now on it is asked here what rules that watch would have decided.
  void watching(Supplier<Optional<KioskStatus.Shadow>> counts) {
    shadow = counts;
  }

  /// From now on the time of the place is asked here; empty while the clock is not trusted.
  void timed(Supplier<Optional<LocalTime>> clock) {
    time = () -> clock.get().map(now -> now.truncatedTo(ChronoUnit.MINUTES));
    show();
  }

  /// The data in force may have changed, or aged, or a minute has passed.
  void looked() {
    show();
  }

  void scanner(boolean answers) {
    scanner = answers;
    show();
  }

  /// What whoever sets the kiosk up is told.
  void settingUp(SetUp what) {
    setUp = Optional.of(what);
    show();
  }

  /// What the lane shows now.
  void lane(Screen screen) {
    lane =
        switch (screen) {
          case Screen.OutOfOrder(Screen.Cause cause) -> word(cause);
          case Screen.Alarm(Incident incident) -> word(incident);
          case Screen.GateHeld _ -> "gate-held";
          case Screen.Emergency _ -> "emergency";
          case Screen.Unprovisioned _ -> "unprovisioned";
          default -> "ready";
        };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Something was written.
  void committed() {
    show();
  }

  @Override
  public void connected() {
    centre = true;
    trouble = "";
    show();
  }

  @Override
  public void disconnected(String reason) {
    centre = false;
    trouble = reason;
    show();
  }

  @Override
  public void acknowledged(Epoch epoch, long upTo) {
    show();
  }

  KioskStatus status(KioskId kiosk, UUID bootId, String software) {
    PackReport data = packs.get();
    return new KioskStatus(
        kiosk,
        true,
        bootId,
        lane,
        scanner,
        unsent.getAsLong(),
        storage.getAsInt(),
        data.rules(),
        software,
        data.held(),
        shadow.get());
  }

  /// How the lane is: out of order for something that is a part of its own, it is the symptom.
  Finding laneFinding() {
    String word = lane;
    return switch (word) {
      case "ready" -> Finding.well(Part.LANE, word);
      case "gate-held", "switched-off", "starting" -> Finding.of(Part.LANE, Grade.WORN, word);
      default -> Finding.of(Part.LANE, Grade.BROKEN, word);
    };
  }

  /// Whether the broker is there. Without it visitors are served and nothing is lost.
  ///
  /// @param broker its address; empty where there is none
  Finding brokerFinding(Optional<URI> broker) {
    long before = former.getAsLong();
    Finding now = brokerNow(broker);
    return before == 0 ? now : now.with("former-name-unsent", before);
  }

  private Finding brokerNow(Optional<URI> broker) {
    if (broker.isEmpty()) {
      return setUp.isPresent()
          ? Finding.of(Part.BROKER, Grade.WORN, "not-approved").with("unsent", unsent.getAsLong())
          : Finding.well(Part.BROKER, "none");
    }
    Finding finding =
        (centre
                ? Finding.well(Part.BROKER, "online")
                : Finding.of(Part.BROKER, Grade.WORN, "unreachable"))
            .with("address", broker.get().toString())
            .with("unsent", unsent.getAsLong());
    String why = trouble;
    return why.isEmpty() ? finding : finding.with("why", why);
  }

  /// The time of the place; empty while the clock is not trusted.
  Optional<LocalTime> time() {
    return time.get();
  }

  Screen.Footer footer() {
    return new Screen.Footer(
        scanner, centre, unsent.getAsLong(), packs.get().oldest(), time.get(), setUp);
  }

  private void show() {
    foot.accept(footer());
  }
}
