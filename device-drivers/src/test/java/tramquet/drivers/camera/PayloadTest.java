package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;

/// Codes made on the spot, read back byte for byte.
class PayloadTest {

  private static final String NAME = "Nguyễn Thị Ví Dụ";

  @Test
  void everyByteIsKept() throws WriterException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertEquals(
        Bytes.of(all), read(all, StandardCharsets.ISO_8859_1, StandardCharsets.ISO_8859_1));
  }

  @Test
  void vietnameseNamedAsUtf8IsItsBytes() throws WriterException {
    byte[] utf8 = NAME.getBytes(StandardCharsets.UTF_8);
    assertEquals(Bytes.of(utf8), read(utf8, StandardCharsets.UTF_8, StandardCharsets.UTF_8));
  }

  @Test
  void vietnameseWithoutACharsetIsItsBytes() throws WriterException {
    byte[] utf8 = NAME.getBytes(StandardCharsets.UTF_8);
    assertEquals(
        Bytes.of(utf8), read(utf8, StandardCharsets.ISO_8859_1, StandardCharsets.ISO_8859_1));
  }

  @Test
  void brokenUtf8IsKeptAsItIs() throws WriterException {
    byte[] broken = {'a', (byte) 0xE1, (byte) 0xBB, 'b', (byte) 0x80, 0, 0x1D};
    assertEquals(
        Bytes.of(broken), read(broken, StandardCharsets.ISO_8859_1, StandardCharsets.ISO_8859_1));
  }

  @Test
  void digitsAndCapitalsAreAscii() throws WriterException {
    byte[] digits = "0123456789012".getBytes(StandardCharsets.US_ASCII);
    byte[] capitals = "NCFOXN%TS3DH".getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        Bytes.of(digits), read(digits, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1));
    assertEquals(
        Bytes.of(capitals), read(capitals, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1));
  }

  /// What is read from a code of these bytes.
  ///
  /// @param as how the writer is told to see them
  /// @param named the charset the code names; ISO 8859-1 is named by saying nothing
  private static Bytes read(byte[] bytes, Charset as, Charset named) throws WriterException {
    BitMatrix code =
        new QRCodeWriter()
            .encode(
                new String(bytes, as),
                BarcodeFormat.QR_CODE,
                400,
                400,
                Map.of(EncodeHintType.CHARACTER_SET, named.name()));
    CodeReading reading = new CodeImage(Duration.ofSeconds(5), System::nanoTime).read(image(code));
    return assertInstanceOf(CodeReading.Code.class, reading).data();
  }

  private static BufferedImage image(BitMatrix code) {
    BufferedImage image =
        new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        image.setRGB(x, y, code.get(x, y) ? 0 : 0xFFFFFF);
      }
    }
    return image;
  }
}
