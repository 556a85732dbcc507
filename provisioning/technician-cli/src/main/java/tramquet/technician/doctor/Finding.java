package tramquet.technician.doctor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How one part was found. Says nothing about a person, and names no secret.
///
/// @param word what is the case, as a stable word: `closed`, `expired`
/// @param facts figures and names by a stable word each; values are `Long` or `String`
/// @param line the same for people
/// @param remedy what to do; empty where there is nothing to be done
public record Finding(
    Part part, Grade grade, String word, Map<String, Object> facts, String line, String remedy) {

  /// Copies the map.
  public Finding {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /// As it should be.
  public static Finding well(Part part, String word, String line) {
    return new Finding(part, Grade.WELL, word, Map.of(), line, "");
  }

  /// It works, and somebody should see to it.
  public static Finding worn(Part part, String word, String line, String remedy) {
    return new Finding(part, Grade.WORN, word, Map.of(), line, remedy);
  }

  /// It does not work.
  public static Finding broken(Part part, String word, String line, String remedy) {
    return new Finding(part, Grade.BROKEN, word, Map.of(), line, remedy);
  }

  /// Nobody was asked.
  public static Finding notAsked(Part part, String word, String line) {
    return new Finding(part, Grade.NOT_ASKED, word, Map.of(), line, "");
  }

  /// With one more fact.
  public Finding with(String name, long value) {
    return fact(name, value);
  }

  /// With one more fact.
  public Finding with(String name, String value) {
    return fact(name, value);
  }

  private Finding fact(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new Finding(part, grade, word, more, line, remedy);
  }
}
