package tramquet.kiosk.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// A scan as a reader gives it, and what the kiosk must make of it. The persons are invented.
///
/// @param name folder and file
/// @param expected the answer of `inspect --json` without its verdict
public record Specimen(String name, List<Byte> bytes, String expected) {
  private static final Path FOLDER =
      Path.of(System.getProperty("tramquet.root", ".."), "kiosk-app/src/test/resources/specimens");

  /// All of them: `*.txt` as it is, `*.hex` in hexadecimal.
  public static List<Specimen> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".expected"))
          .sorted()
          .map(Specimen::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Specimen read(Path expected) {
    try {
      String stem = expected.getFileName().toString().replace(".expected", "");
      Path hex = expected.resolveSibling(stem + ".hex");
      byte[] bytes =
          Files.exists(hex)
              ? HexFormat.of().parseHex(Files.readString(hex).strip())
              : Files.readAllBytes(expected.resolveSibling(stem + ".txt"));
      return new Specimen(
          FOLDER.relativize(expected).toString(),
          Stream.iterate(0, i -> i < bytes.length, i -> i + 1).map(i -> bytes[i]).toList(),
          Files.readString(expected));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A copy of the bytes.
  public byte[] raw() {
    byte[] raw = new byte[bytes.size()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = bytes.get(i);
    }
    return raw;
  }

  /// Names the case in a report.
  @Override
  public String toString() {
    return name;
  }
}
