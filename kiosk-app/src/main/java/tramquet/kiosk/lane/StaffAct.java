package tramquet.kiosk.lane;

import java.util.Optional;

/// What staff do by hand, or have a time-table do. Each is a record of its own: who, and why.
///
/// `by` is the staff's id, never a name, or [#TIMETABLE], or [#TIME_LIMIT].
public sealed interface StaffAct {
  /// Acts that the clock does.
  String TIMETABLE = "timetable";

  /// Ends what was held for too long.
  String TIME_LIMIT = "time-limit";

  /// Who.
  String by();

  /// The same as the wire says it; empty for what asks nothing of the lane, or is no act of its
  /// own.
  static Optional<StaffAct> of(tramquet.wire.StaffAct act, String by) {
    return switch (act) {
      case tramquet.wire.StaffAct.Admit admit -> Optional.of(new Admit(by, admit.why().text()));
      case tramquet.wire.StaffAct.HoldGate hold -> Optional.of(new HoldGate(by, hold.why().text()));
      case tramquet.wire.StaffAct.ReleaseGate _ -> Optional.of(new ReleaseGate(by));
      case tramquet.wire.StaffAct.StartTrip(String trip) -> Optional.of(new StartTrip(by, trip));
      case tramquet.wire.StaffAct.EndTrip _ -> Optional.of(new EndTrip(by));
      case tramquet.wire.StaffAct.CloseLane _ -> Optional.of(new CloseLane(by, "ordered"));
      case tramquet.wire.StaffAct.OpenLane _ -> Optional.of(new OpenLane(by));
      case tramquet.wire.StaffAct.SignIn _,
          tramquet.wire.StaffAct.Maintain _,
          tramquet.wire.StaffAct.Reprovision _,
          tramquet.wire.StaffAct.Test _ ->
          Optional.empty();
    };
  }

  /// Acts that open the gate, and therefore wait until they are on disk.
  sealed interface Opening extends StaffAct {
    /// In the words of whoever did it.
    String why();
  }

  /// Let one person through.
  record Admit(String by, String why) implements Opening {}

  /// Hold the gate open until told otherwise, or until the limit.
  record HoldGate(String by, String why) implements Opening {}

  /// Hold it no longer.
  record ReleaseGate(String by) implements StaffAct {}

  /// A trip begins; one that runs ends.
  record StartTrip(String by, String trip) implements StaffAct {}

  /// The trip ends.
  record EndTrip(String by) implements StaffAct {}

  /// Nobody is served here until the lane is opened again.
  record CloseLane(String by, String why) implements StaffAct {}

  /// Serve again.
  record OpenLane(String by) implements StaffAct {}
}
