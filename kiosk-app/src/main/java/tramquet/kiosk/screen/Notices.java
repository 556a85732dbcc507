package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.lane.Screen.Admitted;
import tramquet.kiosk.lane.Screen.OutOfOrder;
import tramquet.kiosk.lane.Screen.Refused;

/// The words and pictures of every screen that is one message.
final class Notices {
  /// A visitor reads no more than this in passing; the most urgent come first.
  private static final int REASONS_SHOWN = 2;

  private final Words words;

  Notices(Words words) {
    this.words = words;
  }

  /// Green: the invitation, and the masked name so that a visitor sees whose code was read.
  Notice admitted(Admitted screen) {
    List<Phrase> name = screen.maskedName().map(n -> new Phrase(n, "")).stream().toList();
    return new Notice(
        Palette.GO,
        Icon.TICK,
        Notice.Spot.LAST,
        words.admitted(screen.direction()),
        name,
        Optional.empty());
  }

  /// Red: what happened and what to do now.
  Notice refused(Refused screen) {
    List<Phrase> lines = new ArrayList<>();
    screen.reasons().stream().limit(REASONS_SHOWN).map(words::reason).forEach(lines::add);
    lines.add(words.remedy(screen.remedy()));
    screen.hotline().map(number -> words.phrase("refused.hotline", number)).ifPresent(lines::add);
    screen
        .address()
        .map(Notices::spoken)
        .map(a -> words.phrase("refused.declare", a))
        .ifPresent(lines::add);
    return new Notice(
        Palette.STOP,
        Icon.CROSS,
        Notice.Spot.FIRST,
        words.phrase("refused.headline"),
        lines,
        screen.address());
  }

  /// An address as people say it: the code beside it holds it whole.
  private static String spoken(String address) {
    return address.replaceFirst("^https?://", "");
  }

  /// Being decided.
  Notice busy() {
    return new Notice(
        Palette.NEUTRAL, Icon.HOURGLASS, words.phrase("busy.headline"), words.phrase("busy.body"));
  }

  /// A declaration is needed and cannot be made here.
  Notice askingForCode() {
    return new Notice(
        Palette.ASK, Icon.FORM, words.phrase("asking.headline"), words.phrase("asking.code"));
  }

  /// Hold it again.
  Notice unreadable() {
    return new Notice(
        Palette.ATTENTION,
        Icon.QUESTION,
        words.phrase("unreadable.headline"),
        words.phrase("unreadable.body"));
  }

  /// The code of the place was shown.
  Notice showOwnCode() {
    return new Notice(
        Palette.ATTENTION,
        Icon.PHONE,
        words.phrase("own-code.headline"),
        words.phrase("own-code.body"));
  }

  /// Walk out.
  Notice emergency() {
    return new Notice(
        Palette.EMERGENCY,
        Icon.BOTH_WAYS,
        words.phrase("emergency.headline"),
        words.phrase("emergency.body"));
  }

  /// Waits for a technician.
  Notice unprovisioned() {
    return new Notice(
        Palette.NEUTRAL,
        Icon.TOOLS,
        words.phrase("unprovisioned.headline"),
        words.phrase("unprovisioned.body"));
  }

  /// Closed, and why, for the staff who will call a technician.
  Notice outOfOrder(OutOfOrder screen) {
    return new Notice(
        Palette.CLOSED,
        Icon.TOOLS,
        words.phrase("closed.headline"),
        words.phrase("closed.body"),
        words.cause(screen.cause()));
  }
}
