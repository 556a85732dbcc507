package tramquet.kiosk.lane;

/// What staff touch.
public sealed interface StaffWish {

  /// Another page.
  record Turn(Target to) implements StaffWish {}

  /// Something to be done, by the words of the wire.
  record Act(tramquet.wire.StaffAct act) implements StaffWish {}

  /// Be spoken to in this language, by ISO 639, until they leave.
  record Speak(String language) implements StaffWish {}

  /// Have an output do something for a moment.
  record Try(SelfTest.Step output) implements StaffWish {}

  /// Call staff as a visitor would, to see that somebody comes.
  record CallTest() implements StaffWish {}

  /// An answer of the self-test.
  record Answer(boolean yes) implements StaffWish {}

  /// They are done.
  record Leave() implements StaffWish {}

  /// Pages that can be asked for.
  enum Target {
    MENU,
    VISITS,
    ADMIT,
    HOLD,
    TRIP,
    LANGUAGES,
    PARTS,
    /// The next sheet of the parts.
    MORE_PARTS,
    PINS,
    SELF_TEST
  }
}
