package tramquet.centre.registry;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.Decoded;

/// The members of a JSON object that somebody sent; what is wrong with them is said.
///
/// @param root the object
record Body(JsonNode root) {

  /// Reads it.
  static Body of(String json) {
    try {
      JsonNode root = JsonMapper.shared().readTree(json);
      if (root.isObject()) {
        return new Body(root);
      }
    } catch (JacksonException e) {
      // As if it were something else.
    }
    throw Refused.badly("a JSON object is needed");
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> Refused.badly(name + ": is missing"));
  }

  Optional<String> optional(String name) {
    JsonNode node = root.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isString()) {
      throw Refused.badly(name + ": must be text");
    }
    return Optional.of(node.asString());
  }

  long within(String name, long least, long most, long otherwise) {
    JsonNode node = root.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return otherwise;
    }
    if (!node.isIntegralNumber() || node.asLong() < least || node.asLong() > most) {
      throw Refused.badly("%s: must be %d to %d".formatted(name, least, most));
    }
    return node.asLong();
  }

  /// A text that has a shape.
  <T> T part(String name, Function<String, T> reader) {
    String text = text(name);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw Refused.badly(name + ": " + e.getMessage());
    }
  }

  /// A text that has a reader of the wire.
  <T> T read(String name, Function<String, Decoded<T>> reader) {
    return switch (reader.apply(text(name))) {
      case Decoded.Value<T>(T value) -> value;
      case Decoded.Malformed<T>(String reason) -> throw Refused.badly(name + ": " + reason);
      case Decoded.NotMine<T> _ -> throw Refused.badly(name + ": of another form");
    };
  }
}
