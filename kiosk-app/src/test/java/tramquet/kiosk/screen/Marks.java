package tramquet.kiosk.screen;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// The marks of Vietnamese letters.
final class Marks {
  /// The smallest of them.
  private static final String DOT_BELOW = "\u0323";

  private static final Pattern TONE = Pattern.compile(DOT_BELOW + "|[\u0300\u0301\u0303\u0309]");

  private Marks() {}

  /// The text without one tone: the first dot beneath a letter, or else the first tone.
  ///
  /// @return nothing where there is no tone
  static Optional<String> without(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    String less =
        apart.contains(DOT_BELOW)
            ? apart.replaceFirst(DOT_BELOW, "")
            : TONE.matcher(apart).replaceFirst("");
    return less.equals(apart) ? Optional.empty() : Optional.of(Words.nfc(less));
  }
}
