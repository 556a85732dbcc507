package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.doctor.ReportJson;

/// A technician at the terminal of a real kiosk: what is well, and what is broken, by name.
final class DoctorIT {
  private static final int WORN = 4;
  private static final int BROKEN = 1;

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());

  @TempDir private Path folder;

  private LiveKiosk kiosk;

  /// What a call printed, and how it ended.
  private record Said(int status, String text) {
    Report report() {
      return ReportJson.read(text).asOptional().orElseThrow(() -> new AssertionError(text));
    }

    Finding of(Part part) {
      return report().findings().stream()
          .filter(each -> each.part() == part)
          .findFirst()
          .orElseThrow(() -> new AssertionError(text));
    }
  }

  @BeforeEach
  void install() throws Exception {
    kiosk = new LiveKiosk(root, folder, keys, Optional.empty());
  }

  @AfterEach
  void stop() {
    kiosk.close();
  }

  private Said doctor(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("kiosk-app/bin/tramquet-kiosk").toString());
    command.addAll(List.of("doctor", "--config", folder.resolve("kiosk.toml").toString()));
    command.addAll(List.of(options));
    Path output = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("TRAMQUET_NO_BUILD", "1");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Said(process.exitValue(), Files.readString(output, UTF_8));
  }

  private void letSomebodyIn() throws InterruptedException {
    Issuing issuing = new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());
    kiosk.show(Cards.read(issuing.code(new Cast(14).next(), issuing.clear())));
    kiosk.lamp("green");
  }

  @Test
  void aKioskThatServesTellsWhatItDidAndABrokenReaderIsNamed() throws Exception {
    kiosk.start();
    letSomebodyIn();
    Said well = doctor("--json");
    assertTrue(well.report().running(), well.text());
    assertEquals("online", well.of(Part.READER).word());
    assertEquals(1L, well.of(Part.READER).facts().get("codes"));
    // Whoever asks takes as long to start as the lamp is lit.
    assertTrue(Set.of("ON", "off").contains(well.of(Part.PINS).facts().get("green")), well.text());
    assertEquals("writes", well.of(Part.STORAGE).word());
    assertEquals(1L, well.of(Part.LATENCY).facts().get("codes"));
    for (Part part : new Part[] {Part.LANE, Part.SCREEN, Part.DISK, Part.PACKS, Part.BROKER}) {
      assertEquals(Grade.WELL, well.of(part).grade(), well.text());
    }
    // Whether a time server has set the clock of this machine is not the kiosk's to say.
    assertEquals(well.of(Part.CLOCK).grade() == Grade.WELL ? 0 : WORN, well.status(), well.text());
    Files.delete(folder.resolve("reader"));
    kiosk.unplug();
    kiosk.screen("out-of-order");
    Said gone = doctor("--json");
    assertEquals(BROKEN, gone.status());
    assertEquals("gone", gone.of(Part.READER).word());
    assertEquals(List.of(Part.READER), gone.report().culprits());
    String last = doctor().text().lines().reduce("", (_, line) -> line);
    assertEquals("BROKEN: reader", last);
  }

  @Test
  void ofAKioskThatDoesNotRunItTellsWhatCanBeSeen() throws Exception {
    Files.delete(folder.resolve("keys/view.pub"));
    Said said = doctor("--json");
    assertEquals(BROKEN, said.status());
    assertEquals("not-running", said.of(Part.PROGRAM).word());
    assertEquals("incomplete", said.of(Part.SETUP).word(), said.text());
    assertEquals("writes", said.of(Part.STORAGE).word());
    assertTrue(doctor().text().contains("BROKEN: setup, program"), said.text());
  }
}
