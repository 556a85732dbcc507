package tramquet.kiosk.lane;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.wire.Direction;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;

/// What the machine wants done. The order in a step is the order in which it is done.
public sealed interface Effect {

  /// Read the code and judge it, together with what the person has shown before.
  ///
  /// @param way which way the person goes
  record Assess(ScanData scan, Direction way, Optional<Evidence> before) implements Effect {}

  /// Judge again, now with what was answered on the screen.
  record Judge(Evidence evidence, Event.Declared answers) implements Effect {}

  /// Write a record to disk; the answer is `Committed` or `CommitFailed`, which name this effect.
  sealed interface Commit extends Effect {
    /// The trip that the record belongs to.
    Optional<String> trip();
  }

  /// A record that a person, or a gate, may be waiting for.
  sealed interface Awaitable extends Commit {
    /// Tells this one from any other that may still be on its way to disk.
    long ticket();

    /// Whether it holds only once it is on disk; what has happened already holds without.
    boolean opens();
  }

  /// Write a visit.
  ///
  /// @param packVersion of the rules that decided
  record CommitVisit(
      long ticket,
      Evidence evidence,
      Decision.Final decision,
      long packVersion,
      Optional<String> trip)
      implements Awaitable {
    @Override
    public boolean opens() {
      return true;
    }
  }

  /// Write what staff did.
  ///
  /// @param order by which it was done
  /// @param about the refused visit of the person who is let in by hand, if there is one
  /// @param evidence what is known of that person
  record CommitStaffAct(
      long ticket,
      StaffAct act,
      Optional<Ordered> order,
      Optional<UUID> about,
      Optional<Evidence> evidence,
      Optional<String> trip)
      implements Awaitable {
    @Override
    public boolean opens() {
      return act instanceof StaffAct.Opening;
    }
  }

  /// Write that the person of a visit, or of an admission by hand, has passed.
  ///
  /// @param way which way
  record CommitPassage(UUID visit, Direction way, Optional<String> trip) implements Commit {}

  /// Write that the person of a visit, or of an admission by hand, did not pass.
  ///
  /// @param way which way they would have gone
  record CommitAnnulment(UUID visit, Direction way, Optional<String> trip) implements Commit {}

  /// Write what happened at the gate.
  ///
  /// @param about the visit behind which it happened
  record CommitIncident(Incident incident, Optional<UUID> about, Optional<String> trip)
      implements Commit {}

  /// Write that a trip began.
  ///
  /// @param by who began it
  record CommitTrip(String by, Optional<Ordered> order, Optional<String> trip) implements Commit {}

  /// Write that a trip ended.
  ///
  /// @param by who ended it
  record CommitTripEnd(String by, Optional<Ordered> order, Optional<String> trip)
      implements Commit {}

  /// Tell whoever ordered something how it ended.
  ///
  /// @param refusal why it was not done; empty: it was
  record Answer(UUID order, Optional<Refusal> refusal) implements Effect {}

  /// Keep in mind that the person of a committed visit was let in here.
  ///
  /// @param way which way
  /// @param evidence empty for somebody let in by hand of whom nothing is known
  record Remember(UUID visit, Direction way, Optional<Evidence> evidence) implements Effect {}

  /// Keep on disk what must survive a restart; without waiting for it.
  record Keep(Kept kept) implements Effect {}

  /// Lamp and tone.
  record Indicate(Signal signal) implements Effect {}

  /// Let one person through.
  record OpenGate() implements Effect {}

  /// Hold the gate open.
  ///
  /// @param limit the gate itself lets go after this
  record HoldGate(Duration limit) implements Effect {}

  /// Let the gate go, if it is held.
  record ReleaseGate() implements Effect {}

  /// The window.
  record Show(Screen screen) implements Effect {}

  /// Try whether the storage works again; the answer is `DeviceBack`, or nothing.
  record ProbeStorage() implements Effect {}

  /// Look at every part; the answer is `Examined`.
  record Examine() implements Effect {}

  /// Take a claim code, though the kiosk is set up; the answer is `SettingUp`, or another start.
  record TakeClaim(ScanData scan) implements Effect {}

  /// A scan was dropped, because a person was being served.
  record CountDropped() implements Effect {}

  /// What lamp and buzzer say.
  enum Signal {
    /// The kiosk cannot serve yet.
    STARTING,
    READY,
    /// A code is being judged: what was lit for the one before goes out, so that the same colour
    /// twice is seen as twice.
    READING,
    ADMIT,
    /// Go, by somebody's decision and not by the code's.
    ADMIT_BY_STAFF,
    REFUSE,
    ASK,
    UNREADABLE,
    /// A code was read that is no visitor's: nothing lights up, but it is heard.
    HEARD,
    /// Staff were called, and come.
    HELP,
    /// Somebody went through who should not have.
    ALARM,
    /// The gate stands open.
    HELD,
    OUT_OF_ORDER,
    EMERGENCY,
    /// For a technician to look at.
    TRY_RED,
    TRY_GREEN,
    TRY_AMBER,
    /// To listen to.
    TRY_BUZZER
  }
}
