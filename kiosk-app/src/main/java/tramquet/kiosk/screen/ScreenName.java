package tramquet.kiosk.screen;

import tramquet.kiosk.lane.PackShown;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.SetUp;

/// The kind of a screen as a stable word, without anything about a person: `refused-declare-first`.
public final class ScreenName {
  private ScreenName() {}

  /// The word for a screen.
  public static String of(Screen screen) {
    return switch (screen) {
      case Screen.Idle(var direction, _) -> "idle-" + Words.stable(direction);
      case Screen.Busy() -> "busy";
      case Screen.Admitted admitted -> "admitted-" + Words.stable(admitted.direction());
      case Screen.Refused refused -> "refused-" + refused.remedy().text();
      case Screen.Asking asking -> asking.questions() ? "asking-by-touch" : "asking-for-code";
      case Screen.Unreadable() -> "unreadable";
      case Screen.ShowOwnCode() -> "show-own-code";
      case Screen.HelpComing() -> "help-coming";
      case Screen.StaffCodeRefused() -> "staff-code-refused";
      case Screen.ClaimRefused(var why) -> "claim-refused-" + Words.stable(why);
      case Screen.ForPack(var what) -> "pack-" + name(what);
      case Screen.Alarm(var incident) -> "alarm-" + Words.stable(incident);
      case Screen.GateHeld(var direction) -> "gate-held-" + Words.stable(direction);
      case Screen.ForStaff(var page, _) -> "staff-" + StaffView.name(page);
      case Screen.Emergency() -> "emergency";
      case Screen.Unprovisioned(var what) -> what.map(ScreenName::name).orElse("unprovisioned");
      case Screen.OutOfOrder(var cause) -> "out-of-order-" + Words.stable(cause);
    };
  }

  private static String name(PackShown what) {
    return switch (what) {
      case PackShown.Piece _ -> "piece";
      case PackShown.Misread _ -> "misread";
      case PackShown.Taken _ -> "taken";
      case PackShown.Held _ -> "held";
      case PackShown.Refused _ -> "refused";
    };
  }

  private static String name(SetUp what) {
    return switch (what) {
      case SetUp.Calling(_, SetUp.Wireless wireless) ->
          wireless == SetUp.Wireless.NONE
              ? "set-up-calling"
              : "set-up-calling-" + Words.stable(wireless);
      case SetUp.Digits _ -> "set-up-digits";
      case SetUp.Refused(var why) -> "set-up-refused-" + Words.stable(why);
    };
  }
}
