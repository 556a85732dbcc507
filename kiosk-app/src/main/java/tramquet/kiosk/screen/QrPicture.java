package tramquet.kiosk.screen;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/// A QR code, black on white, with modules of whole pixels and the quiet zone of four modules that
/// ISO/IEC 18004 asks for.
final class QrPicture {
  private static final int QUIET_ZONE = 4;

  private final ByteMatrix modules;

  private QrPicture(ByteMatrix modules) {
    this.modules = modules;
  }

  /// The code of a text, with error correction level M.
  ///
  /// @param text up to 2331 bytes in UTF-8; more throws, as our own settings cannot be that long
  static QrPicture of(String text) {
    try {
      return new QrPicture(
          Encoder.encode(
                  text,
                  ErrorCorrectionLevel.M,
                  Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8))
              .getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("an address too long for a code", e);
    }
  }

  /// The picture, as large as whole pixels allow, in the middle of a square.
  ///
  /// @param side pixels of the square
  Group drawn(double side) {
    int across = modules.getWidth() + 2 * QUIET_ZONE;
    double module = Math.max(1, Math.floor(side / across));
    double white = across * module;
    double inset = Math.floor((side - white) / 2);
    Rectangle ground = new Rectangle(inset, inset, white, white);
    ground.setFill(Color.WHITE);
    SVGPath black = new SVGPath();
    black.setContent(squares((int) module, inset + QUIET_ZONE * module));
    black.setFill(Color.BLACK);
    black.setSmooth(false);
    return new Group(ground, black);
  }

  private String squares(int module, double inset) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          path.append('M').append(inset + x * module).append(' ').append(inset + y * module);
          path.append('h').append(module).append('v').append(module);
          path.append("h-").append(module).append('Z');
        }
      }
    }
    return path.toString();
  }
}
