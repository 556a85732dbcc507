package tramquet.wire;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.cbor.CBORParser;

/// CBOR (RFC 8949) as signatures need it: one item and no byte after it, no key twice. Integer keys
/// of maps appear as their decimal text.
final class StrictCbor {
  private static final CBORMapper MAPPER =
      CBORMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// No tag before the item.
  static final int UNTAGGED = -1;

  private StrictCbor() {}

  /// An item with the tag that stood before it.
  ///
  /// @param tag the outermost, or [#UNTAGGED]
  record Item(int tag, JsonNode value) {}

  /// Reads the one item in these bytes.
  static Decoded<Item> read(byte[] bytes) {
    try (CBORParser parser = (CBORParser) MAPPER.createParser(bytes)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new Decoded.Malformed<>("CBOR is empty");
      }
      int tag = parser.getCurrentTag();
      JsonNode value = MAPPER.readTree(parser);
      return parser.nextToken() == null
          ? new Decoded.Value<>(new Item(tag, value))
          : new Decoded.Malformed<>("bytes after the CBOR");
    } catch (RuntimeException e) {
      // Jackson's own exceptions, and whatever else its arithmetic meets in bytes from strangers.
      return new Decoded.Malformed<>("CBOR");
    }
  }

  /// The bytes of one item. Definite lengths and shortest integers, so that equal content gives
  /// equal bytes (RFC 8949 section 4.2.1); the caller writes map keys in order.
  static byte[] write(Consumer<CBORGenerator> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CBORGenerator generator = (CBORGenerator) MAPPER.createGenerator(bytes)) {
      content.accept(generator);
    }
    return bytes.toByteArray();
  }
}
