package tramquet.kiosk.credential;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Pattern;

/// What Vietnamese looks like: the letters it has, and how its syllables are built.
final class Vietnamese {
  private static final String VOWELS = "aăâeêioôơuưy";

  /// Grave, acute, hook above, tilde, dot below.
  private static final String TONES = "\u0300\u0301\u0309\u0303\u0323";

  private static final Pattern MARK = Pattern.compile("\\p{M}");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");

  private static final BitSet LETTERS = letters();

  private static final String ONSETS = "b|ch?|d|đ|gi|gh?|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x";
  private static final String NUCLEI =
      "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iê iêu oa oă oe oi oai oao oay oeo"
          + " ôi ơi ua uâ uê ui uô uơ uôi uy uya uyê uyu uây ưa ưi ưu ươ ươi ươu yê yêu";
  private static final Pattern SYLLABLE = syllable(ONSETS, NUCLEI.replace(' ', '|'));
  private static final Pattern BARE_SYLLABLE =
      syllable(bare(ONSETS), bare(NUCLEI.replace(' ', '|')));

  /// A syllable that ends in one of these has the acute or the dot below, or its marks were lost.
  private static final Pattern STOPPED = Pattern.compile(".*(c|ch|p|t)");

  private Vietnamese() {}

  private static Pattern syllable(String onsets, String nuclei) {
    return Pattern.compile("(" + onsets + ")?(" + nuclei + ")(ch?|m|ng?|nh|p|t)?");
  }

  private static BitSet letters() {
    StringBuilder all = new StringBuilder("abcdefghijklmnopqrstuvwxyzđ").append(VOWELS);
    VOWELS
        .chars()
        .forEach(v -> TONES.chars().forEach(t -> all.append(composed((char) v + "" + (char) t))));
    BitSet letters = new BitSet();
    all.chars().forEach(letters::set);
    all.toString().toUpperCase(Locale.ROOT).chars().forEach(letters::set);
    return letters;
  }

  /// In NFC. What is Vietnamese already is so: none of its letters can be composed any further.
  static String nfc(String text) {
    return isText(text) ? text : composed(text);
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /// Without any mark, `đ` as `d`, lower case.
  static String bare(String text) {
    String parts = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return MARK.matcher(parts).replaceAll("").replace('đ', 'd');
  }

  /// Whether a text in NFC can be a name: letters of Vietnamese, spaces, and what stands in names
  /// of the peoples of the highlands (`H'Hen Niê`).
  static boolean isName(String text) {
    boolean letter = false;
    for (int i = 0; i < text.length(); i++) {
      if (LETTERS.get(text.charAt(i))) {
        letter = true;
      } else if (" '’-.".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return letter && text.length() <= 100;
  }

  /// Whether a text in NFC has only letters of Vietnamese beside printable ASCII and tabs.
  static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && c != '\t' && !LETTERS.get(c)) {
        return false;
      }
    }
    return true;
  }

  /// Whether every word is a syllable of Vietnamese, with at most one tone. Much stricter than
  /// [#isName(String)]: a name that had to be repaired must pass it.
  static boolean isSyllables(String name) {
    return Arrays.stream(name.split("[ '’.-]+"))
        .filter(word -> !word.isEmpty())
        .allMatch(Vietnamese::isSyllable);
  }

  /// Whether every word begins with a capital, as on cards; one that does not lost its first
  /// letter.
  static boolean isCapitalised(String name) {
    return Arrays.stream(name.split("[ ’'.-]+"))
        .filter(word -> !word.isEmpty())
        .allMatch(word -> Character.isUpperCase(word.codePointAt(0)));
  }

  /// Whether every word could be such a syllable before all marks were taken off.
  static boolean isBareSyllables(String text) {
    return NO_LETTER
        .splitAsStream(bare(text))
        .filter(word -> !word.isEmpty())
        .allMatch(word -> BARE_SYLLABLE.matcher(word).matches());
  }

  private static boolean isSyllable(String word) {
    String parts = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    String tones = parts.replaceAll("[^" + TONES + "]", "");
    String toneless = nfc(parts.replaceAll("[" + TONES + "]", ""));
    if (tones.length() > 1 || !SYLLABLE.matcher(toneless).matches()) {
      return false;
    }
    boolean marked = toneless.codePoints().anyMatch(c -> c > '~') || !tones.isEmpty();
    boolean stopTone = tones.equals("\u0301") || tones.equals("\u0323");
    return !marked || stopTone || !STOPPED.matcher(toneless).matches();
  }
}
