package tramquet.kiosk.screen;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import tramquet.kiosk.lane.Screen;
import tramquet.wire.Direction;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;

/// Everything the screens say, in Vietnamese and English, in NFC: decomposed letters draw badly.
///
/// Thread: any.
public final class Words {
  private final Properties vietnamese = read("messages_vi.properties");
  private final Properties english = read("messages_en.properties");

  /// Reads them.
  public Words() {}

  private static Properties read(String file) {
    Properties words = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Words.class.getResourceAsStream(file), "words are missing"),
            StandardCharsets.UTF_8)) {
      words.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /// Composes letters and marks.
  static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /// What stands under a key, with `{0}`, `{1}` … replaced; a missing key is our mistake and
  /// throws.
  Phrase phrase(String key, Object... arguments) {
    return new Phrase(text(vietnamese, key, arguments), text(english, key, arguments));
  }

  private static String text(Properties words, String key, Object... arguments) {
    String pattern = words.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return nfc(
        arguments.length == 0
            ? pattern
            : new MessageFormat(pattern, Locale.ROOT).format(arguments));
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

  /// Keys of the Vietnamese words.
  Set<String> vietnameseKeys() {
    return vietnamese.stringPropertyNames();
  }

  /// Keys of the English words.
  Set<String> englishKeys() {
    return english.stringPropertyNames();
  }
}
