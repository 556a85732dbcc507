package tramquet.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The message of a batch with the records that are in it. Each record is encoded once, whether
/// that is to see if it still fits or to send it: a kiosk that catches up does little else.
///
/// @param records at least one
/// @param message the bytes of the message, see [RecordBatch]; nobody changes them
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record EncodedBatch(List<SealedRecord> records, byte[] message) {
  /// The outer map up to the records (RFC 8949, 3): `{"v": 1, "records":`.
  private static final byte[] HEAD = {
    (byte) 0xA2, 0x61, 'v', RecordBatch.VERSION, 0x67, 'r', 'e', 'c', 'o', 'r', 'd', 's'
  };

  /// How an array begins that has fewer elements than 24, than 2⁸, than 2¹⁶ (RFC 8949, 3).
  private static final int ARRAY = 0x80;

  private static final int SHORT_ARRAY = 24;
  private static final int ARRAY_OF_8_BITS = 0x98;
  private static final int ARRAY_OF_16_BITS = 0x99;

  /// The most around the records.
  private static final int ENVELOPE_BYTES = HEAD.length + 3;

  /// Copies the list.
  public EncodedBatch {
    records = List.copyOf(records);
    if (records.isEmpty()) {
      throw new IllegalArgumentException("a batch has a record");
    }
  }

  /// As many of the records, from the first on, as one message carries: at least one.
  public static EncodedBatch fill(List<SealedRecord> waiting) {
    return encode(waiting, RecordBatch.MAX_BYTES - ENVELOPE_BYTES);
  }

  /// All of them.
  static EncodedBatch of(List<SealedRecord> records) {
    return encode(records, Integer.MAX_VALUE);
  }

  private static EncodedBatch encode(List<SealedRecord> records, int most) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(RecordBatch.MAX_BYTES);
    int taken = 0;
    int length = 0;
    try (JsonGenerator cbor = Fields.CBOR.createGenerator(body)) {
      for (SealedRecord each : records) {
        RecordCodec.write(cbor, each);
        cbor.flush();
        if (body.size() > most && taken > 0) {
          break;
        }
        taken++;
        length = body.size();
      }
    }
    return new EncodedBatch(records.subList(0, taken), message(taken, body.toByteArray(), length));
  }

  private static byte[] message(int records, byte[] body, int length) {
    ByteBuffer message = ByteBuffer.allocate(ENVELOPE_BYTES + length).put(HEAD);
    if (records < SHORT_ARRAY) {
      message.put((byte) (ARRAY | records));
    } else if (records <= 0xFF) {
      message.put((byte) ARRAY_OF_8_BITS).put((byte) records);
    } else {
      message.put((byte) ARRAY_OF_16_BITS).putShort((short) records);
    }
    message.put(body, 0, length).flip();
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    return bytes;
  }
}
