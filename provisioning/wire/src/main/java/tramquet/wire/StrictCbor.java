package tramquet.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.cbor.CBORParser;

/// CBOR (RFC 8949) as signatures need it: one item and no byte after it, no key twice. Integer keys
/// of maps appear as their decimal text, long byte strings as [SlicingParser] has them.
final class StrictCbor {
  private static final CBORMapper MAPPER =
      CBORMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// No tag before the item.
  static final int UNTAGGED = -1;

  private static final int SMALL = 256;

  private StrictCbor() {}

  /// An item with the tag that stood before it.
  ///
  /// @param tag the outermost, or [#UNTAGGED]
  record Item(int tag, JsonNode value) {}

  /// Reads the one item in these bytes.
  static Decoded<Item> read(byte[] bytes) {
    try (CBORParser parser = (CBORParser) MAPPER.createParser(bytes);
        SlicingParser slicing = new SlicingParser(parser, ByteBuffer.wrap(bytes))) {
      JsonToken first = slicing.nextToken();
      if (first == null) {
        return new Decoded.Malformed<>("CBOR is empty");
      }
      int tag = parser.getCurrentTag();
      JsonNode value = MAPPER.readTree(slicing);
      return slicing.nextToken() == null
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
    Room room = new Room(SMALL);
    write(room, content);
    return room.toByteArray();
  }

  /// The same without a second copy, where much is written.
  ///
  /// @param size of what is written
  static byte[] write(int size, Consumer<CBORGenerator> content) {
    Room room = new Room(size);
    write(room, content);
    return room.filled();
  }

  /// The bytes of a byte string and its head (RFC 8949 section 3).
  static int sizeOfBytes(int length) {
    if (length < 24) {
      return 1 + length;
    }
    if (length <= 0xFF) {
      return 2 + length;
    }
    return length <= 0xFFFF ? 3 + length : 5 + length;
  }

  private static void write(Room room, Consumer<CBORGenerator> content) {
    try (CBORGenerator generator = (CBORGenerator) MAPPER.createGenerator(room)) {
      content.accept(generator);
    }
  }

  /// Lends what was written to it.
  private static final class Room extends ByteArrayOutputStream {
    Room(int size) {
      super(size);
    }

    byte[] filled() {
      return count == buf.length ? buf : toByteArray();
    }
  }
}
