package tramquet.wire;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/// The members of one CBOR or JSON object, read strictly: a member of the wrong type or out of
/// range ends the reading of the whole, and the answer is `Malformed`. Members that nobody asks for
/// are passed over, so that a later version may add some.
final class Fields {
  private static final String OBJECT = ": must be an object";
  private static final String WHOLE_NUMBER = "a whole number";

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

  /// Where the object stands: `zones.areas[2].`; empty for the whole.
  private final String path;

  private Fields(JsonNode object, String path) {
    if (!object.isObject()) {
      throw new Broken(
          (path.isEmpty() ? "the whole" : path.substring(0, path.length() - 1)) + OBJECT);
    }
    this.object = object;
    this.path = path;
  }

  /// A member breaks its rules; never leaves this package.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
      super(what, null, false, false);
    }
  }

  /// The end of the reading: which member, and what it must be. Neither holds any of the input.
  Broken broken(String name, String allowed) {
    return new Broken(path + name + ": must be " + allowed);
  }

  /// Reads one object; whatever is wrong with the bytes is an answer.
  static <T> Decoded<T> decode(ObjectMapper mapper, byte[] bytes, Function<Fields, T> reader) {
    return decode(() -> mapper.readTree(bytes), reader);
  }

  /// Reads one CBOR object whose long byte strings are not copied: see [#slice(String)].
  static <T> Decoded<T> decodeLong(ByteBuffer bytes, Function<Fields, T> reader) {
    return decode(
        () -> {
          try (JsonParser parser =
              CBOR.createParser(
                  bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining())) {
            JsonNode tree = CBOR.readTree(new SlicingParser(parser, bytes.slice()));
            return Objects.requireNonNullElse(tree, MissingNode.getInstance());
          }
        },
        reader);
  }

  private static <T> Decoded<T> decode(Supplier<JsonNode> tree, Function<Fields, T> reader) {
    try {
      return new Decoded.Value<>(reader.apply(new Fields(tree.get(), "")));
    } catch (Broken e) {
      return new Decoded.Malformed<>(String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      return new Decoded.Malformed<>("not well formed" + place(e));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return new Decoded.Malformed<>("a value is out of range");
    }
  }

  /// Line and column, where the text has lines: who wrote it by hand looks there.
  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  String text(String name) {
    return required(name, JsonNode::isString, "text").asString();
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long number(String name) {
    return required(name, node -> node.isIntegralNumber() && node.canConvertToLong(), WHOLE_NUMBER)
        .asLong();
  }

  /// A whole number between two, both included.
  int within(String name, int least, int most) {
    return required(
            name,
            node ->
                node.isIntegralNumber()
                    && node.canConvertToInt()
                    && node.asInt() >= least
                    && node.asInt() <= most,
            "a whole number from " + least + " to " + most)
        .asInt();
  }

  OptionalInt optionalWithin(String name, int least, int most) {
    return has(name) ? OptionalInt.of(within(name, least, most)) : OptionalInt.empty();
  }

  boolean flag(String name) {
    return required(name, JsonNode::isBoolean, "true or false").asBoolean();
  }

  byte[] bytes(String name) {
    return required(name, JsonNode::isBinary, "bytes").binaryValue();
  }

  /// The same of one length.
  byte[] bytes(String name, int length) {
    byte[] bytes = bytes(name);
    if (bytes.length != length) {
      throw broken(name, length + " bytes");
    }
    return bytes;
  }

  /// The same where it lies, which may be in the message itself; nobody changes it.
  ByteBuffer slice(String name) {
    return SlicingParser.bytes(required(name, SlicingParser::isBytes, "bytes"));
  }

  /// Numbers of 64 bits in one byte string, most significant byte first.
  long[] longs(String name) {
    ByteBuffer bytes = slice(name);
    if (bytes.remaining() % Long.BYTES != 0) {
      throw broken(name, "8 bytes each");
    }
    long[] all = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(all);
    return all;
  }

  UUID uuid(String name) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes(name, 16));
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  Optional<UUID> optionalUuid(String name) {
    return has(name) ? Optional.of(uuid(name)) : Optional.empty();
  }

  Fields object(String name) {
    return new Fields(required(name, JsonNode::isObject, "an object"), path + name + ".");
  }

  Optional<Fields> optionalObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  List<Fields> objects(String name) {
    List<Fields> all = new ArrayList<>();
    for (JsonNode node : required(name, JsonNode::isArray, "an array of objects")) {
      all.add(new Fields(node, path + name + "[" + all.size() + "]."));
    }
    return all;
  }

  List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    for (JsonNode node : required(name, JsonNode::isArray, "an array of texts")) {
      if (!node.isString()) {
        throw broken(name + "[" + all.size() + "]", "text");
      }
      all.add(node.asString());
    }
    return all;
  }

  /// A word that stands for one of several things; an unknown word is malformed.
  <T> T word(String name, Function<String, Optional<T>> known) {
    return word(name, known, "a known word");
  }

  /// The same where people write the word.
  ///
  /// @param allowed which words there are
  <T> T word(String name, Function<String, Optional<T>> known, String allowed) {
    return known.apply(text(name)).orElseThrow(() -> broken(name, allowed));
  }

  /// The same of several words.
  <T> List<T> words(String name, Function<String, Optional<T>> known, String allowed) {
    List<T> all = new ArrayList<>();
    for (String text : texts(name)) {
      String element = name + "[" + all.size() + "]";
      all.add(known.apply(text).orElseThrow(() -> broken(element, allowed)));
    }
    return all;
  }

  /// The message says of itself what it is, where a key signs several kinds.
  void kind(String expected) {
    if (!text("kind").equals(expected)) {
      throw broken("kind", expected);
    }
  }

  /// A part that has a reader of its own.
  <T> T part(String name, Function<String, Decoded<T>> reader) {
    return part(name, reader, "well formed");
  }

  /// The same where people write the part.
  <T> T part(String name, Function<String, Decoded<T>> reader, String allowed) {
    return word(name, text -> reader.apply(text).asOptional(), allowed);
  }

  Duration duration(String name) {
    return parsed(name, Duration::parse, "a duration such as PT24H or P7D");
  }

  Optional<Duration> optionalDuration(String name) {
    return has(name) ? Optional.of(duration(name)) : Optional.empty();
  }

  LocalDate date(String name) {
    return parsed(name, LocalDate::parse, "a date such as 2021-10-11");
  }

  LocalTime time(String name) {
    return parsed(name, LocalTime::parse, "a time such as 07:30");
  }

  /// What one of Java's own parsers reads.
  <T> T parsed(String name, Function<String, T> parser, String allowed) {
    String text = text(name);
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      throw broken(name, allowed);
    }
  }

  /// What is built of several members, each of them right by itself.
  <T> T built(Supplier<T> constructor, String allowed) {
    try {
      return constructor.get();
    } catch (IllegalArgumentException e) {
      throw new Broken(
          (path.isEmpty() ? "" : path.substring(0, path.length() - 1) + ": ") + allowed);
    }
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

  private JsonNode required(String name, Predicate<JsonNode> type, String allowed) {
    JsonNode node = object.path(name);
    if (!type.test(node)) {
      throw node.isMissingNode()
          ? new Broken(path + name + ": is missing, and must be " + allowed)
          : broken(name, allowed);
    }
    return node;
  }
}
