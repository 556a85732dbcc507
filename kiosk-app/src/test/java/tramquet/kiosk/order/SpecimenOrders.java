package tramquet.kiosk.order;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.Frame;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.clock.WallTime;
import tramquet.wire.Audience;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.PlaceId;
import tramquet.wire.SigningKey;
import tramquet.wire.StaffAct;
import tramquet.wire.StaffReason;
import tramquet.wire.StaffRef;
import tramquet.wire.TrustedKeys;

/// Invented orders, and a kiosk that hears them.
final class SpecimenOrders {
  static final SigningKey KEY = SigningKey.generate();
  static final SigningKey STRANGER = SigningKey.generate();
  static final KioskId KIOSK = new KioskId("ben-xe-01");
  static final PlaceId PLACE = new PlaceId("ben-xe-7");
  static final StaffRef STAFF = new StaffRef("BX7-0042");
  static final StaffAct ADMIT = new StaffAct.Admit(StaffReason.CHECKED_BY_HAND);
  static final Instant FROM = Instant.parse("2030-01-01T06:00:00Z");
  static final Instant UNTIL = FROM.plus(Duration.ofHours(1));
  static final WallTime NOON = new WallTime(FROM.plus(Duration.ofMinutes(30)), true);

  static final OrderRules RULES =
      new OrderRules(TrustedKeys.of(KEY.publicKey()), KIOSK, Optional.of(PLACE), "2");

  private SpecimenOrders() {}

  /// A badge for the whole place.
  static Order badge(StaffAct act) {
    return new Order(
        new UUID(1, 1),
        act,
        new Audience.OnePlace(PLACE, Optional.empty()),
        STAFF,
        FROM,
        UNTIL,
        false);
  }

  /// A command for this kiosk.
  static Order command(int number, StaffAct act) {
    return new Order(
        new UUID(2, number), act, new Audience.OneKiosk(KIOSK), STAFF, FROM, UNTIL, true);
  }

  /// What the reader makes of a code.
  static ScanData scan(String text, long atNanos) {
    return ScanData.from(new Frame(Bytes.of(text.getBytes(US_ASCII)), atNanos, atNanos), "entry");
  }
}
