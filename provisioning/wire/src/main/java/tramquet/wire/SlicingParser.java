package tramquet.wire;

import java.nio.ByteBuffer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/// A parser of CBOR that leaves long byte strings where they are: in the tree stands a view of the
/// input in place of a copy. A list of a million revoked codes has 8 MB, and lies in three byte
/// strings one in the other; a kiosk has not the memory for each of them twice.
///
/// Thread: one.
final class SlicingParser extends JsonParserDelegate {
  /// Shorter ones are copied, as everywhere.
  static final int LONG = 64 * 1024;

  private static final int BYTE_STRING = 2;
  private static final int MAJOR_TYPE_SHIFT = 5;

  /// The argument of the head follows in four bytes (RFC 8949 section 3).
  private static final int FOUR_BYTES = 26;

  private final ByteBuffer input;

  /// @param parser of CBOR, over this input
  SlicingParser(JsonParser parser, ByteBuffer input) {
    super(parser);
    this.input = input;
  }

  /// The bytes of a node, without copying where there is no need; empty of what holds none.
  static boolean isBytes(JsonNode node) {
    return node.isBinary()
        || (node instanceof POJONode held && held.getPojo() instanceof ByteBuffer);
  }

  /// The bytes of such a node.
  static ByteBuffer bytes(JsonNode node) {
    return node instanceof POJONode held && held.getPojo() instanceof ByteBuffer slice
        ? slice.duplicate()
        : ByteBuffer.wrap(node.binaryValue());
  }

  @Override
  public Object getEmbeddedObject() {
    // Relative to the array, as the parser counts; a tag before the string is no head of one.
    int head = (int) delegate.currentTokenLocation().getByteOffset() - input.arrayOffset();
    int from = head + 1 + Integer.BYTES;
    // A head that is cut off, and a length that is a lie, are told by the parser itself.
    if (from > input.limit() || !isLong(input.get(head))) {
      return super.getEmbeddedObject();
    }
    int length = input.getInt(head + 1);
    return length >= LONG && length <= input.limit() - from
        ? input.slice(from, length)
        : super.getEmbeddedObject();
  }

  private static boolean isLong(byte initial) {
    return (initial & 0xFF) == (BYTE_STRING << MAJOR_TYPE_SHIFT | FOUR_BYTES);
  }
}
