package tramquet.kiosk.doctor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How one part was found. Says nothing about a person, and names no secret.
///
/// @param word what is the case, as a stable word: `online`, `no-answer`
/// @param facts figures and names by a stable word each, in the order in which they are told; a
///   unit stands in the word (`free-mib`). Values are `Long`, `Boolean` or `String`
public record Finding(Part part, Grade grade, String word, Map<String, Object> facts) {

  /// Copies the map.
  public Finding {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /// Nothing known yet.
  public static Finding of(Part part, Grade grade, String word) {
    return new Finding(part, grade, word, Map.of());
  }

  /// As it should be.
  public static Finding well(Part part, String word) {
    return of(part, Grade.WELL, word);
  }

  /// With one more fact.
  public Finding with(String name, long value) {
    return fact(name, value);
  }

  /// With one more fact.
  public Finding with(String name, String value) {
    return fact(name, value);
  }

  /// With one more fact.
  public Finding with(String name, boolean value) {
    return fact(name, value);
  }

  private Finding fact(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new Finding(part, grade, word, more);
  }
}
