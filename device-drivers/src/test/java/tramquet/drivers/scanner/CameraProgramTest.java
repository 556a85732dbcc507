package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Health;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.twin.CodePicture;

/// The model `camera` on real programs: one that stalls, one that dies, and one that is quicker
/// than whoever takes its codes.
class CameraProgramTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final BlockingQueue<String> codes = new LinkedBlockingQueue<>();
  private final BlockingQueue<Health> healths = new LinkedBlockingQueue<>();
  private Path pids;

  @BeforeEach
  void draw() throws IOException {
    pids = folder.resolve("pids");
    for (String text : new String[] {"first", "between", "last"}) {
      byte[] grey = new byte[1280 * 720];
      var image = CodePicture.clear(text, 1280, 720);
      for (int i = 0; i < grey.length; i++) {
        grey[i] = (byte) image.at(i % 1280 + 0.5, Math.floorDiv(i, 1280) + 0.5);
      }
      Files.write(folder.resolve(text), grey);
    }
  }

  @Test
  void aProgramThatStallsIsKilledAndStartedAnew() throws Exception {
    startedAnew("kill -STOP $$", new Health.Offline("no picture for 2 s"));
  }

  @Test
  void aProgramThatDiesIsStartedAnew() throws Exception {
    startedAnew("exit 3", new Health.Offline("camera ended with status 3"));
  }

  private void startedAnew(String trouble, Health told) throws Exception {
    Path again = folder.resolve("again");
    try (Scanner scanner =
        camera(
            """
            echo $$ >>pids
            [ -e again ] && while :; do cat last; sleep 0.1; done
            : >again
            while ! [ -e seen ]; do cat first; sleep 0.1; done
            %s
            """
                .formatted(trouble))) {
      Path seen = folder.resolve("seen");
      scanner.start(
          scan -> {
            codes.add(text(scan));
            create(seen);
          },
          healths::add);
      assertEquals("first", next(codes));
      String other = next(codes);
      while (other.equals("first")) {
        other = next(codes);
      }
      assertEquals("last", other);
    }
    assertEquals(
        List.of(new Health.Online(), told, new Health.Online()),
        List.of(next(healths), next(healths), next(healths)));
    List<String> both = Files.readAllLines(pids);
    assertEquals(2, both.size());
    assertNotEquals(both.getFirst(), both.getLast());
    assertEquals(Optional.empty(), ProcessHandle.of(Long.parseLong(both.getFirst())));
    assertEquals(true, Files.exists(again));
  }

  @Test
  void whoIsSlowGetsTheNewestPictureAndNoneOfThoseBetween() throws Exception {
    Path done = folder.resolve("done");
    try (Scanner scanner =
        camera(
            """
            while ! [ -e busy ]; do cat first; sleep 0.1; done
            for i in 1 2 3 4 5 6 7 8 9 10; do cat between; done
            cat last last
            : >done
            exec sleep 60
            """)) {
      scanner.start(
          scan -> {
            codes.add(text(scan));
            create(folder.resolve("busy"));
            while (!Files.exists(done)) {
              Thread.onSpinWait();
            }
          },
          healths::add);
      assertEquals("first", next(codes));
      // Of the last two pictures one may still be in the pipe; of ten between them none is left.
      assertEquals("last", next(codes));
    }
  }

  /// Each picture is shown until it was read: a machine that has much else to do may not read it in
  /// the time that a picture has.
  private Scanner camera(String script) throws IOException {
    Path program =
        Files.createFile(
            folder.resolve("camera"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(program, "#!/bin/sh\ncd " + folder + "\n" + script);
    return ScannerModels.withId("camera")
        .orElseThrow()
        .scanner(
            "north",
            new ScannerModel.Setup(
                program, SerialLine.Settings.FAST, FrameRules.Ending.TERMINATOR, Optional.empty()),
            System::nanoTime,
            new Random(1));
  }

  private static void create(Path file) {
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(ScanData scan) {
    return new String(scan.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    return Objects.requireNonNull(
        queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), "nothing came");
  }
}
