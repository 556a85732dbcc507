package tramquet.wire.certlogic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where an expression is evaluated: the data it sees, and what evaluating it may still cost.
///
/// Thread: belongs to one evaluation.
///
/// @param data what `var` sees
/// @param depth how many operations may still stand in each other here
record Scope(JsonNode data, Budget budget, int depth) {

  /// The value of an expression here.
  Evaluated evaluate(JsonNode expression) {
    if (depth == 0 || !budget.spend()) {
      return Budget.EXHAUSTED;
    }
    if (expression.isObject()) {
      return operation(expression);
    }
    if (expression.isArray()) {
      return deeper().evaluateAll(expression, Scope::array);
    }
    return literal(expression);
  }

  /// Evaluates all expressions, in order, and goes on with their values unless one is invalid.
  Evaluated evaluateAll(Iterable<JsonNode> expressions, Function<List<JsonNode>, Evaluated> next) {
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode expression : expressions) {
      switch (evaluate(expression)) {
        case Evaluated.Value(JsonNode value) -> values.add(value);
        case Evaluated.Invalid invalid -> {
          return invalid;
        }
      }
    }
    return next.apply(values);
  }

  /// The same place with other data: the body of a reduction.
  Scope over(JsonNode other) {
    return new Scope(other, budget, depth);
  }

  private Scope deeper() {
    return new Scope(data, budget, depth - 1);
  }

  /// Clause "Introduction": one key, the operation; its operands in an array, save for `var`.
  private Evaluated operation(JsonNode expression) {
    if (expression.size() != 1) {
      return new Evaluated.Invalid("an operation is an object with one key");
    }
    Map.Entry<String, JsonNode> entry = expression.properties().iterator().next();
    JsonNode operands = entry.getValue();
    if (entry.getKey().equals("var")) {
      return Access.var(operands, this);
    }
    if (!operands.isArray()) {
      return new Evaluated.Invalid("operands stand in an array");
    }
    return Operators.named(entry.getKey())
        .map(operator -> operator.apply(operands, deeper()))
        .orElseGet(() -> new Evaluated.Invalid("unknown operation"));
  }

  /// Clause "Literal values": no null, no fractions.
  private static Evaluated literal(JsonNode expression) {
    boolean allowed =
        expression.isString() || expression.isBoolean() || Whole.number(expression).isPresent();
    return allowed
        ? Evaluated.of(expression)
        : new Evaluated.Invalid("a literal is a boolean, an integer or a string");
  }

  private static Evaluated array(List<JsonNode> values) {
    return Evaluated.of(JsonNodeFactory.instance.arrayNode().addAll(values));
  }
}
