package tramquet.kiosk.rules;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tramquet.wire.Decoded;

/// Value sets by name: the codes of vaccines, tests, diseases and countries that rules look into.
///
/// @param byName an object of arrays of text
public record ValueSets(JsonNode byName) {
  /// None at all.
  public static final ValueSets NONE = new ValueSets(JsonNodeFactory.instance.objectNode());

  /// The value sets that a document holds.
  public static Decoded<ValueSets> of(JsonNode document) {
    boolean sets = document.isObject() && document.valueStream().allMatch(JsonNode::isArray);
    return sets
        ? new Decoded.Value<>(new ValueSets(document))
        : new Decoded.Malformed<>("value sets are an object of arrays");
  }
}
