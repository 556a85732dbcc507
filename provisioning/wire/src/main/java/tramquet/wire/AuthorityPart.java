package tramquet.wire;

import java.util.List;
import java.util.Optional;

/// What only the health authority may read of a record: who, why, what was declared, and what staff
/// ordered.
///
/// @param format which kind of code was shown, by the format's stable name; empty for none
/// @param person as the code said
/// @param reasons why refused, most urgent first; empty for green
/// @param declaration what was declared, by code or by touch
/// @param ordered by whose order the record exists; empty where nobody ordered anything
public record AuthorityPart(
    Optional<String> format,
    Optional<Person> person,
    List<Reason> reasons,
    Optional<Declaration> declaration,
    Optional<Ordered> ordered) {

  /// For records that say nothing about a person; sealed all the same, so that all look alike.
  public static final AuthorityPart NONE =
      new AuthorityPart(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  /// What a code and its bearer say, and nobody ordered.
  public AuthorityPart(
      Optional<String> format,
      Optional<Person> person,
      List<Reason> reasons,
      Optional<Declaration> declaration) {
    this(format, person, reasons, declaration, Optional.empty());
  }

  /// The same, with by whose order the record exists.
  public AuthorityPart orderedBy(Optional<Ordered> whose) {
    return new AuthorityPart(format, person, reasons, declaration, whose);
  }

  /// Copies the list.
  public AuthorityPart {
    reasons = List.copyOf(reasons);
  }

  /// Stays out of logs and messages.
  @Override
  public String toString() {
    return "AuthorityPart";
  }
}
