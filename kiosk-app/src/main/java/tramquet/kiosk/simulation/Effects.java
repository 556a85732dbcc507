package tramquet.kiosk.simulation;

import java.time.Duration;
import java.util.Optional;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.lane.StaffPage;
import tramquet.kiosk.risk.Decision;

/// Effects in words, a line each.
final class Effects {
  private Effects() {}

  static String words(Effect effect) {
    return switch (effect) {
      case Effect.Assess _ -> "judge   the code";
      case Effect.Judge _ -> "judge   the answers";
      case Effect.Commit commit -> "write   " + words(commit);
      case Effect.Remember _ -> "inside  remember who was let in";
      case Effect.Keep(var kept) ->
          "keep    closed " + kept.closed() + kept.trip().map(trip -> " trip " + trip).orElse("");
      case Effect.Indicate(Effect.Signal signal) -> "lamp    " + words(signal);
      case Effect.OpenGate _ -> "gate    opens for one";
      case Effect.HoldGate(Duration limit) ->
          "gate    held open, " + limit.toSeconds() + " s at most";
      case Effect.ReleaseGate _ -> "gate    let go";
      case Effect.Show(Screen screen) -> "screen  " + words(screen);
      case Effect.Answer _ -> "answer  whoever ordered it";
      case Effect.ProbeStorage _ -> "write   try whether the card works again";
      case Effect.Examine _ -> "doctor  look at every part";
      case Effect.TakeClaim _ -> "enrol   take the claim code";
      case Effect.CountDropped _ -> "scan    dropped: somebody is being served";
    };
  }

  static String words(Effect.Commit commit) {
    return switch (commit) {
      case Effect.CommitVisit visit ->
          switch (visit.decision()) {
            case Decision.Admit _ -> "visit, admitted";
            case Decision.Refuse refusal ->
                "visit, refused: " + refusal.reasons().getFirst().text();
          };
      case Effect.CommitStaffAct staff -> "act of staff: " + words(staff.act());
      case Effect.CommitPassage _ -> "passage";
      case Effect.CommitAnnulment _ -> "annulment";
      case Effect.CommitIncident incident -> Script.word(incident.incident()).replace('_', ' ');
      case Effect.CommitTrip _ -> "trip begun";
      case Effect.CommitTripEnd _ -> "trip ended";
    };
  }

  private static String words(StaffAct act) {
    return switch (act) {
      case StaffAct.Admit _ -> "admit";
      case StaffAct.HoldGate _ -> "hold the gate";
      case StaffAct.ReleaseGate(String by) -> "let the gate go (" + by + ")";
      case StaffAct.StartTrip _ -> "begin a trip";
      case StaffAct.EndTrip _ -> "end a trip";
      case StaffAct.CloseLane _ -> "close the lane";
      case StaffAct.OpenLane _ -> "open the lane";
    };
  }

  /// What a lamp says.
  static String words(Effect.Signal signal) {
    return switch (signal) {
      case STARTING -> "amber, slow";
      case READY, READING -> "off";
      case ADMIT -> "GREEN";
      case ADMIT_BY_STAFF -> "GREEN and amber";
      case REFUSE -> "RED";
      case ASK -> "AMBER";
      case UNREADABLE -> "off, short tone";
      case HEARD -> "off, a click";
      case HELP -> "AMBER, slow";
      case ALARM -> "RED, fast";
      case HELD -> "GREEN, slow";
      case OUT_OF_ORDER -> "RED, slow";
      case EMERGENCY -> "GREEN, fast";
      case TRY_RED -> "RED, to be looked at";
      case TRY_GREEN -> "GREEN, to be looked at";
      case TRY_AMBER -> "AMBER, to be looked at";
      case TRY_BUZZER -> "off, a tone to be listened to";
    };
  }

  /// What the window shows, in a few words.
  static String words(Screen screen) {
    return switch (screen) {
      case Screen.Idle(var _, Optional<String> trip) ->
          "hold your code here" + trip.map(name -> ", trip " + name).orElse("");
      case Screen.Busy _ -> "one moment";
      case Screen.Admitted(var _, Optional<String> name, var _, var _) ->
          "go" + name.map(n -> ", " + n).orElse("");
      case Screen.Refused refused -> "stop: " + refused.reasons().getFirst().text();
      case Screen.Asking _ -> "declare, or show another code";
      case Screen.Unreadable _ -> "could not read";
      case Screen.HelpComing _ -> "staff come";
      case Screen.ClaimRefused _ -> "this claim code does not count";
      case Screen.StaffCodeRefused _ -> "this code of staff does not count";
      case Screen.ForPack _ -> "codes of a pack";
      case Screen.ShowOwnCode _ -> "show your own code";
      case Screen.Alarm _ -> "alarm: staff are called";
      case Screen.GateHeld _ -> "walk through";
      case Screen.ForStaff(StaffPage page, _) -> "for staff: " + page.getClass().getSimpleName();
      case Screen.Emergency _ -> "emergency: walk out";
      case Screen.Unprovisioned _ -> "not set up yet";
      case Screen.OutOfOrder(Screen.Cause cause) ->
          "closed: " + Script.word(cause).replace('_', ' ');
    };
  }
}
