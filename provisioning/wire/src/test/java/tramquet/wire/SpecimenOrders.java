package tramquet.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Invented orders for the tests of the wire. Those that are golden never change.
final class SpecimenOrders {
  static final Instant FROM = Instant.parse("2030-01-01T00:00:00Z");
  static final StaffRef STAFF = new StaffRef("BX7-0042");
  static final KioskId KIOSK = new KioskId("ben-xe-01");
  static final PlaceId PLACE = new PlaceId("cho-han-2");

  /// One of each kind.
  static final List<StaffAct> ACTS =
      List.of(
          new StaffAct.Admit(StaffReason.MEDICAL),
          new StaffAct.HoldGate(StaffReason.CROWD),
          new StaffAct.ReleaseGate(),
          new StaffAct.StartTrip("51B-12345"),
          new StaffAct.EndTrip(),
          new StaffAct.CloseLane(),
          new StaffAct.OpenLane(),
          new StaffAct.Test(),
          new StaffAct.SignIn(),
          new StaffAct.Maintain(),
          new StaffAct.Reprovision());

  private SpecimenOrders() {}

  /// A badge that lets people in all day, at every lane of a place.
  static Order admit() {
    return new Order(
        id(1),
        new StaffAct.Admit(StaffReason.CHECKED_BY_HAND),
        new Audience.OnePlace(PLACE, Optional.empty()),
        STAFF,
        FROM,
        FROM.plus(Duration.ofHours(12)),
        false);
  }

  /// The same for one lane.
  static Order holdGate() {
    return new Order(
        id(2),
        new StaffAct.HoldGate(StaffReason.GOODS),
        new Audience.OnePlace(PLACE, Optional.of("2")),
        STAFF,
        FROM,
        FROM.plus(Duration.ofHours(24)),
        false);
  }

  /// The code of a member of staff, for a shift at one place.
  static Order signIn() {
    return new Order(
        id(4),
        new StaffAct.SignIn(),
        new Audience.OnePlace(PLACE, Optional.empty()),
        STAFF,
        FROM,
        FROM.plus(Duration.ofHours(8)),
        false);
  }

  /// A technician's, for one kiosk and one visit to it.
  static Order maintain() {
    return once(new StaffAct.Maintain(), Duration.ofHours(2));
  }

  /// A kiosk gets another name, once.
  static Order reprovision() {
    return once(new StaffAct.Reprovision(), Duration.ofHours(2));
  }

  /// A command.
  static Order startTrip() {
    return once(new StaffAct.StartTrip("pha-0715"), Duration.ofMinutes(10));
  }

  static Order once(StaffAct act, Duration lasting) {
    return new Order(
        id(3), act, new Audience.OneKiosk(KIOSK), STAFF, FROM, FROM.plus(lasting), true);
  }

  static UUID id(int number) {
    return new UUID(0x1111_2222_3333_4444L, number);
  }
}
