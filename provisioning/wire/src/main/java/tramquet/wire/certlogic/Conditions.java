package tramquet.wire.certlogic;

import tools.jackson.databind.JsonNode;

/// The operations on conditions: `if`, `and`, `!`.
final class Conditions {
  private Conditions() {}

  /// Clause "If-then-else": only the branch that is taken is evaluated.
  static Evaluated choose(JsonNode operands, Scope scope) {
    return scope
        .evaluate(operands.get(0))
        .then(guard ->
            switch (Truth.of(guard)) {
              case TRUTHY -> scope.evaluate(operands.get(1));
              case FALSY -> scope.evaluate(operands.get(2));
              // The clause would take the else branch, often a plain `true`; like the
              // reference evaluator we would rather not admit by a slip of the rule.
              case NEITHER -> Truth.UNCLEAR;
            });
  }

  /// Clause "Operations with infix operators": the first falsy value, else the last; lazily.
  static Evaluated and(JsonNode operands, Scope scope) {
    Evaluated last = Evaluated.of(true);
    for (JsonNode operand : operands) {
      last = scope.evaluate(operand).then(Conditions::clear);
      if (!(last instanceof Evaluated.Value(JsonNode value)) || Truth.of(value) == Truth.FALSY) {
        return last;
      }
    }
    return last;
  }

  /// Clause "Negation (`!`)".
  static Evaluated not(JsonNode operands, Scope scope) {
    return scope
        .evaluate(operands.get(0))
        .then(Conditions::clear)
        .then(value -> Evaluated.of(Truth.of(value) == Truth.FALSY));
  }

  private static Evaluated clear(JsonNode value) {
    return Truth.of(value) == Truth.NEITHER ? Truth.UNCLEAR : Evaluated.of(value);
  }
}
