package tramquet.kiosk.screen;

import java.text.MessageFormat;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import tramquet.kiosk.lane.Screen;
import tramquet.wire.Direction;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;

/// Everything the screens say, in one language and small beneath it in another, in NFC: decomposed
/// letters draw badly.
///
/// Thread: any.
public final class Words {
  private final Language large;
  private final Optional<Language> small;
  private final Language fallback;

  /// @param fallback has what nobody has translated
  Words(Language large, Optional<Language> small, Language fallback) {
    this.large = large;
    this.small = small;
    this.fallback = fallback;
  }

  /// Vietnamese, and English beneath it.
  public static Words bundled() {
    return Languages.bundled().ofThePlace();
  }

  /// Composes letters and marks.
  static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /// What stands under a key, with `{0}`, `{1}` … replaced; a missing key is our mistake and
  /// throws.
  Phrase phrase(String key, Object... arguments) {
    return new Phrase(
        said(large, key, arguments),
        small.map(language -> said(language, key, arguments)).orElse(Said.NOTHING));
  }

  /// The same where the key may be missing, in the large language only.
  Optional<String> known(String key, Object... arguments) {
    return large.pattern(key).or(() -> fallback.pattern(key)).isPresent()
        ? Optional.of(said(large, key, arguments).text())
        : Optional.empty();
  }

  private Said said(Language language, String key, Object... arguments) {
    Said pattern =
        language
            .pattern(key)
            .or(() -> fallback.pattern(key))
            .orElseThrow(() -> new IllegalArgumentException("no words for " + key));
    return arguments.length == 0
        ? pattern
        : pattern.saying(nfc(new MessageFormat(pattern.text(), Locale.ROOT).format(arguments)));
  }

  /// Which way the lane leads.
  Phrase direction(Direction direction) {
    return phrase("direction." + stable(direction));
  }

  /// The invitation to pass.
  Phrase admitted(Direction direction) {
    return phrase("admitted." + stable(direction));
  }

  /// What happened.
  public Phrase reason(Reason reason) {
    return phrase("reason." + reason.text());
  }

  /// What to do now.
  public Phrase remedy(Remedy remedy) {
    return phrase("remedy." + remedy.text());
  }

  /// Why the lane is closed, for staff.
  Phrase cause(Screen.Cause cause) {
    return phrase("cause." + stable(cause));
  }

  /// The lower-case name with hyphens, as in keys and file names.
  static String stable(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
