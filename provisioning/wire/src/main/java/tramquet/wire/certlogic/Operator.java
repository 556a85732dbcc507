package tramquet.wire.certlogic;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One operation: from operands that are not evaluated yet to a value.
@FunctionalInterface
interface Operator {
  /// The value of the operation.
  ///
  /// @param operands an array, as it stands in the rule
  Evaluated apply(JsonNode operands, Scope scope);

  /// The same operation, which refuses any other number of operands before it evaluates one.
  default Operator taking(int least, int most) {
    return (operands, scope) ->
        least <= operands.size() && operands.size() <= most
            ? apply(operands, scope)
            : new Evaluated.Invalid("wrong number of operands");
  }

  /// An operation on values: all operands are evaluated first, in order.
  static Operator onValues(Function<List<JsonNode>, Evaluated> function) {
    return (operands, scope) -> scope.evaluateAll(operands, function);
  }
}
