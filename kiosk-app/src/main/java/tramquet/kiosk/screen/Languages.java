package tramquet.kiosk.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tramquet.wire.Decoded;

/// The languages that a kiosk speaks: Vietnamese and English, which it brings along, and those that
/// were dropped into a folder.
///
/// Thread: any.
public final class Languages {
  private static final String OURS = "vi";
  private static final String OF_STRANGERS = "en";
  private static final Pattern FILE = Pattern.compile("messages_([a-z]{2,3})\\.properties");

  private final Map<String, Language> all;
  private final List<Language> shown;

  private Languages(Map<String, Language> all, List<Language> shown) {
    this.all = all;
    this.shown = shown;
  }

  /// What was found.
  ///
  /// @param languages those that can be spoken
  /// @param faults why others cannot, in words for a technician
  public record Found(Languages languages, List<String> faults) {

    /// Copies the list.
    public Found {
      faults = List.copyOf(faults);
    }
  }

  /// Vietnamese, then English.
  public static Languages bundled() {
    return look(List.of(OURS, OF_STRANGERS), Optional.empty()).languages();
  }

  /// Reads what is there. A file with faults is left out, and said so.
  ///
  /// @param tags the languages of the place, in the order in which they are shown
  /// @param folder where more languages are; one that is not there has none
  public static Found look(List<String> tags, Optional<Path> folder) {
    Map<String, Language> all = new LinkedHashMap<>();
    Language ours = LanguageFile.bundled(OURS);
    all.put(OURS, ours);
    all.put(OF_STRANGERS, LanguageFile.bundled(OF_STRANGERS));
    List<String> faults = new ArrayList<>();
    folder.ifPresent(each ->
        droppedIn(each)
            .forEach(tag -> {
              switch (LanguageFile.read(each, tag, ours)) {
                case Decoded.Value<Language>(Language language) -> all.put(tag, language);
                case Decoded.Malformed<Language>(String reason) -> faults.add(reason);
                case Decoded.NotMine<Language> _ -> faults.add(tag);
              }
            }));
    List<Language> shown =
        tags.stream().flatMap(tag -> Optional.ofNullable(all.get(tag)).stream()).toList();
    tags.stream()
        .filter(tag -> !all.containsKey(tag))
        .forEach(tag -> faults.add("no language " + tag + ": " + LanguageFile.name(tag)));
    return new Found(new Languages(all, shown.isEmpty() ? List.of(ours) : shown), faults);
  }

  private static List<String> droppedIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> FILE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> name.group(1))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// Every language that the screens speak, by tag, and what each calls itself.
  Map<String, Said> names() {
    Map<String, Said> names = new LinkedHashMap<>();
    all.forEach((tag, language) ->
        names.put(tag, language.pattern("language.name").orElseGet(() -> Said.plain(tag))));
    return names;
  }

  /// The languages that the idle screen speaks by turns, each alone.
  List<Words> byTurns() {
    return shown.stream().map(each -> words(each, Optional.empty())).toList();
  }

  /// What everybody reads: the first language of the place, and small beneath it the second.
  Words ofThePlace() {
    return words(shown.getFirst(), shown.stream().skip(1).findFirst());
  }

  /// What somebody reads whose code tells a language: theirs, and small beneath it that of the
  /// place. For a language that nobody dropped in, English.
  ///
  /// @param tag by ISO 639
  Words of(String tag) {
    Language theirs = Optional.ofNullable(all.get(tag)).orElseGet(this::english);
    return theirs.equals(shown.getFirst())
        ? ofThePlace()
        : words(theirs, Optional.of(shown.getFirst()));
  }

  private Words words(Language large, Optional<Language> small) {
    return new Words(large, small, english());
  }

  private Language english() {
    return all.getOrDefault(OF_STRANGERS, shown.getFirst());
  }
}
