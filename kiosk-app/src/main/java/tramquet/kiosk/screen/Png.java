package tramquet.kiosk.screen;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.DeflaterOutputStream;

/// Writes pictures as PNG (ISO/IEC 15948): true colour without alpha, each row as the difference to
/// the row above, which makes flat fields small. The JDK's own writer would bring the desktop
/// toolkit into the kiosk.
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int BITS_PER_SAMPLE = 8;
  private static final int TRUE_COLOUR = 2;
  private static final int FILTER_UP = 2;

  private Png() {}

  /// Writes a whole file and leaves the stream open.
  static void write(Raster raster, OutputStream out) throws IOException {
    out.write(SIGNATURE);
    chunk(out, "IHDR", header(raster));
    chunk(out, "IDAT", image(raster));
    chunk(out, "IEND", new byte[0]);
  }

  private static byte[] header(Raster raster) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(bytes);
    header.writeInt(raster.width());
    header.writeInt(raster.height());
    header.write(new byte[] {BITS_PER_SAMPLE, TRUE_COLOUR, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] image(Raster raster) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream deflated = new DeflaterOutputStream(bytes)) {
      byte[] row = new byte[1 + 3 * raster.width()];
      row[0] = FILTER_UP;
      for (int y = 0; y < raster.height(); y++) {
        for (int x = 0; x < raster.width(); x++) {
          difference(raster, x, y, row);
        }
        deflated.write(row);
      }
    }
    return bytes.toByteArray();
  }

  private static void difference(Raster raster, int x, int y, byte[] row) {
    int pixel = raster.pixel(x, y);
    int above = y == 0 ? 0 : raster.pixel(x, y - 1);
    for (int sample = 0; sample < 3; sample++) {
      int shift = 16 - 8 * sample;
      row[1 + 3 * x + sample] = (byte) ((pixel >> shift) - (above >> shift));
    }
  }

  private static void chunk(OutputStream out, String type, byte[] content) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(content.length);
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
    checked.write(type.getBytes(StandardCharsets.US_ASCII));
    checked.write(content);
    data.writeInt((int) checked.getChecksum().getValue());
    data.flush();
  }
}
