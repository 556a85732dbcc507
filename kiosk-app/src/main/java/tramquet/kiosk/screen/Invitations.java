package tramquet.kiosk.screen;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tramquet.kiosk.lane.Screen;
import tramquet.wire.Direction;
import tramquet.wire.Reason;

/// The words and pictures of the screens that ask for a code.
final class Invitations {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Words words;
  private final Sign sign;

  Invitations(Words words, Sign sign) {
    this.words = words;
    this.sign = sign;
  }

  /// Nobody there: which way the lane leads, onto which trip, and where to hold the code.
  ///
  /// @param time of the place, if it is known
  Invitation idle(Screen.Idle screen, Optional<LocalTime> time) {
    Direction direction = screen.direction();
    List<Phrase> title = new ArrayList<>(List.of(words.direction(direction)));
    sign.place().map(Phrase::plain).ifPresent(title::add);
    List<Phrase> lines = new ArrayList<>();
    screen.trip().map(trip -> words.phrase("idle.trip", trip)).ifPresent(lines::add);
    lines.add(words.phrase("idle.codes"));
    return new Invitation(
        Palette.NEUTRAL,
        Palette.ASK,
        direction == Direction.ENTRY ? Icon.ENTRY : Icon.EXIT,
        title,
        time.map(TIME::format),
        Icon.PHONE,
        words.phrase("idle.headline"),
        lines,
        sign.code().map(code -> new Invitation.Code(code, words.phrase("idle.place-code"))));
  }

  /// One code was good and another is missing: the colours are turned round, so that the visitor
  /// sees from afar that something has happened.
  Invitation next(Screen.Asking asking) {
    Set<Reason> missing = asking.missing();
    String next =
        missing.contains(Reason.IDENTITY_MISSING)
            ? "identity"
            : missing.contains(Reason.CERTIFICATE_MISSING) ? "certificate" : "declaration";
    List<Phrase> lines = new ArrayList<>();
    lines.add(words.phrase("asking." + next + ".codes"));
    // Where no questions can be answered here, one who goes to fetch a paper fetches both.
    if (!next.equals("declaration") && !asking.touch() && lacksDeclaration(missing)) {
      lines.add(words.phrase("asking.declaration.codes"));
    }
    return new Invitation(
        Palette.ASK,
        Palette.NEUTRAL,
        Icon.TICK,
        List.of(words.phrase("asking.title")),
        Optional.empty(),
        picture(next),
        words.phrase("asking." + next),
        lines,
        Optional.empty());
  }

  private static boolean lacksDeclaration(Set<Reason> missing) {
    return missing.stream().anyMatch(r -> r.category() == Reason.Category.DECLARATION);
  }

  private static Icon picture(String next) {
    return switch (next) {
      case "identity" -> Icon.CARD;
      case "certificate" -> Icon.DOCUMENT_PLUS;
      default -> Icon.PHONE;
    };
  }
}
