package tramquet.wire;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The data of one MQTT message from kiosk to centre: records of one kiosk, oldest first, as a CBOR
/// map `{"v": 1, "records": […]}` of at most 32 KiB.
///
/// @param records at least one
public record RecordBatch(List<SealedRecord> records) {
  /// The most that one message carries, in bytes.
  public static final int MAX_BYTES = 32 * 1024;

  private static final int VERSION = 1;

  /// Room for the outer map.
  private static final int ENVELOPE_BYTES = 32;

  /// Copies the list.
  public RecordBatch {
    records = List.copyOf(records);
    if (records.isEmpty()) {
      throw new IllegalArgumentException("a batch has a record");
    }
  }

  /// As many of the records, from the first on, as one message carries: at least one.
  public static RecordBatch fill(List<SealedRecord> waiting) {
    List<SealedRecord> taken = new ArrayList<>();
    int bytes = ENVELOPE_BYTES;
    for (SealedRecord next : waiting) {
      bytes += Fields.CBOR.writeValueAsBytes(RecordCodec.encode(next)).length;
      if (bytes > MAX_BYTES && !taken.isEmpty()) {
        break;
      }
      taken.add(next);
    }
    return new RecordBatch(taken);
  }

  /// The bytes of the message.
  public byte[] encode() {
    ObjectNode root = Fields.CBOR.createObjectNode();
    root.put("v", VERSION);
    ArrayNode all = root.putArray("records");
    records.forEach(each -> all.add(RecordCodec.encode(each)));
    return Fields.CBOR.writeValueAsBytes(root);
  }

  /// Reads a message. One broken record makes the whole batch malformed: a kiosk of ours never
  /// sends such a batch, so its sender is not to be trusted with the rest. Too long, an unknown
  /// version, or bytes after the end are malformed too.
  public static Decoded<RecordBatch> decode(byte[] bytes) {
    if (bytes.length > 2 * MAX_BYTES) {
      return new Decoded.Malformed<>("too long");
    }
    return Fields.decode(
        Fields.CBOR,
        bytes,
        fields -> {
          if (fields.number("v") != VERSION) {
            throw new Fields.Broken("version");
          }
          return new RecordBatch(
              fields.objects("records").stream().map(RecordCodec::decode).toList());
        });
  }
}
