package tramquet.wire.certlogic;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// The operations that ask whether values are the same: `===` and `in`. Clause "Operations with
/// infix operators": no type is turned into another.
final class Sameness {
  private Sameness() {}

  static Evaluated equal(JsonNode operands, Scope scope) {
    return scope.evaluateAll(operands, values -> same(values.get(0), values.get(1), scope));
  }

  /// Whether an array, possibly empty, holds a value.
  static Evaluated in(JsonNode operands, Scope scope) {
    return scope.evaluateAll(
        operands,
        values ->
            values.get(1).isArray()
                ? member(values.get(0), values.get(1), scope)
                : new Evaluated.Invalid("in looks into an array"));
  }

  private static Evaluated member(JsonNode sought, JsonNode array, Scope scope) {
    for (JsonNode item : array) {
      Evaluated same = same(sought, item, scope);
      if (same instanceof Evaluated.Invalid || same.holds()) {
        return same;
      }
    }
    return Evaluated.of(false);
  }

  /// Evaluators differ on arrays, objects and date-times ("works reliable on strings and
  /// integers"), so two of those are refused rather than guessed at.
  private static Evaluated same(JsonNode left, JsonNode right, Scope scope) {
    if (!scope.budget().spendOnText(Math.min(length(left), length(right)))) {
      return Budget.EXHAUSTED;
    }
    if (!isPlain(left) && !isPlain(right)) {
      return new Evaluated.Invalid("arrays, objects and date-times cannot be compared");
    }
    OptionalLong number = Whole.number(left);
    return Evaluated.of(
        number.isPresent() ? number.equals(Whole.number(right)) : left.equals(right));
  }

  private static boolean isPlain(JsonNode value) {
    return !value.isContainer() && !value.isPojo();
  }

  private static int length(JsonNode value) {
    return value.isString() ? value.stringValue().length() : 0;
  }
}
