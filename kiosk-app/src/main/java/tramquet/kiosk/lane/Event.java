package tramquet.kiosk.lane;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.risk.Assessment;
import tramquet.wire.Ordered;

/// What happened to a lane. Every event knows when, in nanoseconds of the monotonic clock: the
/// machine has no clock of its own.
public sealed interface Event {

  /// Monotonic time of the event, in nanoseconds.
  long atNanos();

  /// A code was read.
  record ScanRead(long atNanos, ScanData scan) implements Event {}

  /// The code that was being looked at has been judged.
  record Assessed(long atNanos, Assessment assessment) implements Event {}

  /// A record is on disk.
  ///
  /// @param commit what asked for it
  /// @param id the record's
  record Committed(long atNanos, Effect.Commit commit, UUID id) implements Event {}

  /// A record is not on disk and never will be: nothing was promised to anybody.
  record CommitFailed(long atNanos, Effect.Commit commit, Screen.Cause cause) implements Event {}

  /// Somebody stepped into the passage.
  record PassageBegan(long atNanos) implements Event {}

  /// Nobody is in the passage any more.
  record PassageEnded(long atNanos) implements Event {}

  /// The gate has closed again, and nobody went through.
  record NobodyPassed(long atNanos) implements Event {}

  /// The gate has seen a second body on one admission.
  record Tailgated(long atNanos) implements Event {}

  /// The gate was turned or pushed without an admission.
  record GateForced(long atNanos) implements Event {}

  /// The questions on the screen were answered.
  record Declared(long atNanos, boolean symptoms, boolean epidemicZone, boolean contact)
      implements Event {}

  /// The person walked away from the questions.
  record Cancelled(long atNanos) implements Event {}

  /// Somebody touched "call staff".
  record HelpCalled(long atNanos) implements Event {}

  /// Staff have done something, at the lane, from afar, or by time-table. Whether they may was
  /// checked before.
  ///
  /// @param order the signed order behind it, which is answered; empty where nobody ordered it
  record StaffActed(long atNanos, StaffAct act, Optional<Ordered> order) implements Event {
    /// Nobody awaits an answer.
    public StaffActed(long atNanos, StaffAct act) {
      this(atNanos, act, Optional.empty());
    }
  }

  /// Somebody touched where staff sign in, and a PIN would be taken.
  record StaffAtScreen(long atNanos) implements Event {}

  /// Somebody has shown that they are staff, or a technician. Whether they may was checked before.
  record SignedIn(long atNanos, Session.Who who) implements Event {}

  /// A PIN was wrong, or came too soon after a wrong one.
  ///
  /// @param pause how long none is taken
  record PinRefused(long atNanos, Duration pause) implements Event {}

  /// Staff touched something.
  record StaffWished(long atNanos, StaffWish wish) implements Event {}

  /// How the kiosk is was asked for, and is known.
  record Examined(long atNanos, Report report) implements Event {}

  /// A staff code was shown that does not count.
  ///
  /// @param jumper it would count if the maintenance jumper were in
  record StaffCodeRefused(long atNanos, boolean jumper) implements Event {
    /// It does not count in any case.
    public StaffCodeRefused(long atNanos) {
      this(atNanos, false);
    }
  }

  /// A claim code was shown to a kiosk that is set up.
  ///
  /// @param jumper whether the maintenance jumper is in
  record ClaimShown(long atNanos, ScanData scan, boolean jumper) implements Event {}

  /// A code of a pack was shown, or the pack is whole.
  record PackBrought(long atNanos, PackShown what) implements Event {}

  /// Something the lane cannot work without is gone.
  record DeviceLost(long atNanos, Screen.Cause cause) implements Event {}

  /// It is back.
  record DeviceBack(long atNanos, Screen.Cause cause) implements Event {}

  /// The emergency input opened: people must get out.
  record EmergencyOn(long atNanos) implements Event {}

  /// The emergency is over.
  record EmergencyOff(long atNanos) implements Event {}

  /// Somebody sets the kiosk up, and is to be told something.
  record SettingUp(long atNanos, SetUp what) implements Event {}

  /// The kiosk has its keys and its rules: it can serve.
  record Provisioned(long atNanos) implements Event {}

  /// The time that a state asked for has come.
  record Tick(long atNanos) implements Event {}
}
