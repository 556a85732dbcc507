package tramquet.wire.certlogic;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Integers as CertLogic has them: those that JavaScript's `Number` tells apart, ±(2^53 − 1). `1.0`
/// is one of them.
final class Whole {
  private static final long LARGEST = (1L << 53) - 1;

  private Whole() {}

  /// The integer that a value is, if it is one.
  static OptionalLong number(JsonNode value) {
    if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToLong()) {
      return OptionalLong.empty();
    }
    OptionalLong number = value.longValueOpt();
    return number.isPresent() && fits(number.getAsLong()) ? number : OptionalLong.empty();
  }

  /// An integer as an answer, if it is not too large; the same node as if it had been parsed.
  static Evaluated answer(long number) {
    if (!fits(number)) {
      return new Evaluated.Invalid("integers end at 2^53 - 1");
    }
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return Evaluated.of(
        number == (int) number ? nodes.numberNode((int) number) : nodes.numberNode(number));
  }

  private static boolean fits(long number) {
    return -LARGEST <= number && number <= LARGEST;
  }
}
