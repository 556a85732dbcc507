package tramquet.technician;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/// A QR (ISO/IEC 18004) with its quiet zone, as a file to print.
final class QrImage {
  /// Modules on each side, as the standard asks.
  static final int QUIET = 4;

  /// Dots a module has at least: printers of 300 dpi then round little.
  private static final int DOTS = 12;

  private final QRCode code;
  private final String text;

  private QrImage(QRCode code, String text) {
    this.code = code;
    this.text = text;
  }

  /// The smallest QR of that text.
  static QrImage of(String text, ErrorCorrectionLevel level) {
    try {
      return new QrImage(
          Encoder.encode(text, level, Map.of(EncodeHintType.CHARACTER_SET, "ISO-8859-1")), text);
    } catch (WriterException e) {
      throw new FailedException("the text does not fit a QR");
    }
  }

  String text() {
    return text;
  }

  /// 1 is dark; without the quiet zone.
  ByteMatrix modules() {
    return code.getMatrix();
  }

  /// 1 to 40.
  int version() {
    return code.getVersion().getVersionNumber();
  }

  /// Writes `.svg` at exactly that width, quiet zone included, or else PNG.
  void write(Path file, int millimetres) throws IOException {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
      Files.writeString(file, svg(millimetres));
    } else if (!ImageIO.write(picture(), "png", file.toFile())) {
      throw new FailedException("no PNG writer");
    }
  }

  private int side() {
    return code.getMatrix().getWidth() + 2 * QUIET;
  }

  /// One path of dark squares, one unit a module.
  String svg(int millimetres) {
    ByteMatrix matrix = code.getMatrix();
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
        }
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$dmm" height="%1$dmm" viewBox="0 0 %2$d %2$d" \
    shape-rendering="crispEdges"><rect width="%2$d" height="%2$d" fill="#fff"/><path d="%3$s"/></svg>
    """
        .formatted(millimetres, side(), path);
  }

  BufferedImage picture() {
    ByteMatrix matrix = code.getMatrix();
    int pixels = side() * DOTS;
    BufferedImage picture = new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < pixels; y++) {
      for (int x = 0; x < pixels; x++) {
        int column = x / DOTS - QUIET;
        int row = y / DOTS - QUIET;
        boolean inside =
            column >= 0 && row >= 0 && column < matrix.getWidth() && row < matrix.getHeight();
        picture.setRGB(x, y, inside && matrix.get(column, row) == 1 ? 0x000000 : 0xFFFFFF);
      }
    }
    return picture;
  }
}
