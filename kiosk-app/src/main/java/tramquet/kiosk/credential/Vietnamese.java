package tramquet.kiosk.credential;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What Vietnamese looks like: the letters it has, and how its syllables are built.
final class Vietnamese {
  private static final String VOWELS = "aăâeêioôơuưy";

  /// Grave, acute, hook above, tilde, dot below.
  private static final String TONES = "\u0300\u0301\u0309\u0303\u0323";

  private static final Set<Integer> LETTERS = letters();

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

  private static Set<Integer> letters() {
    Set<Integer> letters = new HashSet<>();
    StringBuilder all = new StringBuilder("abcdefghijklmnopqrstuvwxyzđ").append(VOWELS);
    VOWELS
        .chars()
        .forEach(v -> TONES.chars().forEach(t -> all.append(nfc((char) v + "" + (char) t))));
    all.chars().forEach(letters::add);
    all.toString().toUpperCase(Locale.ROOT).chars().forEach(letters::add);
    return Set.copyOf(letters);
  }

  static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /// Without any mark, `đ` as `d`, lower case.
  static String bare(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd');
  }

  /// Whether a text in NFC can be a name: letters of Vietnamese, spaces, and what stands in names
  /// of the peoples of the highlands (`H'Hen Niê`).
  static boolean isName(String text) {
    return text.length() <= 100
        && text.codePoints().anyMatch(LETTERS::contains)
        && text.codePoints().allMatch(c -> LETTERS.contains(c) || " '’-.".indexOf(c) >= 0);
  }

  /// Whether a text in NFC has only letters of Vietnamese beside printable ASCII and tabs.
  static boolean isText(String text) {
    return text.codePoints()
        .allMatch(c -> LETTERS.contains(c) || (c >= ' ' && c <= '~') || c == '\t');
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
    return Arrays.stream(bare(text).split("[^a-z]+"))
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
