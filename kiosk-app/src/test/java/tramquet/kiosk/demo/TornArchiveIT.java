package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A power cut soon after the kiosk was stopped leaves an archive of classes that has its length
/// and not its content. It must not keep the kiosk from starting.
final class TornArchiveIT {
  private static final String UNCHECKED = "-XX:-VerifySharedSpaces";

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void theKioskStartsWithoutIt() throws Exception {
    Path archive = folder.resolve("kiosk.jsa");
    makeArchive(archive);
    tear(archive);
    assertEquals(0, start(archive, ""));
    // What the check is for.
    assertNotEquals(0, start(archive, UNCHECKED));
  }

  private void makeArchive(Path archive) throws Exception {
    Path target = root.resolve("kiosk-app/target");
    assertEquals(
        0,
        run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-p",
                target.resolve("kiosk-app-0.1.0-SNAPSHOT.jar") + ":" + target.resolve("lib"),
                "-m",
                "tramquet.kiosk/tramquet.kiosk.KioskMain",
                "check",
                "--print-sample"),
            ""));
  }

  /// The half in the middle was not written.
  private static void tear(Path archive) throws IOException {
    byte[] bytes = Files.readAllBytes(archive);
    Arrays.fill(bytes, bytes.length / 4, bytes.length / 4 * 3, (byte) 0);
    Files.write(archive, bytes);
  }

  /// Starts it by its script.
  private int start(Path archive, String option) throws Exception {
    return run(
        List.of(root.resolve("kiosk-app/bin/tramquet-kiosk").toString(), "check", "--print-sample"),
        "-XX:SharedArchiveFile=" + archive + " " + option);
  }

  /// In a folder where a JVM that dies may leave what it wants.
  private int run(List<String> command, String options) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().put("TRAMQUET_NO_BUILD", "1");
    // An archive of another JDK's is not looked at.
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TRAMQUET_JAVA_OPTS", options);
    return builder.start().waitFor();
  }
}
