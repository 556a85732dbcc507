package tramquet.wire.certlogic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rules and data in short: JSON with single quotes.
final class Rule {
  private Rule() {}

  static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  static Evaluated evaluate(String rule, String data) {
    return CertLogic.evaluate(json(rule), json(data));
  }

  static void gives(String expected, String rule) {
    gives(expected, rule, "{}");
  }

  static void gives(String expected, String rule, String data) {
    assertEquals(Evaluated.of(json(expected)), evaluate(rule, data), rule);
  }

  static void isInvalid(String rule) {
    isInvalid(rule, "{}");
  }

  static void isInvalid(String rule, String data) {
    assertInstanceOf(Evaluated.Invalid.class, evaluate(rule, data), rule);
  }
}
