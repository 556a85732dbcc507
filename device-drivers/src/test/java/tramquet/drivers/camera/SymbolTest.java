package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;

class SymbolTest {
  private static final Bytes HELLO = Bytes.of("HELLO".getBytes(StandardCharsets.US_ASCII));

  /// Where the words of data of a version 1 code begin, in its lower right corner: 2 modules wide
  /// and 4 high (ISO/IEC 18004, 7.7.3).
  private static final int LAST = 20;

  @Test
  void theModulesOfACodeAreItsPayload() throws WriterException {
    assertEquals(Optional.of(HELLO), Symbol.payload(hello()));
  }

  @Test
  void twoDamagedWordsOfTheSmallestCodeAreCorrected() throws WriterException {
    BitMatrix modules = hello();
    damage(modules, 2);
    assertEquals(Optional.of(HELLO), Symbol.payload(modules));
  }

  @Test
  void threeAreTooManyToBeSure() throws WriterException, ReaderException {
    BitMatrix modules = hello();
    damage(modules, 3);
    // ZXing would correct them.
    assertEquals("HELLO", new Decoder().decode(modules.clone()).getText());
    assertEquals(Optional.empty(), Symbol.payload(modules));
  }

  @Test
  void dataWithoutTheTimingBetweenTheEyesIsNoCode() throws WriterException, ReaderException {
    BitMatrix modules = hello();
    for (int i = 8; i < 13; i++) {
      modules.flip(i, 6);
      modules.flip(6, i);
    }
    assertEquals("HELLO", new Decoder().decode(modules.clone()).getText());
    assertEquals(Optional.empty(), Symbol.payload(modules));
  }

  @Test
  void noiseIsNoCode() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      BitMatrix noise = new BitMatrix(17 + 4 * (1 + random.nextInt(4)));
      for (int y = 0; y < noise.getHeight(); y++) {
        for (int x = 0; x < noise.getWidth(); x++) {
          if (random.nextBoolean()) {
            noise.set(x, y);
          }
        }
      }
      assertTrue(Symbol.payload(noise).isEmpty());
    }
  }

  @Test
  void anOddSizeIsNoCode() {
    assertTrue(Symbol.payload(new BitMatrix(22)).isEmpty());
    assertTrue(Symbol.payload(new BitMatrix(17)).isEmpty());
    assertTrue(Symbol.payload(new BitMatrix(181)).isEmpty());
    assertTrue(Symbol.payload(new BitMatrix(21, 25)).isEmpty());
  }

  private static void damage(BitMatrix modules, int words) {
    for (int i = 0; i < words; i++) {
      modules.flip(LAST, LAST - 4 * i);
    }
  }

  private static BitMatrix hello() throws WriterException {
    ByteMatrix code = Encoder.encode("HELLO", ErrorCorrectionLevel.L).getMatrix();
    BitMatrix modules = new BitMatrix(code.getWidth());
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y) == 1) {
          modules.set(x, y);
        }
      }
    }
    return modules;
  }
}
