package tramquet.wire;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/// The members of one CBOR or JSON object, read strictly: a member of the wrong type or out of
/// range ends the reading of the whole, and the answer is `Malformed`. Members that nobody asks for
/// are passed over, so that a later version may add some.
final class Fields {
  /// CBOR (RFC 8949): no duplicate keys, nothing after the value.
  static final ObjectMapper CBOR =
      CBORMapper.builder(
              CBORFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// JSON (RFC 8259), as strictly.
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode object;

  private Fields(JsonNode object) {
    if (!object.isObject()) {
      throw new Broken("not an object");
    }
    this.object = object;
  }

  /// A member breaks its rules; never leaves this package.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
      super(what, null, false, false);
    }
  }

  /// Reads one object; whatever is wrong with the bytes is an answer.
  static <T> Decoded<T> decode(ObjectMapper mapper, byte[] bytes, Function<Fields, T> reader) {
    try {
      return new Decoded.Value<>(reader.apply(new Fields(mapper.readTree(bytes))));
    } catch (Broken e) {
      return new Decoded.Malformed<>(String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      return new Decoded.Malformed<>("not well formed");
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return new Decoded.Malformed<>("a value is out of range");
    }
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  String text(String name) {
    return required(name, JsonNode::isString).asString();
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long number(String name) {
    JsonNode node = required(name, JsonNode::isIntegralNumber);
    if (!node.canConvertToLong()) {
      throw new Broken(name);
    }
    return node.asLong();
  }

  OptionalInt optionalInt(String name) {
    return has(name) ? OptionalInt.of(Math.toIntExact(number(name))) : OptionalInt.empty();
  }

  boolean flag(String name) {
    return required(name, JsonNode::isBoolean).asBoolean();
  }

  byte[] bytes(String name) {
    return required(name, JsonNode::isBinary).binaryValue();
  }

  UUID uuid(String name) {
    byte[] bytes = bytes(name);
    if (bytes.length != 16) {
      throw new Broken(name);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  Optional<UUID> optionalUuid(String name) {
    return has(name) ? Optional.of(uuid(name)) : Optional.empty();
  }

  Fields object(String name) {
    return new Fields(required(name, JsonNode::isObject));
  }

  Optional<Fields> optionalObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  List<Fields> objects(String name) {
    List<Fields> all = new ArrayList<>();
    required(name, JsonNode::isArray).forEach(node -> all.add(new Fields(node)));
    return all;
  }

  List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    for (JsonNode node : required(name, JsonNode::isArray)) {
      if (!node.isString()) {
        throw new Broken(name);
      }
      all.add(node.asString());
    }
    return all;
  }

  /// A word that stands for one of several things; an unknown word is malformed.
  <T> T word(String name, Function<String, Optional<T>> known) {
    return known.apply(text(name)).orElseThrow(() -> new Broken(name));
  }

  /// A part that has a reader of its own.
  <T> T part(String name, Function<String, Decoded<T>> reader) {
    return reader.apply(text(name)).asOptional().orElseThrow(() -> new Broken(name));
  }

  /// The object itself, where somebody else reads it; not to be changed.
  JsonNode node() {
    return object;
  }

  /// Every member, in the order of the bytes.
  Iterable<Map.Entry<String, JsonNode>> members() {
    return object.properties();
  }

  /// The sixteen bytes of an id, most significant first (RFC 9562).
  static byte[] bytesOf(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private JsonNode required(String name, Predicate<JsonNode> type) {
    JsonNode node = object.path(name);
    if (!type.test(node)) {
      throw new Broken(name);
    }
    return node;
  }
}
