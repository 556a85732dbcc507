package tramquet.drivers.camera;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import tramquet.drivers.Bytes;

/// A reader of one QR code in an image, through ZXing.
///
/// What the first try does not find is looked for again in another shape: other threshold, half and
/// double size, with a border, as a clean print, inverted. Each finds codes the others miss, and
/// all together are still quick.
///
/// Thread: any.
public final class CodeImage {

  /// No honest camera or screen makes more; a small file can claim any size.
  private static final long MOST_PIXELS = 40_000_000;

  private static final long BIG_PIXELS = 1_500_000;

  private static final List<Attempt> LADDER =
      List.of(
          new Attempt(Optional::of, HybridBinarizer::new),
          new Attempt(Optional::of, GlobalHistogramBinarizer::new),
          new Attempt(image -> Optional.of(image.halved()), HybridBinarizer::new),
          new Attempt(image -> Optional.of(image.bordered()), HybridBinarizer::new),
          new Attempt(CodeImage::doubledUnlessBig, HybridBinarizer::new),
          new Attempt(
              image -> Optional.of(image.bordered()),
              GlobalHistogramBinarizer::new,
              DecodeHintType.PURE_BARCODE),
          new Attempt(image -> Optional.of(image.inverted()), HybridBinarizer::new));

  private final Duration budget;
  private final LongSupplier nanoTime;

  /// A reader that gives up after a while.
  ///
  /// @param budget no further try begins after this
  /// @param nanoTime `System::nanoTime`, or a test's clock
  public CodeImage(Duration budget, LongSupplier nanoTime) {
    this.budget = budget;
    this.nanoTime = nanoTime;
  }

  /// Reads the code in an image file: PNG, JPEG, BMP, GIF, TIFF.
  public CodeReading read(Path file) {
    if (!Files.isReadable(file)) {
      return new CodeReading.NotAnImage("no file that can be read");
    }
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return new CodeReading.NotAnImage("no known image format");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input);
        return read(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // The decoders of the JDK throw all kinds of exceptions at broken files.
      return new CodeReading.NotAnImage("broken image: " + e.getClass().getSimpleName());
    }
  }

  private CodeReading read(ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    return pixels > MOST_PIXELS
        ? new CodeReading.NotAnImage("more than 40 million pixels")
        : read(reader.read(0));
  }

  /// Reads the code in an image.
  public CodeReading read(BufferedImage image) {
    long begunNanos = nanoTime.getAsLong();
    GreyImage grey = GreyImage.of(image);
    for (Attempt attempt : LADDER) {
      Optional<Bytes> data = attempt.on(grey);
      if (data.isPresent()) {
        return new CodeReading.Code(data.get());
      }
      if (nanoTime.getAsLong() - begunNanos >= budget.toNanos()) {
        break;
      }
    }
    return new CodeReading.NoCode();
  }

  /// A big image has big modules already, and doubling it takes long.
  private static Optional<GreyImage> doubledUnlessBig(GreyImage image) {
    return image.pixels() > BIG_PIXELS ? Optional.empty() : Optional.of(image.doubled());
  }

  /// One rung of the ladder.
  private record Attempt(
      Function<GreyImage, Optional<GreyImage>> shape,
      Function<LuminanceSource, Binarizer> threshold,
      DecodeHintType hint) {

    Attempt(
        Function<GreyImage, Optional<GreyImage>> shape,
        Function<LuminanceSource, Binarizer> threshold) {
      this(shape, threshold, DecodeHintType.TRY_HARDER);
    }

    Optional<Bytes> on(GreyImage image) {
      return shape.apply(image).flatMap(this::decode);
    }

    private Optional<Bytes> decode(GreyImage image) {
      Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
      hints.put(hint, true);
      // Otherwise ZXing guesses a charset for each segment; this one keeps every byte.
      hints.put(DecodeHintType.CHARACTER_SET, StandardCharsets.ISO_8859_1.name());
      try {
        BinaryBitmap bitmap = new BinaryBitmap(threshold.apply(image.source()));
        return Optional.of(Payload.of(new QRCodeReader().decode(bitmap, hints)));
      } catch (ReaderException | RuntimeException e) {
        // Besides its own exceptions ZXing throws index and argument errors at odd images. Either
        // way nothing was read.
        return Optional.empty();
      }
    }
  }
}
