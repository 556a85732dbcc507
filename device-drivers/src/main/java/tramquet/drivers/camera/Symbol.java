package tramquet.drivers.camera;

import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// Modules to payload. What is read must look like a code in those parts that all codes share, and
/// may not have been corrected further than the standard allows: a lane sees a million pictures a
/// day without a code in them.
///
/// Thread: stateless.
final class Symbol {
  private static final double LEAST_EYES = 0.75;
  private static final double LEAST_OTHERS = 0.7;

  // Otherwise ZXing guesses a charset for each segment; this one keeps every byte.
  private static final Map<DecodeHintType, ?> HINTS =
      Map.of(DecodeHintType.CHARACTER_SET, StandardCharsets.ISO_8859_1.name());

  private Symbol() {}

  /// The payload of the code with these modules, dark ones set.
  static Optional<Bytes> payload(BitMatrix modules) {
    int size = modules.getWidth();
    if (size != modules.getHeight() || size < 21 || size > 177 || size % 4 != 1) {
      return Optional.empty();
    }
    KnownModules known = KnownModules.of((size - 17) / 4);
    if (known.eyesIn(modules) < LEAST_EYES || known.othersIn(modules) < LEAST_OTHERS) {
      return Optional.empty();
    }
    try {
      DecoderResult result = new Decoder().decode(modules, HINTS);
      return isSure(size, result) ? Optional.of(Payload.of(result)) : Optional.empty();
    } catch (ReaderException | RuntimeException e) {
      // Besides its own exceptions ZXing throws index and argument errors at odd modules. Either
      // way nothing was read.
      return Optional.empty();
    }
  }

  /// The smallest codes keep some of their check words for finding errors instead of correcting
  /// them (ISO/IEC 18004, table 9, note b); ZXing spends them all.
  private static boolean isSure(int size, DecoderResult result) {
    int corrected = result.getErrorsCorrected() == null ? 0 : result.getErrorsCorrected();
    return switch (size + String.valueOf(result.getECLevel())) {
      case "21L" -> corrected <= 2;
      case "21M", "25L" -> corrected <= 4;
      case "21Q" -> corrected <= 6;
      case "21H" -> corrected <= 8;
      case "29L" -> corrected <= 7;
      default -> true;
    };
  }
}
