package tramquet.centre.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows as PostgreSQL's `COPY … (FORMAT binary)` reads them: a signature, two numbers of four bytes
/// that say nothing, per row the number of its fields in two bytes, per field its length in four
/// and its bytes, or -1 for NULL, and -1 for a row at the end (PostgreSQL, SQL Commands, COPY, File
/// Formats).
///
/// Thread: one.
final class BinaryRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int NONE = -1;
  private static final int LIKELY_BYTES = 1024;

  private final ByteArrayOutputStream bytes;
  private final DataOutputStream out;

  /// @param rows how many there will be, more or less
  BinaryRows(int rows) {
    bytes = new ByteArrayOutputStream(rows * LIKELY_BYTES);
    out = new DataOutputStream(bytes);
    write(() -> {
      out.write(SIGNATURE);
      out.writeLong(0);
    });
  }

  private interface Write {
    void run() throws IOException;
  }

  /// Begins a row.
  void row(int fields) {
    write(() -> out.writeShort(fields));
  }

  /// The next field: a text, bigint, uuid or bytea.
  void field(@Nullable Object value) {
    write(() -> {
      switch (value) {
        case null -> out.writeInt(NONE);
        case Long number -> {
          out.writeInt(Long.BYTES);
          out.writeLong(number);
        }
        case UUID id -> {
          out.writeInt(2 * Long.BYTES);
          out.writeLong(id.getMostSignificantBits());
          out.writeLong(id.getLeastSignificantBits());
        }
        case String text -> bytes(text.getBytes(StandardCharsets.UTF_8));
        case byte[] some -> bytes(some);
        default -> throw new IllegalArgumentException("no column has a " + value.getClass());
      }
    });
  }

  /// All of it.
  byte[] end() {
    write(() -> out.writeShort(NONE));
    return bytes.toByteArray();
  }

  private void bytes(byte[] some) throws IOException {
    out.writeInt(some.length);
    out.write(some);
  }

  /// Memory does not fail as files do.
  private static void write(Write what) {
    try {
      what.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
