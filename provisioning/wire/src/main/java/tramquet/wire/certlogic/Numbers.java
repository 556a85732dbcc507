package tramquet.wire.certlogic;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/// The operations on integers: `+` and the comparisons. Clause "Operations with infix operators":
/// anything else than an integer is an error, null too.
final class Numbers {
  private static final Evaluated NOT_INTEGERS = new Evaluated.Invalid("operands must be integers");

  private Numbers() {}

  static Evaluated plus(List<JsonNode> values) {
    OptionalLong left = Whole.number(values.get(0));
    OptionalLong right = Whole.number(values.get(1));
    return left.isPresent() && right.isPresent()
        ? Whole.answer(left.getAsLong() + right.getAsLong())
        : NOT_INTEGERS;
  }

  /// A comparison of neighbours: of two, or the first with the second and the second with the
  /// third.
  ///
  /// @param wanted says by the sign of a comparison whether two neighbours are in order
  static Operator inOrder(IntPredicate wanted) {
    return Operator.onValues(values -> {
      List<OptionalLong> numbers = values.stream().map(Whole::number).toList();
      return numbers.stream().allMatch(OptionalLong::isPresent)
          ? Neighbours.inOrder(numbers.stream().map(OptionalLong::getAsLong).toList(), wanted)
          : NOT_INTEGERS;
    });
  }
}
