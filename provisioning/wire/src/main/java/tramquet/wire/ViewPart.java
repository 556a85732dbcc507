package tramquet.wire;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What the owner of the place may read of a record: masked, and reasons only by category.
///
/// @param maskedName such as `Nguyễn V** A**`
/// @param maskedNumber such as `0790******12`
/// @param categories kinds of reason; empty for green
public record ViewPart(
    Optional<String> maskedName, Optional<String> maskedNumber, Set<Reason.Category> categories) {

  /// For records that say nothing about a person.
  public static final ViewPart NONE = new ViewPart(Optional.empty(), Optional.empty(), Set.of());

  /// Copies the set.
  public ViewPart {
    categories = Set.copyOf(categories);
  }

  /// The masked form of what the authority may read in full.
  public static ViewPart of(AuthorityPart full) {
    Set<Reason.Category> categories = EnumSet.noneOf(Reason.Category.class);
    full.reasons().forEach(reason -> categories.add(reason.category()));
    return new ViewPart(
        full.person().flatMap(Person::name).map(Masking::name),
        full.person().flatMap(p -> p.identifiers().stream().findFirst()).map(Masking::number),
        categories);
  }

  /// Stays out of logs and messages.
  @Override
  public String toString() {
    return "ViewPart";
  }
}
