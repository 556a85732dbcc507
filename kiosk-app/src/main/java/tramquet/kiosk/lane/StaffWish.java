package tramquet.kiosk.lane;

/// What staff touch.
public sealed interface StaffWish {

  /// Another page.
  record Turn(Target to) implements StaffWish {}

  /// Something to be done, by the words of the wire.
  record Act(tramquet.wire.StaffAct act) implements StaffWish {}

  /// Have the call for staff sound.
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
    PARTS,
    SELF_TEST
  }
}
