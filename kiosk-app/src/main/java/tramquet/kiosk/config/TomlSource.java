package tramquet.kiosk.config;

import java.util.ArrayList;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A TOML text, taken apart into keys with their places: the only file that knows the library.
///
/// @param entries every key with a value, in the order of the file
/// @param errors what is not TOML; the message names what was found and expected
record TomlSource(List<Entry> entries, List<Mistake> errors) {

  /// A key with its value.
  ///
  /// @param key dotted: `lane.name`
  /// @param value a `String`, `Long`, `Boolean`, a `List` of those, or something no key takes
  record Entry(String key, Object value, int line, int column) {}

  /// A place where the text stops being TOML.
  record Mistake(String message, int line, int column) {}

  static TomlSource of(String text) {
    TomlParseResult result = Toml.parse(text);
    List<Entry> entries = new ArrayList<>();
    for (List<String> path : result.keyPathSet(true)) {
      Object value = result.get(path);
      boolean section = value instanceof TomlTable table && (!table.isEmpty() || path.size() == 1);
      TomlPosition place = result.inputPositionOf(path);
      if (value != null && place != null && !section) {
        Object plain = value instanceof TomlArray array ? array.toList() : value;
        entries.add(new Entry(String.join(".", path), plain, place.line(), place.column()));
      }
    }
    List<Mistake> errors = new ArrayList<>();
    result
        .errors()
        .forEach(e ->
            errors.add(
                new Mistake(
                    "not TOML: an error in the syntax",
                    e.position().line(),
                    e.position().column())));
    return new TomlSource(List.copyOf(entries), List.copyOf(errors));
  }
}
