package tramquet.wire;

import java.util.List;
import java.util.Optional;

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

  /// As printed on Vietnamese cards: Nam, Nữ.
  public enum Sex {
    MALE,
    FEMALE
  }
}
