package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.doctor.ReportJson;
import tramquet.kiosk.visit.LoopDisk;

/// A real kiosk whose data are on a disk that somebody else fills: its doctor says that it is full,
/// and no longer when there is room again.
final class FullDiskDoctorCampaign {
  private static final int MEBIBYTES = 64;
  private static final int PIECE = 1 << 16;

  @TempDir private Path folder;

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());

  private Finding disk() throws Exception {
    Path output = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    root.resolve("kiosk-app/bin/tramquet-kiosk").toString(),
                    "doctor",
                    "--json",
                    "--config",
                    folder.resolve("kiosk.toml").toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("TRAMQUET_NO_BUILD", "1");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    String said = Files.readString(output);
    Report report = ReportJson.read(said).asOptional().orElseThrow(() -> new AssertionError(said));
    return report.findings().stream()
        .filter(each -> each.part() == Part.DISK)
        .findFirst()
        .orElseThrow(() -> new AssertionError(said));
  }

  private static void fill(Path file) throws IOException {
    byte[] piece = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      // Full.
    }
  }

  @Test
  void aDiskThatIsFullIsNamed() throws Exception {
    try (LoopDisk disk = new LoopDisk(Files.createDirectories(folder.resolve("loop")), MEBIBYTES);
        LiveKiosk kiosk =
            new LiveKiosk(
                root,
                folder,
                keys,
                Optional.empty(),
                toml ->
                    toml.replaceFirst(
                        "data = \"[^\"]*\"", "data = \"" + disk.root() + "/data\""))) {
      kiosk.start();
      // A small disk is never far from full.
      assertEquals("nearly-full", disk().word());
      fill(disk.root().resolve("somebody-elses"));
      Finding full = disk();
      assertEquals(Grade.BROKEN, full.grade());
      assertEquals("full", full.word());
      Files.delete(disk.root().resolve("somebody-elses"));
      assertEquals("nearly-full", disk().word());
    }
  }
}
