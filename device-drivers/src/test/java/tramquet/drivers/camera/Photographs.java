package tramquet.drivers.camera;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import tramquet.drivers.Bytes;

/// The photographs of ZXing's own tests, by name.
final class Photographs {
  private static final Charset SHIFT_JIS = Charset.forName("Shift_JIS");

  private Photographs() {}

  /// Those with a code.
  static List<String> withCode() {
    return Stream.of(
            IntStream.rangeClosed(1, 20).mapToObj(i -> "photo/desk-" + i),
            IntStream.rangeClosed(1, 36).filter(i -> i != 3).mapToObj(i -> "screen/" + i),
            IntStream.rangeClosed(1, 42).mapToObj("photo/wall-%02d"::formatted))
        .flatMap(names -> names)
        .toList();
  }

  /// Those without.
  static List<String> withoutCode() {
    return IntStream.rangeClosed(1, 22).mapToObj("none/%02d"::formatted).toList();
  }

  /// The picture itself.
  static GreyImage image(String name) {
    try (InputStream input = resource(name + ".png")) {
      return GreyImage.of(ImageIO.read(input));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether that is what the code in it says. The texts are UTF-8; kanji stay Shift JIS as in the
  /// code.
  static boolean says(String name, Bytes data) {
    try (InputStream input = resource(name + ".txt")) {
      String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(StandardCharsets.UTF_8, SHIFT_JIS)
          .anyMatch(charset -> new String(data.toArray(), charset).equals(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Photographs.class.getResourceAsStream("/codes/" + name), name);
  }
}
