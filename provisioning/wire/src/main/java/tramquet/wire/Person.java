package tramquet.wire;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Who a code speaks of, as far as the code could be read faithfully.
///
/// @param identifiers every number the code carries, the most telling first; may be empty only for
///   a code that masks all of them
/// @param name as printed, in NFC; empty when the code has none or it could not be read byte for
///   byte: an unreadable name is never guessed
/// @param birthDate day, or year alone, as the code has it
/// @param sex where the code states it
public record Person(
    List<Identifier> identifiers,
    Optional<String> name,
    Optional<BirthDate> birthDate,
    Optional<Sex> sex) {

  /// Copies the list.
  public Person {
    identifiers = List.copyOf(identifiers);
  }

  /// The first identifier of that kind.
  public Optional<Identifier> identifier(Identifier.Kind kind) {
    return identifiers.stream().filter(i -> i.kind() == kind).findFirst();
  }

  /// The parts of a name as they are compared: without marks and case, as PC-Covid codes are
  /// written, and in one order, since certificates of some countries have the surname last.
  public static List<String> plainName(String name) {
    String letters =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('đ', 'd')
            .replace('Đ', 'D')
            .toUpperCase(Locale.ROOT)
            .strip();
    return Stream.of(letters.split("[^\\p{L}]+", -1)).sorted().toList();
  }

  /// As printed on Vietnamese cards: Nam, Nữ.
  public enum Sex {
    MALE,
    FEMALE
  }
}
