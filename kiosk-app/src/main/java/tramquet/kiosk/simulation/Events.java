package tramquet.kiosk.simulation;

import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.SetUp;
import tramquet.kiosk.lane.StaffWish;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;

/// Events in words.
final class Events {
  private Events() {}

  static String words(Event event) {
    return switch (event) {
      case Event.ScanRead(long _, ScanData scan) -> "a code was read: " + Visitor.of(scan).word();
      case Event.Assessed(long _, Assessment assessment) -> "judged: " + words(assessment);
      case Event.Committed(long _, Effect.Commit commit, var _) -> "on disk: " + written(commit);
      case Event.CommitFailed(long _, Effect.Commit commit, var _) ->
          "NOT on disk: " + written(commit);
      case Event.PassageBegan _ -> "somebody is in the passage";
      case Event.PassageEnded _ -> "the passage is free";
      case Event.NobodyPassed _ -> "the gate has closed, nobody went through";
      case Event.Tailgated _ -> "a second body went through";
      case Event.GateForced _ -> "somebody pushed through the gate";
      case Event.Declared declared ->
          "the questions are answered: " + (declared.symptoms() ? "ill" : "well");
      case Event.Cancelled _ -> "the questions are left";
      case Event.HelpCalled _ -> "staff are called";
      case Event.StaffActed _ -> "staff have acted";
      case Event.StaffAtScreen _ -> "somebody wants to sign in at the screen";
      case Event.SignedIn _ -> "staff have signed in";
      case Event.PinRefused _ -> "a PIN does not count";
      case Event.StaffWished(long _, StaffWish wish) -> "staff touched: " + wish;
      case Event.Examined _ -> "every part was looked at";
      case Event.StaffCodeRefused _ -> "a code of staff does not count";
      case Event.ClaimShown shown ->
          "a claim code is shown, the jumper is " + (shown.jumper() ? "in" : "out");
      case Event.PackBrought _ -> "a pack is brought";
      case Event.DeviceLost(long _, Screen.Cause cause) -> "lost: " + words(cause);
      case Event.DeviceBack(long _, Screen.Cause cause) -> "well again: " + words(cause);
      case Event.EmergencyOn _ -> "the emergency loop is open";
      case Event.EmergencyOff _ -> "the emergency loop is closed";
      case Event.SettingUp(long _, SetUp.Refused _) -> "the claim code does not count";
      case Event.SettingUp _ -> "somebody sets the kiosk up";
      case Event.Provisioned _ -> "keys and rules are there";
      case Event.Tick _ -> "time is over";
    };
  }

  private static String words(Screen.Cause cause) {
    return Script.word(cause).replace('_', ' ');
  }

  private static String written(Effect.Commit commit) {
    return Effects.words(commit);
  }

  private static String words(Assessment assessment) {
    return switch (assessment) {
      case Assessment.Judged(var _, Decision decision, long _) ->
          switch (decision) {
            case Decision.Admit _ -> "admit";
            case Decision.Refuse refusal -> "refuse, " + refusal.reasons().getFirst().text();
            case Decision.Ask ask -> "ask, " + ask.reasons().getFirst().text();
          };
      case Assessment.SameVisit _ -> "the visit of a moment ago";
      case Assessment.PlaceCodeShown _ -> "the code of a place";
      case Assessment.Unreadable _ -> "nothing that can be read";
    };
  }
}
