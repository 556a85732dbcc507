package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tramquet.drivers.Health;
import tramquet.drivers.camera.GreyImage;
import tramquet.drivers.camera.Sight;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.twin.CodePicture;
import tramquet.drivers.twin.Film;

/// A camera that rests after a second, on real programs. Each writes down how it is started, is
/// large before a wall until it is asked for small pictures, and then does what the test says.
@Execution(ExecutionMode.CONCURRENT)
class RestingProgramTest {
  private static final Duration STILL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LARGE = "1280 720 15";
  private static final String SMALL = "256 144 3";

  @TempDir Path folder;

  private final BlockingQueue<String> codes = new LinkedBlockingQueue<>();
  private final BlockingQueue<Health> healths = new LinkedBlockingQueue<>();

  @BeforeEach
  void draw() throws IOException {
    for (Sight sight : Sight.values()) {
      Film film = new Film(sight.width(), sight.height());
      Files.write(
          folder.resolve("wall-" + sight.width()),
          film.frame(GreyImage.of(1, 1, new byte[] {(byte) 90})));
      Files.write(
          folder.resolve("code-" + sight.width()), film.frame(CodePicture.clear("held", 320, 180)));
    }
  }

  @Test
  void whoComesWhileItRestsIsReadByLargePictures() throws Exception {
    try (Scanner scanner = camera("show wall 40; show code 1000", "show code 1000")) {
      scanner.start(scan -> codes.add(text(scan)), healths::add);
      assertEquals("held", next(codes));
      assertEquals(List.of(LARGE, SMALL, LARGE), starts());
    }
    isLetGo();
    assertEquals(
        List.of(new Health.Online(), new Health.Offline("closed")),
        List.copyOf(healths),
        "it was there all the time");
  }

  @Test
  void aProgramThatHasNoSmallPicturesIsReadByLargeOnes() throws Exception {
    try (Scanner scanner = camera("exit 9", "show code 1000")) {
      scanner.start(scan -> codes.add(text(scan)), healths::add);
      assertEquals("held", next(codes));
      assertEquals(List.of(LARGE, SMALL, LARGE), starts());
    }
    isLetGo();
    assertEquals(List.of(new Health.Online(), new Health.Offline("closed")), List.copyOf(healths));
  }

  @Test
  void aCameraThatIsUnpluggedWhileItRestsIsSaidToBe() throws Exception {
    try (Scanner scanner =
        camera("show wall 5; echo 'No such device' >&2; exit 1", "show code 1000")) {
      scanner.start(scan -> codes.add(text(scan)), healths::add);
      assertEquals(new Health.Online(), next(healths));
      assertEquals(new Health.Offline("the camera was unplugged"), next(healths));
      assertEquals(new Health.Online(), next(healths));
      assertEquals("held", next(codes));
    }
    isLetGo();
  }

  @Test
  void aProgramThatStallsWhileItRestsIsKilledAndStartedAnew() throws Exception {
    try (Scanner scanner = camera("show wall 5; kill -STOP $$", "show code 1000")) {
      scanner.start(scan -> codes.add(text(scan)), healths::add);
      assertEquals(new Health.Online(), next(healths));
      assertEquals(new Health.Offline("no picture for 2 s"), next(healths));
      assertEquals("held", next(codes));
      assertEquals(List.of(LARGE, SMALL, LARGE), starts());
    }
    isLetGo();
  }

  @Test
  void aCameraThatRestsIsLetGo() throws Exception {
    try (Scanner scanner = camera("show wall 20; : >there; show wall 1000", "")) {
      scanner.start(scan -> codes.add(text(scan)), healths::add);
      awaitFile("there");
    }
    isLetGo();
    assertEquals(List.of(LARGE, SMALL), starts());
  }

  @Test
  void aCameraThatWakesIsLetGoBeforeItsFirstPicture() throws Exception {
    try (Scanner scanner = camera("show wall 40; show code 1000", ": >there; sleep 60 & wait")) {
      scanner.start(scan -> codes.add(text(scan)), healths::add);
      awaitFile("there");
    }
    isLetGo();
    assertEquals(List.of(LARGE, SMALL, LARGE), starts());
  }

  /// @param atRest what it does when it is started for small pictures
  /// @param again and then for large ones
  private Scanner camera(String atRest, String again) throws IOException {
    Path program =
        Files.createFile(
            folder.resolve("camera"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(
        program,
        """
        #!/bin/sh
        cd %s
        size=$1
        show() {
          shown=0
          while [ $shown -lt $2 ]; do cat $1-$size || exit; sleep 0.1; shown=$((shown + 1)); done
        }
        echo "$*" >>starts
        echo $$ >>pids
        case "$(grep -c . starts) $1" in
        '1 1280') show wall 1000 ;;
        *' 256') %s ;;
        *) %s ;;
        esac
        """
            .formatted(folder, atRest, again.isEmpty() ? ":" : again));
    return new CameraModel(STILL)
        .scanner(
            "north",
            new ScannerModel.Setup(
                program, SerialLine.Settings.FAST, FrameRules.Ending.TERMINATOR, Optional.empty()),
            System::nanoTime,
            new Random(1));
  }

  private List<String> starts() throws IOException {
    return Files.readAllLines(folder.resolve("starts"));
  }

  private void awaitFile(String name) throws Exception {
    try (WatchService changes = folder.getFileSystem().newWatchService()) {
      folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      while (!Files.exists(folder.resolve(name))) {
        WatchKey change = changes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertNotNull(change, "no file " + name);
        change.pollEvents();
        change.reset();
      }
    }
  }

  /// None of its programs is left.
  private void isLetGo() throws Exception {
    for (String pid : Files.readAllLines(folder.resolve("pids"))) {
      Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(pid));
      if (left.isPresent()) {
        left.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
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
