package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeImageTest {

  private static final CodeImage PATIENT = new CodeImage(Duration.ofSeconds(10), System::nanoTime);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "photo/desk-9",
        "photo/wall-01",
        "photo/wall-10",
        "photo/wall-13",
        "photo/wall-26",
        "screen/2",
        "screen/11",
        "screen/14",
        "screen/30"
      })
  void aPhotographIsReadAsItsText(String name) throws IOException {
    CodeReading reading = PATIENT.read(copy(name + ".png"));
    assertEquals(text(name), decoded(reading, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"screen/16", "screen/17", "screen/24", "screen/26"})
  void kanjiAndKatakanaStayShiftJis(String name) throws IOException {
    CodeReading reading = PATIENT.read(copy(name + ".png"));
    assertEquals(text(name), decoded(reading, Charset.forName("Shift_JIS")));
  }

  @Test
  void aPhotographOfSomethingElseHasNoCode() throws IOException {
    assertInstanceOf(CodeReading.NoCode.class, PATIENT.read(copy("none/01.png")));
  }

  @Test
  void aCodeInDarkModeIsRead() throws IOException {
    BufferedImage image = image("screen/14.png");
    BufferedImage dark =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < dark.getHeight(); y++) {
      for (int x = 0; x < dark.getWidth(); x++) {
        dark.setRGB(x, y, ~image.getRGB(x, y));
      }
    }
    assertEquals(text("screen/14"), decoded(PATIENT.read(dark), StandardCharsets.UTF_8));
  }

  @Test
  void anImageWithoutACodeTakesNoLongerThanItsBudgetAllows() throws IOException {
    long[] clock = {0};
    CodeImage hasty = new CodeImage(Duration.ofNanos(3), () -> clock[0]++);
    assertInstanceOf(CodeReading.NoCode.class, hasty.read(image("none/01.png")));
    // Each way asks at least once, and there are many more ways than three.
    assertTrue(clock[0] <= 5, clock[0] + " looks at the clock");
    clock[0] = 0;
    CodeImage patient = new CodeImage(Duration.ofNanos(1_000), () -> clock[0]++);
    assertInstanceOf(CodeReading.NoCode.class, patient.read(image("none/01.png")));
    assertTrue(clock[0] > 10, clock[0] + " looks at the clock");
  }

  @Test
  void aTextFileIsNotAnImage() throws IOException {
    Path file = Files.writeString(folder.resolve("text.png"), "not a picture");
    assertInstanceOf(CodeReading.NotAnImage.class, PATIENT.read(file));
  }

  @Test
  void noFileIsNotAnImage() {
    assertInstanceOf(CodeReading.NotAnImage.class, PATIENT.read(folder.resolve("nothing.png")));
    assertInstanceOf(CodeReading.NotAnImage.class, PATIENT.read(folder));
  }

  @Test
  void noCutOfAnImageThrows() throws IOException {
    byte[] whole = Files.readAllBytes(copy("screen/30.png"));
    for (int length = 0; length < whole.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, length));
      assertTrue(!(PATIENT.read(cut) instanceof CodeReading.Code) || length > whole.length / 2);
    }
  }

  @Test
  void anImageThatClaimsToBeEnormousIsRefused() throws IOException {
    byte[] png = Files.readAllBytes(copy("screen/30.png"));
    // The width, a big-endian integer, stands at byte 16 of a PNG file.
    png[16] = 0x10;
    Path file = Files.write(folder.resolve("enormous.png"), png);
    assertInstanceOf(CodeReading.NotAnImage.class, PATIENT.read(file));
  }

  private static String decoded(CodeReading reading, Charset charset) {
    CodeReading.Code code = assertInstanceOf(CodeReading.Code.class, reading);
    return new String(code.data().toArray(), charset);
  }

  private static String text(String name) throws IOException {
    try (var input = resource(name + ".txt")) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static BufferedImage image(String name) throws IOException {
    try (var input = resource(name)) {
      return ImageIO.read(input);
    }
  }

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name.replace('/', '-'));
    try (var input = resource(name)) {
      Files.copy(input, file);
    }
    return file;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(CodeImageTest.class.getResourceAsStream("/codes/" + name), name);
  }
}
