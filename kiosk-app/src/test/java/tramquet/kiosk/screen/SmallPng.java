package tramquet.kiosk.screen;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Pictures in files as small as a repository wants them: fields keep their colours, the shades on
/// the edges of letters are rounded to few steps, and so a palette is enough.
final class SmallPng {
  /// Between two steps of red, green and blue.
  private static final int STEP = 51;

  /// The most that rounding changes of red, green or blue.
  static final int ROUNDING = STEP / 2 + 1;

  private static final int PIXELS_OF_A_FIELD = 2_000;
  private static final int BITS = 8;

  private SmallPng() {}

  /// Writes a file.
  ///
  /// @throws IllegalArgumentException more than 256 colours
  static void write(Picture picture, Path file) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam smallest = writer.getDefaultWriteParam();
    smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    smallest.setCompressionQuality(0);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(Files.newOutputStream(file))) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(indexed(picture), null, null), smallest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }

  private static BufferedImage indexed(Picture picture) {
    Map<Integer, Integer> kept = kept(picture);
    int[] palette =
        kept.values().stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    if (palette.length > 1 << BITS) {
      throw new IllegalArgumentException(palette.length + " colours");
    }
    kept.replaceAll((_, colour) -> Arrays.binarySearch(palette, colour));
    BufferedImage image =
        new BufferedImage(
            picture.width(),
            picture.height(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(BITS, palette.length, palette, 0, false, -1, 0));
    byte[] row = new byte[picture.width()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = kept.getOrDefault(picture.pixel(x, y), 0).byteValue();
      }
      image.getRaster().setDataElements(0, y, row.length, 1, row);
    }
    return image;
  }

  /// What becomes of each colour of a picture.
  private static Map<Integer, Integer> kept(Picture picture) {
    Map<Integer, Integer> kept = new HashMap<>(picture.histogram());
    kept.replaceAll((colour, count) -> count >= PIXELS_OF_A_FIELD ? colour : rounded(colour));
    return kept;
  }

  private static int rounded(int colour) {
    return rounded(colour, 16) | rounded(colour, 8) | rounded(colour, 0);
  }

  private static int rounded(int colour, int shift) {
    int value = (colour >> shift) & 0xff;
    return ((value + STEP / 2) / STEP * STEP) << shift;
  }

  /// Reads a file.
  static Picture read(Path file) {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      Arrays.setAll(pixels, i -> pixels[i] & 0xffffff);
      return new Picture(image.getWidth(), image.getHeight(), pixels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
