package tramquet.kiosk.lane;

import java.util.UUID;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.risk.Assessment;

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

  /// Somebody has passed.
  record PassageEnded(long atNanos) implements Event {}

  /// The questions on the screen were answered.
  record Declared(long atNanos, boolean symptoms, boolean epidemicZone, boolean contact)
      implements Event {}

  /// The person walked away from the questions.
  record Cancelled(long atNanos) implements Event {}

  /// Something the lane cannot work without is gone.
  record DeviceLost(long atNanos, Screen.Cause cause) implements Event {}

  /// It is back.
  record DeviceBack(long atNanos, Screen.Cause cause) implements Event {}

  /// The emergency input opened: people must get out.
  record EmergencyOn(long atNanos) implements Event {}

  /// The emergency is over.
  record EmergencyOff(long atNanos) implements Event {}

  /// The time that a state asked for has come.
  record Tick(long atNanos) implements Event {}
}
