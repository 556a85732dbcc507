package tramquet.kiosk.lane;

import java.util.Optional;
import java.util.UUID;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;

/// What the machine wants done. The order in a step is the order in which it is done.
public sealed interface Effect {

  /// Read the code and judge it, together with what the person has shown before.
  record Assess(ScanData scan, Optional<Evidence> before) implements Effect {}

  /// Judge again, now with what was answered on the screen.
  record Judge(Evidence evidence, Event.Declared answers) implements Effect {}

  /// Write a record to disk; the answer is `Committed` or `CommitFailed`, which name this effect.
  sealed interface Commit extends Effect {}

  /// Write a visit.
  ///
  /// @param ticket tells this visit from any other that may still be on its way to disk
  /// @param packVersion of the rules that decided
  record CommitVisit(long ticket, Evidence evidence, Decision.Final decision, long packVersion)
      implements Commit {}

  /// Write that the person of a visit has passed.
  record CommitPassage(UUID visit) implements Commit {}

  /// Write that the person of a visit did not pass.
  record CommitAnnulment(UUID visit) implements Commit {}

  /// Keep in mind that the person of a committed visit was let in here.
  record Remember(UUID visit, Evidence evidence) implements Effect {}

  /// Lamp and tone.
  record Indicate(Signal signal) implements Effect {}

  /// One pulse.
  record OpenGate() implements Effect {}

  /// The window.
  record Show(Screen screen) implements Effect {}

  /// Try whether the storage works again; the answer is `DeviceBack`, or nothing.
  record ProbeStorage() implements Effect {}

  /// A scan was dropped, because a person was being served.
  record CountDropped() implements Effect {}

  /// What lamp and buzzer say.
  enum Signal {
    READY,
    /// A code is being judged: what was lit for the one before goes out, so that the same colour
    /// twice is seen as twice.
    READING,
    ADMIT,
    REFUSE,
    ASK,
    UNREADABLE,
    OUT_OF_ORDER,
    EMERGENCY
  }
}
