package tramquet.drivers.camera;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import tramquet.drivers.Bytes;

/// A reader of one QR code in an image, by two decoders: our own (`grid`) and ZXing.
///
/// What the first try does not find is looked for again in another shape: smoothed, inverted, at
/// half and double size, with a border. Each finds codes that the others miss; what is easy to see
/// is found by the first, which is quicker than ZXing.
///
/// Thread: any.
public final class CodeImage {

  /// No honest camera or screen makes more; a small file can claim any size.
  private static final long MOST_PIXELS = 40_000_000;

  /// Of larger ones every other pixel of every other row is read, which is memory for a quarter.
  private static final long MANY_PIXELS = 16_000_000;

  private static final long BIG_PIXELS = 1_000_000;

  /// How many of the ways are worth it while pictures come: what is missed in one is in the next.
  static final int LIVE = 6;

  private static final List<Attempt> LADDER =
      List.of(
          new Attempt("grid", GridDecoder::glance),
          new Attempt("grid", (image, late) -> GridDecoder.glance(image.smoothed(), late)),
          new Attempt("zxing", (image, _) -> ZxingDecoder.local(image)),
          new Attempt("grid", (image, late) -> GridDecoder.study(image, 4, late)),
          new Attempt("grid", (image, late) -> GridDecoder.study(image.smoothed(), 3, late)),
          new Attempt("grid", (image, late) -> GridDecoder.study(image.inverted(), 3, late)),
          new Attempt("grid", (image, late) -> GridDecoder.study(image.halved(), 3, late)),
          new Attempt("zxing", (image, _) -> ZxingDecoder.global(image)),
          new Attempt("grid", (image, late) -> GridDecoder.study(image.bordered(), 8, late)),
          new Attempt("grid", CodeImage::doubledUnlessBig),
          new Attempt("zxing", (image, _) -> ZxingDecoder.local(image.bordered())),
          new Attempt(
              "grid", (image, late) -> GridDecoder.study(image.inverted().smoothed(), 3, late)),
          new Attempt("grid", (image, late) -> GridDecoder.study(image.halved().halved(), 3, late)),
          new Attempt("zxing", (image, _) -> ZxingDecoder.local(image.inverted())));

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

  /// What came of an image file.
  ///
  /// @param took how long the code was looked for; the file was open by then
  public record Looked(CodeReading reading, Duration took) {}

  /// Reads the code in an image file: PNG, JPEG, BMP, GIF, TIFF.
  public CodeReading read(Path file) {
    return look(file).reading();
  }

  /// The same, and how long it took.
  public Looked look(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      return notAnImage(
          Files.isDirectory(file)
              ? "a folder"
              : Files.exists(file) ? "may not be read" : "no such file");
    }
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return notAnImage("no known image format");
      }
      ImageReader reader = readers.next();
      try {
        // What else stands in a file may be compressed, and is not for us.
        reader.setInput(input, true, true);
        return look(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // The decoders of the JDK throw all kinds of exceptions at broken files.
      return notAnImage("broken image: " + e.getClass().getSimpleName());
    }
  }

  private static Looked notAnImage(String reason) {
    return new Looked(new CodeReading.NotAnImage(reason), Duration.ZERO);
  }

  private Looked look(ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      return notAnImage("more than 40 million pixels");
    }
    ImageReadParam how = reader.getDefaultReadParam();
    if (pixels > MANY_PIXELS) {
      how.setSourceSubsampling(2, 2, 0, 0);
    }
    GreyImage image = GreyImage.of(reader.read(0, how));
    long begunNanos = nanoTime.getAsLong();
    CodeReading reading = read(image);
    return new Looked(reading, Duration.ofNanos(nanoTime.getAsLong() - begunNanos));
  }

  /// Reads the code in an image.
  public CodeReading read(BufferedImage image) {
    return read(GreyImage.of(image));
  }

  /// Reads the code in an image.
  public CodeReading read(GreyImage image) {
    return read(image, LADDER);
  }

  /// Reads the code in one of many pictures that a camera takes: at first sight, and by one other
  /// way, with each picture the next. So all are tried within half a second, and none costs much.
  ///
  /// @param number of the picture, from 0
  public CodeReading read(GreyImage image, long number) {
    int other = 1 + (int) (number % LIVE);
    return read(image, List.of(LADDER.getFirst(), LADDER.get(other)));
  }

  private CodeReading read(GreyImage image, List<Attempt> attempts) {
    long begunNanos = nanoTime.getAsLong();
    BooleanSupplier late = () -> nanoTime.getAsLong() - begunNanos >= budget.toNanos();
    for (Attempt attempt : attempts) {
      Optional<Bytes> data = attempt.way().decode(image, late);
      if (data.isPresent()) {
        return new CodeReading.Code(data.get(), attempt.decoder());
      }
      if (late.getAsBoolean()) {
        break;
      }
    }
    return new CodeReading.NoCode();
  }

  /// A big image has big modules already, and doubling it takes long.
  private static Optional<Bytes> doubledUnlessBig(GreyImage image, BooleanSupplier late) {
    return image.pixels() > BIG_PIXELS
        ? Optional.empty()
        : GridDecoder.study(image.doubled(), 5, late);
  }

  /// One rung of the ladder.
  ///
  /// @param decoder whose it is
  private record Attempt(String decoder, Way way) {}

  private interface Way {
    Optional<Bytes> decode(GreyImage image, BooleanSupplier late);
  }
}
