package tramquet.kiosk.simulation;

import java.time.Duration;
import tramquet.kiosk.lane.StaffAct;

/// One thing that happens in the world of a simulated lane. A sequence of them is a whole story:
/// the same acts on the same lane end the same way.
sealed interface Act {

  /// A code is held before the reader and read once.
  record Scan(Visitor visitor) implements Act {}

  /// Time passes.
  record Wait(Duration time) implements Act {}

  /// Time passes until the lane wants a tick, and not a nanosecond more.
  record WaitForTick() implements Act {}

  /// Somebody steps into the passage.
  record Step() implements Act {}

  /// Whoever is in the passage leaves it.
  record Leave() implements Act {}

  /// The gate has closed again and nobody went through.
  record NobodyPassed() implements Act {}

  /// The gate sees a second body.
  record Tailgate() implements Act {}

  /// Somebody pushes through the gate.
  record Force() implements Act {}

  /// The gate is not ready any more, or is again.
  record Gate(boolean ready) implements Act {}

  /// Staff do something.
  record Staff(StaffAct act) implements Act {}

  /// A code of staff is shown that does not count.
  record StaffCodeRefused() implements Act {}

  /// Somebody touches where staff sign in.
  record AtScreen() implements Act {}

  /// A PIN is typed, or a code of staff is shown, that counts.
  record SignIn(Badge badge) implements Act {}

  /// A PIN is typed that does not count.
  record WrongPin() implements Act {}

  /// A claim code is held before the reader and read once, as a kiosk that is set up hears of it.
  ///
  /// @param jumper whether the maintenance jumper is in
  record Claim(boolean jumper) implements Act {}

  /// The claim code that was taken last does not count after all.
  record ClaimRefused() implements Act {}

  /// Staff touch something.
  record Touched(Touch what) implements Act {}

  /// Somebody touches "call staff".
  record Call() implements Act {}

  /// The questions on the screen are answered.
  record Answer(boolean symptoms) implements Act {}

  /// The questions are walked away from.
  record Cancel() implements Act {}

  /// The emergency loop opens or closes.
  record Emergency(boolean on) implements Act {}

  /// The reader is gone, or back.
  record Reader(boolean answers) implements Act {}

  /// From now on the card behaves like this.
  record Card(Disk.Mood mood) implements Act {}

  /// A card that stalls answers once.
  record CardAnswers() implements Act {}

  /// The power is cut.
  ///
  /// @param effects that are still done before, from 0: a cut may fall between any two
  /// @param written commits that were under way and are on disk all the same, from 0
  record Cut(int effects, int written) implements Act {}

  /// The power is back and the kiosk starts.
  record Power() implements Act {}

  /// The kiosk's keys are gone from its disk, which it finds at its next start; or it is given
  /// some.
  record Keys(boolean there) implements Act {}

  /// The lane looks away while so many acts happen: it finds all of them waiting.
  record LookAway(int acts) implements Act {}

  /// From now on the way to the centre behaves like this.
  record Link(Uplink.Mood mood) implements Act {}

  /// The centre is restored from a backup and has lost its newest records.
  record Restore(int records) implements Act {}

  /// As what somebody signs in.
  enum Badge {
    STAFF,
    TECHNICIAN,
    /// A technician who brings a new claim code.
    PROVISIONER
  }
}
