package tramquet.wire.certlogic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The left fold over an array. Clause "Reduction (`reduce`)"; as in the test suite, its body also
/// sees the data around it, as `data`, and null counts as an empty array.
final class Reduction {
  private Reduction() {}

  static Evaluated reduce(JsonNode operands, Scope scope) {
    return scope
        .evaluate(operands.get(0))
        .then(array -> {
          if (!array.isArray() && !array.isNull()) {
            return new Evaluated.Invalid("reduce goes over an array");
          }
          Evaluated accumulator = scope.evaluate(operands.get(2));
          for (JsonNode current : array) {
            accumulator =
                accumulator.then(
                    sum -> scope.over(body(sum, current, scope)).evaluate(operands.get(1)));
          }
          return accumulator;
        });
  }

  private static JsonNode body(JsonNode accumulator, JsonNode current, Scope scope) {
    return JsonNodeFactory.instance
        .objectNode()
        .set("accumulator", accumulator)
        .set("current", current)
        .set("data", scope.data());
  }
}
