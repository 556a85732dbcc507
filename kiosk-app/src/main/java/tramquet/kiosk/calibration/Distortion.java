package tramquet.kiosk.calibration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What a wrong setting makes of a text: it is done to the codes of the sheet, and what a reader
/// sent is looked up among the results. So no fault is guessed that cannot have happened.
///
/// @param words what is set wrong and how to set it right; empty if nothing is
/// @param sent the bytes that such a reader sends for a text
record Distortion(String words, Function<String, byte[]> sent) {

  /// All that we know, the harmless ones first: of two that give the same bytes the first counts.
  static final List<Distortion> ALL = all();

  private static List<Distortion> all() {
    List<Distortion> all = new ArrayList<>();
    all.add(new Distortion("", text -> text.getBytes(UTF_8)));
    all.add(
        new Distortion(
            "the separator GS (0x1D) is lost: let it send control characters",
            text -> text.replace("\u001d", "").getBytes(UTF_8)));
    all.add(
        new Distortion(
            "the separator GS (0x1D) comes as a blank: let it send control characters",
            text -> text.replace('\u001d', ' ').getBytes(UTF_8)));
    letters(all);
    charsets(all);
    for (KeyLayout layout : KeyLayout.values()) {
      all.add(
          new Distortion(
              "its keyboard is %s: set it to United States".formatted(layout.words()),
              text -> layout.misread(text).getBytes(UTF_8)));
    }
    return List.copyOf(all);
  }

  private static void letters(List<Distortion> all) {
    all.add(
        new Distortion(
            "Caps Lock is on, or small and capital letters are exchanged: switch that off",
            text -> swapped(text).getBytes(UTF_8)));
    all.add(
        new Distortion(
            "all letters come as capitals: switch case conversion off",
            text -> text.toUpperCase(Locale.ROOT).getBytes(UTF_8)));
    all.add(
        new Distortion(
            "all letters come small: switch case conversion off",
            text -> text.toLowerCase(Locale.ROOT).getBytes(UTF_8)));
    all.add(
        new Distortion(
            "letters beyond ASCII are left out: let it send UTF-8, or use a serial mode",
            text -> text.replaceAll("[^\\x00-\\x7f]", "").getBytes(UTF_8)));
  }

  private static void charsets(List<Distortion> all) {
    for (String name : List.of("GBK", "windows-1258", "windows-1252", "ISO-8859-1", "Big5")) {
      Charset charset = Charset.forName(name);
      all.add(
          new Distortion(
              "its character set is %s: set its output to UTF-8".formatted(name),
              text -> text.getBytes(charset)));
    }
    for (String name : List.of("windows-1252", "ISO-8859-1", "GBK")) {
      Charset charset = Charset.forName(name);
      all.add(
          new Distortion(
              "it takes UTF-8 for %s and encodes it again (mojibake): set its input to UTF-8, or its"
                      .formatted(name)
                  + " output to raw bytes",
              text -> new String(text.getBytes(UTF_8), charset).getBytes(UTF_8)));
    }
    all.add(
        new Distortion(
            "letters beyond ASCII come as question marks: set its output to UTF-8",
            text ->
                new String(text.getBytes(UTF_8), ISO_8859_1)
                    .replaceAll("[^\\x00-\\x7f]", "?")
                    .getBytes(UTF_8)));
  }

  private static String swapped(String text) {
    StringBuilder swapped = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(swapped::appendCodePoint);
    return swapped.toString();
  }
}
