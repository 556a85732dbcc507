package tramquet.wire.certlogic;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// What a value says as a condition. Clause "Truthy and falsy values": some values are neither.
enum Truth {
  TRUTHY,
  FALSY,
  /// Fractions and date-times; as a condition they are an error.
  NEITHER;

  static final Evaluated UNCLEAR = new Evaluated.Invalid("a condition is neither truthy nor falsy");

  static Truth of(JsonNode value) {
    if (value.isNull()) {
      return FALSY;
    }
    if (value.isBoolean()) {
      return either(value.booleanValue());
    }
    if (value.isString()) {
      return either(!value.stringValue().isEmpty());
    }
    if (value.isContainer()) {
      return either(!value.isEmpty());
    }
    OptionalLong number = Whole.number(value);
    return number.isPresent() ? either(number.getAsLong() != 0) : NEITHER;
  }

  private static Truth either(boolean truthy) {
    return truthy ? TRUTHY : FALSY;
  }
}
