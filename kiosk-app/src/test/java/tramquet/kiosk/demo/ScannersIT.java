package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tramquet.wire.Declaration.Symptom;

/// Scanners that speak more than lines, before the whole kiosk: both are processes of their own,
/// with a serial port of the operating system between them.
@Timeout(300)
final class ScannersIT {
  private static final Duration ASKING = Duration.ofSeconds(60);

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Issuing issuing =
      new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());
  private final Cast cast = new Cast(17);

  @TempDir private Path folder;

  /// @param model what it is
  /// @param configured what the kiosk is told
  @ParameterizedTest
  @CsvSource({"zebra-ssi, zebra-ssi", "honeywell, auto"})
  void visitorsAreServedAndThePlugMayBePulled(String model, String configured) throws Exception {
    try (Simulated scanner = new Simulated(model);
        LiveKiosk kiosk = kiosk(configured)) {
      kiosk.start();
      // What is shown while it is still asked what it is belongs to nobody.
      while (kiosk.log().stream().noneMatch(line -> line.contains("scanner entry: reads"))) {
        LockSupport.parkNanos(10_000_000);
      }
      theLampIs("green", Set.of(), scanner, kiosk);
      theLampIs("red", Set.of(Symptom.COUGH), scanner, kiosk);
      scanner.say("@unplug");
      kiosk.screen("out-of-order");
      scanner.say("@plug");
      kiosk.screen("idle");
      theLampIs("green", Set.of(), scanner, kiosk);
      long _ = kiosk.stop();
      assertEquals(
          3, kiosk.committed().stream().filter(each -> each.kind().equals("visit")).count());
      assertEquals(kiosk.saidCommitted(), kiosk.onDisk());
      assertFalse(scanner.said().contains("to keep"), scanner::said);
    }
  }

  private void theLampIs(String colour, Set<Symptom> symptoms, Simulated scanner, LiveKiosk kiosk)
      throws Exception {
    scanner.say(
        issuing.code(cast.next(), issuing.declared(Duration.ofHours(1), symptoms, false, false)));
    assertTrue(kiosk.sees(colour, ASKING), colour + " lamp");
  }

  private LiveKiosk kiosk(String model) throws IOException {
    return new LiveKiosk(
        root,
        Files.createDirectories(folder.resolve("kiosk")),
        keys,
        Optional.empty(),
        toml ->
            toml.lines()
                .map(line -> line.startsWith("port = \"" + folder) ? port(model) : line)
                .reduce("", (all, line) -> all + line + "\n"));
  }

  private String port(String model) {
    return "port = \"%s\"\nmodel = \"%s\"".formatted(folder.resolve("scanner"), model);
  }

  /// `simulate-scanner`, as somebody starts it who has no scanner.
  private final class Simulated implements AutoCloseable {
    private final Path output = folder.resolve("scanner.log");
    private final Process process;
    private final BufferedWriter codes;

    Simulated(String model) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
                  root.resolve("kiosk-app/bin/tramquet-kiosk").toString(),
                  "simulate-scanner",
                  "--link",
                  folder.resolve("scanner").toString(),
                  "--model",
                  model)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("TRAMQUET_NO_BUILD", "1");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      process = builder.start();
      codes = new BufferedWriter(process.outputWriter(UTF_8));
    }

    void say(String line) throws IOException {
      codes.write(line);
      codes.newLine();
      codes.flush();
    }

    String said() {
      try {
        return Files.readString(output);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /// Its input ends, and so does it.
    @Override
    public void close() throws IOException {
      codes.close();
      process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
      process.destroyForcibly();
    }
  }
}
