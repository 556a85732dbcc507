package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.wire.Decoded;

class SmallPartsTest {
  @TempDir Path folder;

  @Test
  void percentilesAreNearestRanks() {
    Latencies hundred =
        new Latencies(LongStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList());

    assertEquals(Duration.ofMillis(50), hundred.percentile(50));
    assertEquals(Duration.ofMillis(95), hundred.percentile(95));
    assertEquals(Duration.ofMillis(99), hundred.percentile(99));
    assertEquals(Duration.ofMillis(100), hundred.percentile(100));
  }

  @Test
  void noLatencyIsNoError() {
    assertEquals("none measured", new Latencies(List.of()).text());
  }

  @Test
  void aChildIsStartedAsThisProcessWas() {
    KioskJvm jvm =
        KioskJvm.of(
            Path.of("/jdk/bin/java"),
            List.of("java", "-Xmx96m", "-p", "a.jar:lib", "-m", "k/k.Main", "demo", "--keep"),
            "k.Main");

    assertEquals(
        List.of("/jdk/bin/java", "-Xmx96m", "-p", "a.jar:lib", "-Dx=y", "-m", "k/k.Main", "play"),
        jvm.command(List.of("-Dx=y"), List.of("play")));
  }

  @Test
  void aClassPathServesAsWell() {
    KioskJvm jvm =
        KioskJvm.of(Path.of("java"), List.of("java", "-cp", "c", "k.Main", "demo"), "k.Main");

    assertEquals(
        List.of("java", "-cp", "c", "k.Main", "run"), jvm.command(List.of(), List.of("run")));
  }

  @Test
  void linesToAndFromThePlayerSurviveTheWay() {
    List<PlayerLine> lines =
        List.of(
            new PlayerLine.Show(
                3, 2, new Showing(Duration.ofMillis(350), Bytes.of(new byte[] {0, 29, -1}))),
            new PlayerLine.Port(Path.of("/tmp/reader")),
            new PlayerLine.Begun(3, 2, 17),
            new PlayerLine.Played(3, 2, 18));

    for (PlayerLine line : lines) {
      assertEquals(new Decoded.Value<>(line), PlayerLine.read(line.text()));
    }
  }

  @Test
  void typedLinesAreCodesByteForByte() {
    List<Happening> told = new ArrayList<>();
    Typing.read(new ByteArrayInputStream("Nữ|1\n\nhalf".getBytes(UTF_8)), told::add);

    assertEquals(
        List.of(
            new Happening.Typed(Bytes.of("Nữ|1".getBytes(UTF_8))),
            new Happening.Typed(Bytes.of("half".getBytes(UTF_8))),
            new Happening.InputEnded()),
        told);
  }

  @Test
  void withoutADisplayNobodyIsAsked() throws IOException, InterruptedException {
    DisplayProbe.Finding finding =
        DisplayProbe.find(Map.of(), List.of("/nowhere"), folder.resolve("log"));

    assertEquals(Screens.HEADLESS, finding.screens());
  }

  @Test
  void aDisplayThatDoesNotOpenMeansHeadless() throws IOException, InterruptedException {
    DisplayProbe.Finding finding =
        DisplayProbe.find(Map.of("DISPLAY", ":9"), List.of("false"), folder.resolve("log"));

    assertEquals(Screens.HEADLESS, finding.screens());
    assertTrue(finding.words().contains(":9"), finding.words());
  }

  @Test
  void onlyPicturesStayBehind() throws IOException, DemoFailed {
    Workshop workshop = new Workshop(folder.resolve("w"), false);
    for (Path each : List.of(workshop.keys(), workshop.kiosk(), workshop.pictures())) {
      Files.createDirectories(each);
    }
    Files.writeString(workshop.kiosk().resolve("visits.db"), "x");
    Path picture = Files.writeString(workshop.pictures().resolve("01.png"), "x");

    workshop.tidy();

    assertTrue(Files.exists(picture));
    try (var left = Files.list(workshop.path())) {
      assertEquals(List.of(workshop.pictures()), left.toList());
    }
  }

  @Test
  void withoutPicturesNothingStays() throws IOException, DemoFailed {
    Workshop workshop = new Workshop(folder.resolve("w"), false);
    Files.createDirectories(workshop.pictures());

    workshop.tidy();

    assertTrue(Files.notExists(workshop.path()));
  }

  @Test
  void aKeptFolderMustBeEmpty() throws IOException {
    Files.writeString(folder.resolve("precious"), "x");

    Optional<Exception> refused = refusal(() -> Workshop.open(Optional.of(folder)));

    assertTrue(refused.filter(DemoFailed.class::isInstance).isPresent());
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static Optional<Exception> refusal(Attempt attempt) {
    try {
      attempt.run();
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(e);
    }
  }
}
