package tramquet.wire;

import java.util.List;

/// The data of one MQTT message from kiosk to centre: records of one kiosk, oldest first, as a CBOR
/// map `{"v": 1, "records": […]}` of at most 32 KiB.
///
/// @param records at least one
public record RecordBatch(List<SealedRecord> records) {
  /// The most that one message carries, in bytes.
  public static final int MAX_BYTES = 32 * 1024;

  static final int VERSION = 1;

  /// Copies the list.
  public RecordBatch {
    records = List.copyOf(records);
    if (records.isEmpty()) {
      throw new IllegalArgumentException("a batch has a record");
    }
  }

  /// As many of the records, from the first on, as one message carries: at least one.
  public static RecordBatch fill(List<SealedRecord> waiting) {
    return new RecordBatch(EncodedBatch.fill(waiting).records());
  }

  /// The bytes of the message.
  public byte[] encode() {
    return EncodedBatch.of(records).message();
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
