package tramquet.kiosk.simulation;

import java.util.List;
import tramquet.kiosk.lane.SelfTest;
import tramquet.kiosk.lane.StaffWish;
import tramquet.kiosk.lane.StaffWish.Target;
import tramquet.wire.StaffAct;
import tramquet.wire.StaffReason;

/// What a finger of staff can touch, on whichever page: whether it is there at that moment, the
/// machine must know itself, because a finger may be late.
enum Touch {
  MENU,
  VISITS,
  REASONS,
  TRIPS,
  LANGUAGES,
  PARTS,
  MORE,
  PINS,
  SELFTEST,
  YES,
  NO,
  SPEAK,
  CALL,
  RED,
  GATE,
  ADMIT,
  HOLD,
  RELEASE,
  BEGIN,
  ARRIVED,
  CLOSE,
  OPEN,
  LEAVE;

  /// The steps of the self-test of a simulated lane.
  static final List<SelfTest.Step> STEPS =
      List.of(SelfTest.Step.RED, SelfTest.Step.GATE, SelfTest.Step.READER);

  /// What it asks for.
  StaffWish wish() {
    return switch (this) {
      case MENU -> new StaffWish.Turn(Target.MENU);
      case VISITS -> new StaffWish.Turn(Target.VISITS);
      case REASONS -> new StaffWish.Turn(Target.ADMIT);
      case TRIPS -> new StaffWish.Turn(Target.TRIP);
      case LANGUAGES -> new StaffWish.Turn(Target.LANGUAGES);
      case PARTS -> new StaffWish.Turn(Target.PARTS);
      case MORE -> new StaffWish.Turn(Target.MORE_PARTS);
      case PINS -> new StaffWish.Turn(Target.PINS);
      case SELFTEST -> new StaffWish.Turn(Target.SELF_TEST);
      case YES -> new StaffWish.Answer(true);
      case NO -> new StaffWish.Answer(false);
      case SPEAK -> new StaffWish.Speak("en");
      case CALL -> new StaffWish.CallTest();
      case RED -> new StaffWish.Try(SelfTest.Step.RED);
      case GATE -> new StaffWish.Try(SelfTest.Step.GATE);
      case ADMIT -> new StaffWish.Act(new StaffAct.Admit(StaffReason.MEDICAL));
      case HOLD -> new StaffWish.Act(new StaffAct.HoldGate(StaffReason.GOODS));
      case RELEASE -> new StaffWish.Act(new StaffAct.ReleaseGate());
      case BEGIN -> new StaffWish.Act(new StaffAct.StartTrip("ferry-9"));
      case ARRIVED -> new StaffWish.Act(new StaffAct.EndTrip());
      case CLOSE -> new StaffWish.Act(new StaffAct.CloseLane());
      case OPEN -> new StaffWish.Act(new StaffAct.OpenLane());
      case LEAVE -> new StaffWish.Leave();
    };
  }
}
