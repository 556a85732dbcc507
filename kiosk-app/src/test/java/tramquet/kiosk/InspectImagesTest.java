package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.drivers.camera.GreyImage;
import tramquet.drivers.twin.CodePicture;

/// `inspect --image`: a line for each file, whatever it is.
class InspectImagesTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();

  @Test
  void eachFileHasALineInTheOrderGiven() throws IOException {
    Path one = code("one.png", "the first");
    Path two = code("ảnh thứ hai.png", "the second");
    List<JsonNode> lines = inspected(0, one, two);
    assertEquals(List.of("the first", "the second"), texts(lines));
    assertEquals(two.toString(), lines.getLast().required("file").stringValue());
    for (JsonNode line : lines) {
      assertEquals(
          List.of("file", "text", "decoder", "milliseconds"), List.copyOf(line.propertyNames()));
      assertEquals("grid", line.required("decoder").stringValue());
      assertTrue(line.required("milliseconds").doubleValue() >= 0);
    }
  }

  @Test
  void whatIsNoImageIsSaidAndTheOthersAreRead() throws IOException {
    Path whole = code("whole.png", "whole");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(bytes, 100));
    Path empty = Files.write(folder.resolve("empty.png"), new byte[0]);
    Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
    // The width, a big-endian integer, stands at byte 16 of a PNG file.
    byte[] enormous = bytes.clone();
    enormous[16] = 0x10;
    Path bomb = Files.write(folder.resolve("bomb.png"), enormous);
    Path wall = image("wall.png", GreyImage.of(64, 64, new byte[64 * 64]));
    List<JsonNode> lines =
        inspected(1, folder.resolve("none.png"), folder, empty, text, cut, bomb, wall, whole);
    assertEquals(
        List.of(
            "no such file",
            "a folder",
            "no known image format",
            "no known image format",
            "broken image: IIOException",
            "more than 40 million pixels",
            "",
            ""),
        lines.stream().map(line -> line.path("error").asString("")).toList());
    assertEquals("whole", lines.getLast().required("text").stringValue());
    for (JsonNode line : lines.subList(0, lines.size() - 1)) {
      assertTrue(line.required("text").isNull() && line.required("decoder").isNull());
      assertTrue(line.required("milliseconds").isNumber());
    }
  }

  @Test
  void aLargePhotographIsReadInAQuarterOfItsMemory() throws IOException {
    GreyImage code = CodePicture.clear("large", 400, 400);
    BufferedImage large = new BufferedImage(5_000, 4_000, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 1_600; y++) {
      for (int x = 0; x < 1_600; x++) {
        large.getRaster().setSample(x, y, 0, (int) code.at(x / 4.0, y / 4.0));
      }
    }
    Path file = folder.resolve("large.png");
    assertTrue(ImageIO.write(large, "png", file.toFile()));
    assertEquals(List.of("large"), texts(inspected(0, file)));
  }

  private static List<String> texts(List<JsonNode> lines) {
    return lines.stream().map(line -> line.required("text").stringValue()).toList();
  }

  private List<JsonNode> inspected(int status, Path... files) {
    List<String> words = new ArrayList<>(List.of("inspect", "--image"));
    Arrays.stream(files).map(Path::toString).forEach(words::add);
    CommandLine command = KioskMain.commandLine().setOut(new PrintWriter(out));
    assertEquals(status, command.execute(words.toArray(String[]::new)));
    command.getOut().flush();
    List<JsonNode> lines = out.toString().lines().map(JsonMapper.shared()::readTree).toList();
    assertEquals(files.length, lines.size(), out::toString);
    return lines;
  }

  private Path code(String name, String text) throws IOException {
    return image(name, CodePicture.clear(text, 300, 300));
  }

  private Path image(String name, GreyImage grey) throws IOException {
    BufferedImage image =
        new BufferedImage(grey.width(), grey.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < grey.height(); y++) {
      for (int x = 0; x < grey.width(); x++) {
        image.getRaster().setSample(x, y, 0, (int) grey.at(x + 0.5, y + 0.5));
      }
    }
    Path file = folder.resolve(name);
    assertTrue(ImageIO.write(image, "png", file.toFile()));
    return file;
  }
}
