package tramquet.kiosk.screen;

import tramquet.kiosk.lane.SetUp;

/// What a technician is told who sets the kiosk up by a claim code, and what to do next.
record SetUpNotices(Words words) {

  /// The message.
  Notice of(SetUp told) {
    return switch (told) {
      case SetUp.Calling(String place, SetUp.Wireless wireless) ->
          new Notice(
              wireless == SetUp.Wireless.BY_HAND ? Palette.ATTENTION : Palette.NEUTRAL,
              Icon.HOURGLASS,
              words.phrase("set-up.calling"),
              Phrase.plain(place),
              words.phrase(
                  switch (wireless) {
                    case NONE -> "set-up.calling.next";
                    case TOLD -> "set-up.calling.wireless";
                    case BY_HAND -> "set-up.calling.by-hand";
                  }));
      case SetUp.Digits digits ->
          new Notice(
              Palette.ASK,
              Icon.QUESTION,
              Phrase.plain(digits.spoken()),
              Phrase.plain(digits.place()),
              words.phrase("set-up.digits"),
              words.phrase("set-up.digits.next"));
      case SetUp.Refused(SetUp.Why why) -> refused(why);
    };
  }

  /// A kiosk that is set up takes a new claim code.
  Notice awaited() {
    return new Notice(
        Palette.ASK,
        Icon.QUESTION,
        words.phrase("set-up.awaited"),
        words.phrase("set-up.awaited.next"));
  }

  /// A code does not count.
  Notice refused(SetUp.Why why) {
    String key = "set-up." + Words.stable(why);
    return new Notice(Palette.ATTENTION, sign(why), words.phrase(key), words.phrase(key + ".next"));
  }

  private static Icon sign(SetUp.Why why) {
    return switch (why) {
      case MISREAD -> Icon.QUESTION;
      case OVER -> Icon.CALENDAR;
      case NOT_OURS, OTHER_KIOSK, NO_ORDER, REFUSED -> Icon.CODE_STRUCK;
      case OTHER_KEY, REVOKED -> Icon.LOCK;
      case NO_JUMPER, STORAGE -> Icon.TOOLS;
    };
  }
}
