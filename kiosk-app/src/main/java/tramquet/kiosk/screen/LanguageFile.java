package tramquet.kiosk.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tramquet.wire.Decoded;

/// A language as a file has it: `messages_km.properties` in UTF-8, and beside it, where its letters
/// are not those of the bundled typeface, `font_km.ttf` and, for headlines, `font_km-bold.ttf`.
///
/// A key that is missing is said in English. A key that nobody knows, a pattern with other places
/// than the Vietnamese one, and a character that the font lacks are faults.
final class LanguageFile {
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  /// What stands in for `{0}`: digits, names of trips, dates.
  private static final String FILLING = "0123456789 -/:.";

  private static final int FAULTS_TOLD = 5;

  private LanguageFile() {}

  /// One of ours; that it is whole is tested.
  static Language bundled(String tag) {
    try (InputStream in =
        Objects.requireNonNull(
            LanguageFile.class.getResourceAsStream(name(tag)), "words are missing")) {
      return new Language(tag, words(text(in.readAllBytes())), Lettering.BUNDLED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String name(String tag) {
    return "messages_" + tag + ".properties";
  }

  /// A language that was dropped in.
  ///
  /// @param pattern the language that has every key
  static Decoded<Language> read(Path folder, String tag, Language pattern) {
    Map<String, String> words;
    try {
      words = words(text(Files.readAllBytes(folder.resolve(name(tag)))));
    } catch (CharacterCodingException e) {
      return new Decoded.Malformed<>(name(tag) + ": not in UTF-8");
    } catch (IOException e) {
      return new Decoded.Malformed<>(name(tag) + ": cannot be read");
    } catch (IllegalArgumentException e) {
      return new Decoded.Malformed<>(name(tag) + ": a \\u without four digits");
    }
    List<String> faults = new ArrayList<>(faults(words, pattern));
    Optional<Path> font = font(folder, "font_" + tag);
    Optional<Path> bold = font(folder, "font_" + tag + "-bold");
    faults.addAll(missing(words, font));
    bold.ifPresent(file -> faults.addAll(missing(words, Optional.of(file))));
    return faults.isEmpty()
        ? new Decoded.Value<>(
            new Language(
                tag, words, font.map(file -> Lettering.of(file, bold)).orElse(Lettering.BUNDLED)))
        : new Decoded.Malformed<>(name(tag) + ": " + some(faults));
  }

  private static String some(List<String> faults) {
    return String.join("; ", faults.subList(0, Math.min(FAULTS_TOLD, faults.size())))
        + (faults.size() > FAULTS_TOLD
            ? "; and %d more".formatted(faults.size() - FAULTS_TOLD)
            : "");
  }

  private static Optional<Path> font(Path folder, String name) {
    return List.of(".ttf", ".otf").stream()
        .map(end -> folder.resolve(name + end))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String text(byte[] utf8) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }

  private static Map<String, String> words(String text) throws IOException {
    Properties read = new Properties();
    read.load(new StringReader(text));
    Map<String, String> words = new HashMap<>();
    read.stringPropertyNames().forEach(key -> words.put(key, Words.nfc(read.getProperty(key))));
    return words;
  }

  private static List<String> faults(Map<String, String> words, Language pattern) {
    List<String> faults = new ArrayList<>();
    for (String key : new TreeSet<>(words.keySet())) {
      String text = words.getOrDefault(key, "");
      Optional<Said> ours = pattern.pattern(key);
      if (ours.isEmpty()) {
        faults.add("no screen says " + key);
      } else if (text.isBlank()) {
        faults.add(key + " is empty");
      } else if (!places(text).equals(places(ours.get().text()))) {
        faults.add("%s has %s, not %s".formatted(key, places(text), places(ours.get().text())));
      } else if (!isPattern(text)) {
        faults.add(key + " has a brace or quote that stands alone");
      }
    }
    return faults;
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isPattern(String text) {
    if (places(text).isEmpty()) {
      return true;
    }
    try {
      String filled = new MessageFormat(text, Locale.ROOT).format(new Object[] {"\u0001"});
      return filled.contains("\u0001");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> missing(Map<String, String> words, Optional<Path> font) {
    byte[] file;
    try {
      file = font.isPresent() ? Files.readAllBytes(font.get()) : bundledFont();
    } catch (IOException e) {
      return List.of("its font cannot be read");
    }
    String name = font.map(path -> path.getFileName().toString()).orElse("the bundled typeface");
    return switch (CharacterMap.of(file)) {
      case Decoded.Value<CharacterMap>(CharacterMap map) -> {
        String lacking = lacking(words, map);
        yield lacking.isEmpty() ? List.of() : List.of(name + " lacks " + lacking);
      }
      case Decoded.Malformed<CharacterMap>(String reason) -> List.of(name + ": " + reason);
      case Decoded.NotMine<CharacterMap> _ -> List.of(name + ": not a font");
    };
  }

  private static String lacking(Map<String, String> words, CharacterMap map) {
    return (String.join("", words.values()) + FILLING)
        .codePoints()
        // Joiners shape what stands beside them and need no glyph.
        .filter(each -> Character.getType(each) != Character.FORMAT)
        .distinct()
        .filter(each -> !map.holds(each))
        .limit(FAULTS_TOLD)
        .mapToObj("U+%04X"::formatted)
        .collect(Collectors.joining(" "));
  }

  private static byte[] bundledFont() throws IOException {
    try (InputStream in = Typeface.REGULAR.open()) {
      return in.readAllBytes();
    }
  }
}
