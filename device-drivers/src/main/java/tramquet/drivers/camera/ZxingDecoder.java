package tramquet.drivers.camera;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.detector.Detector;
import java.util.Optional;
import java.util.function.Function;
import tramquet.drivers.Bytes;

/// ZXing: black and white first, then the eyes and the grid.
///
/// Thread: stateless.
final class ZxingDecoder {
  private ZxingDecoder() {}

  /// With a threshold for each part of the image.
  static Optional<Bytes> local(GreyImage image) {
    return decode(image, HybridBinarizer::new);
  }

  /// With one threshold for all of it.
  static Optional<Bytes> global(GreyImage image) {
    return decode(image, GlobalHistogramBinarizer::new);
  }

  private static Optional<Bytes> decode(
      GreyImage image, Function<LuminanceSource, Binarizer> threshold) {
    try {
      return Symbol.payload(
          new Detector(threshold.apply(image.source()).getBlackMatrix()).detect().getBits());
    } catch (ReaderException | RuntimeException e) {
      // Besides its own exceptions ZXing throws index and argument errors at odd images. Either
      // way nothing was read.
      return Optional.empty();
    }
  }
}
