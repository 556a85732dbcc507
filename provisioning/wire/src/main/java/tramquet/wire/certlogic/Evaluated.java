package tramquet.wire.certlogic;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/// What evaluating an expression gives.
public sealed interface Evaluated {
  /// The expression has this value.
  record Value(JsonNode node) implements Evaluated {
    /// The value may be part of a certificate and is not shown.
    @Override
    public String toString() {
      return "Value[…]";
    }
  }

  /// The expression is not CertLogic, or asks of the data what it cannot give.
  ///
  /// @param reason which clause is broken, in words that hold nothing of the data
  record Invalid(String reason) implements Evaluated {}

  /// Whether a rule holds: the value is `true`. A rule that cannot be evaluated does not hold
  /// ("Introduction": return `false` where evaluation throws).
  default boolean holds() {
    return this instanceof Value(JsonNode node) && node.isBoolean() && node.booleanValue();
  }

  /// Goes on with the value, if there is one.
  default Evaluated then(Function<JsonNode, Evaluated> next) {
    return switch (this) {
      case Value(JsonNode node) -> next.apply(node);
      case Invalid invalid -> invalid;
    };
  }

  /// A value, as an answer.
  static Evaluated of(JsonNode node) {
    return new Value(node);
  }

  /// A truth value, as an answer.
  static Evaluated of(boolean truth) {
    return new Value(BooleanNode.valueOf(truth));
  }
}
