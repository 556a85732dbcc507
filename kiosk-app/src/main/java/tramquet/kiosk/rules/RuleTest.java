package tramquet.kiosk.rules;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Decoded;

/// One test of a rule.
///
/// @param name what its writer calls it; may be empty
/// @param data what the rule sees: `payload` and `external`
/// @param expected what the rule must give
record RuleTest(String name, JsonNode data, JsonNode expected) {

  /// The test that a document holds; value sets are added if it has none of its own.
  static Decoded<RuleTest> of(JsonNode document, ValueSets sets) {
    if (!document.has("payload") || !document.has("expected")) {
      return new Decoded.Malformed<>("payload or expected is missing");
    }
    ObjectNode external = JsonNodeFactory.instance.objectNode();
    external.set("valueSets", sets.byName());
    document.path("external").properties().forEach(e -> external.set(e.getKey(), e.getValue()));
    JsonNode data =
        JsonNodeFactory.instance
            .objectNode()
            .set("payload", document.path("payload"))
            .set("external", external);
    return new Decoded.Value<>(
        new RuleTest(document.path("name").asString(""), data, document.path("expected")));
  }

  /// May hold a certificate's content and shows none of it.
  @Override
  public String toString() {
    return "RuleTest[" + name + "]";
  }
}
