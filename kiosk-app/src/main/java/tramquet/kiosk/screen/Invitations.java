package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tramquet.kiosk.lane.Screen;
import tramquet.wire.Direction;
import tramquet.wire.Reason;

/// The words and pictures of the screens that ask for a code.
final class Invitations {
  private final Words words;

  Invitations(Words words) {
    this.words = words;
  }

  /// Nobody there: which way the lane leads, onto which trip, and where to hold the code.
  Invitation idle(Screen.Idle screen) {
    Direction direction = screen.direction();
    List<Phrase> lines = new ArrayList<>();
    screen.trip().map(trip -> words.phrase("idle.trip", trip)).ifPresent(lines::add);
    lines.add(words.phrase("idle.codes"));
    return new Invitation(
        Palette.NEUTRAL,
        Palette.ASK,
        direction == Direction.ENTRY ? Icon.ENTRY : Icon.EXIT,
        words.direction(direction),
        Icon.PHONE,
        words.phrase("idle.headline"),
        lines);
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
        words.phrase("asking.title"),
        picture(next),
        words.phrase("asking." + next),
        lines);
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
