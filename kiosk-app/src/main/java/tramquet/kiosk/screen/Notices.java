package tramquet.kiosk.screen;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tramquet.kiosk.lane.Incident;
import tramquet.kiosk.lane.PackShown;
import tramquet.kiosk.lane.Screen.Admitted;
import tramquet.kiosk.lane.Screen.Alarm;
import tramquet.kiosk.lane.Screen.GateHeld;
import tramquet.kiosk.lane.Screen.OutOfOrder;
import tramquet.kiosk.lane.Screen.OutOfTime;
import tramquet.kiosk.lane.Screen.Refused;
import tramquet.wire.Direction;
import tramquet.wire.Reason;

/// The words and pictures of every screen that is one message.
final class Notices {
  /// A visitor reads no more than this in passing; the most urgent come first.
  private static final int REASONS_SHOWN = 2;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  private final Words words;

  Notices(Words words) {
    this.words = words;
  }

  /// Green: the invitation, and the masked name so that a visitor sees whose code was read. A
  /// certificate whose signature was verified has a seal.
  Notice admitted(Admitted screen) {
    List<Phrase> lines = new ArrayList<>();
    screen.maskedName().map(name -> Phrase.plain(name)).ifPresent(lines::add);
    Optional<Icon> seal =
        switch (screen.proof()) {
          case NONE -> Optional.empty();
          case CERTIFICATE -> {
            lines.add(words.phrase("admitted.certificate"));
            yield Optional.of(Icon.SEAL);
          }
        };
    return new Notice(
        Palette.GO,
        Icon.TICK,
        Notice.Spot.LAST,
        words.admitted(screen.direction()),
        lines,
        Optional.empty(),
        seal);
  }

  /// Red: what happened and what to do now.
  Notice refused(Refused screen) {
    List<Phrase> lines = new ArrayList<>();
    screen.reasons().stream()
        .limit(REASONS_SHOWN)
        .flatMap(reason -> reason(reason, screen).stream())
        .distinct()
        .forEach(lines::add);
    lines.add(remedy(screen));
    if (tellsStaff(screen)) {
      lines.add(words.phrase("alarm.staff"));
    }
    hint(screen).ifPresent(lines::add);
    screen.hotline().map(number -> words.phrase("refused.hotline", number)).ifPresent(lines::add);
    screen
        .address()
        .ifPresent(address -> {
          lines.add(words.phrase("refused.declare"));
          lines.add(Phrase.plain(spoken(address)));
        });
    return new Notice(
        Palette.STOP,
        Icon.CROSS,
        Notice.Spot.FIRST,
        words.phrase("refused.headline"),
        lines,
        screen.address(),
        Optional.of(sign(screen)));
  }

  /// Whether staff were told of it without anybody's doing.
  static boolean tellsStaff(Refused screen) {
    return health(screen.reasons().getFirst());
  }

  private static boolean health(Reason reason) {
    return reason.category() == Reason.Category.HEALTH;
  }

  /// Whoever stands behind reads it too: nothing is said of a list, of symptoms or of contacts.
  private List<Phrase> reason(Reason reason, Refused screen) {
    if (health(reason)) {
      return List.of(words.phrase("refused.health"));
    }
    return reason == Reason.CREDENTIAL_EXPIRED && screen.outOfTime().isPresent()
        ? List.of(outOfTime(screen.outOfTime().get()), words.phrase("refused.signature-good"))
        : List.of(words.reason(reason));
  }

  private Phrase outOfTime(OutOfTime time) {
    return switch (time) {
      case OutOfTime.ExpiredOn(var day) -> words.phrase("refused.expired-on", DAY.format(day));
      case OutOfTime.ValidFrom(var day) -> words.phrase("refused.valid-from", DAY.format(day));
    };
  }

  /// Where the visitor has done nothing wrong, what staff can look into.
  private Optional<Phrase> hint(Refused screen) {
    return switch (screen.reasons().getFirst()) {
      case ALREADY_INSIDE -> Optional.of(words.phrase("refused.staff-already-inside"));
      case DATA_STALE -> Optional.of(words.phrase("refused.staff-data-stale"));
      case CLOCK -> Optional.of(words.phrase("refused.staff-clock"));
      default -> Optional.empty();
    };
  }

  /// Who has shown a certificate that does not do is not helped by a card.
  private Phrase remedy(Refused screen) {
    return switch (screen.reasons().getFirst()) {
      case CERTIFICATE_INSUFFICIENT, CERTIFICATE_MISSING, CREDENTIAL_MALFORMED ->
          words.phrase("refused.another-certificate");
      default -> words.remedy(screen.remedy());
    };
  }

  /// A picture of the first reason.
  private static Icon sign(Refused screen) {
    return switch (screen.reasons().getFirst()) {
      case WATCH_LIST, SYMPTOMS, EPIDEMIC_ZONE, CONTACT -> Icon.HEALTH;
      case SIGNATURE_INVALID -> Icon.SEAL_BROKEN;
      case REVOKED -> Icon.DOCUMENT_STRUCK;
      case SIGNATURE_UNTRUSTED -> Icon.SEAL_UNKNOWN;
      case CREDENTIAL_MALFORMED -> Icon.DOCUMENT_TORN;
      case CREDENTIAL_EXPIRED ->
          screen.outOfTime().filter(OutOfTime.ValidFrom.class::isInstance).isPresent()
              ? Icon.HOURGLASS
              : Icon.CALENDAR;
      case IDENTITY_MISSING -> Icon.CARD;
      case CERTIFICATE_INSUFFICIENT -> Icon.DOCUMENT_MINUS;
      case CERTIFICATE_MISSING -> Icon.DOCUMENT_PLUS;
      case NOT_ACCEPTED -> Icon.CODE_STRUCK;
      case DECLARATION_MISSING, DECLARATION_EXPIRED -> Icon.FORM;
      case ALREADY_INSIDE -> Icon.INSIDE;
      case FULL -> Icon.PEOPLE;
      case CLOSED -> Icon.LOCK;
      case DATA_STALE -> Icon.TOOLS;
      case CLOCK -> Icon.CLOCK;
    };
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

  /// Staff were called.
  Notice helpComing() {
    return new Notice(
        Palette.ASK, Icon.PEOPLE, words.phrase("help.headline"), words.phrase("help.body"));
  }

  /// Staff have to look at their badge.
  Notice staffCodeRefused() {
    return new Notice(
        Palette.ATTENTION,
        Icon.CODE_STRUCK,
        words.phrase("staff-code.headline"),
        words.phrase("staff-code.body"));
  }

  /// Whoever shows a pack sees which code to show next, or what came of it.
  Notice pack(PackShown what) {
    return switch (what) {
      case PackShown.Piece(int have, int count, int missing) ->
          new Notice(
              Palette.NEUTRAL,
              Icon.HOURGLASS,
              words.phrase("pack.piece.headline", "%d/%d".formatted(have, count)),
              words.phrase("pack.piece.body", Integer.toString(missing)));
      case PackShown.Misread _ -> unreadable();
      case PackShown.Taken(String kind, long version) ->
          new Notice(
              Palette.NEUTRAL,
              Icon.TICK,
              words.phrase("pack.taken.headline"),
              words.phrase("pack.taken.body", "%s %d".formatted(kind, version)));
      case PackShown.Held _ ->
          new Notice(
              Palette.NEUTRAL,
              Icon.TICK,
              words.phrase("pack.held.headline"),
              words.phrase("pack.held.body"));
      case PackShown.Refused(String reason) ->
          new Notice(
              Palette.ATTENTION,
              Icon.CODE_STRUCK,
              words.phrase("pack.refused.headline"),
              words.phrase("pack.refused.body"),
              Phrase.plain(reason));
    };
  }

  /// Somebody went through who should not have.
  Notice alarm(Alarm screen) {
    String key = "alarm." + Words.stable(screen.incident());
    return new Notice(
        Palette.STOP,
        screen.incident() == Incident.TAILGATED ? Icon.PEOPLE : Icon.LOCK,
        words.phrase(key),
        words.phrase(key + ".body"),
        words.phrase("alarm.staff"));
  }

  /// The gate stands open.
  Notice gateHeld(GateHeld screen) {
    return new Notice(
        Palette.ATTENTION,
        screen.direction() == Direction.ENTRY ? Icon.ENTRY : Icon.EXIT,
        Notice.Spot.LAST,
        words.phrase("held.headline"),
        List.of(words.phrase("held.body")),
        Optional.empty(),
        Optional.empty());
  }

  /// Walk out.
  Notice emergency() {
    return new Notice(
        Palette.EMERGENCY,
        Icon.BOTH_WAYS,
        words.phrase("emergency.headline"),
        words.phrase("emergency.body"));
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
