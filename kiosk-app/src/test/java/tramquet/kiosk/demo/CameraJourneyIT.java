package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.drivers.camera.GreyImage;
import tramquet.drivers.twin.CodePicture;
import tramquet.drivers.twin.CodePicture.Pose;
import tramquet.drivers.twin.CodePicture.Shades;
import tramquet.drivers.twin.CodePicture.Strength;
import tramquet.kiosk.visit.ByteScan;
import tramquet.wire.Reason;

/// The whole kiosk with a camera for a reader: a program that writes what is held before it, some
/// fifteen times a second, until it is stalled or dies.
final class CameraJourneyIT {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final double NOISE = 5;

  /// Longer than the lane takes a code for held.
  private static final Duration HELD = Duration.ofSeconds(10);

  @TempDir Path folder;

  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Crowd crowd = new Crowd(keys, 17);
  private final Random random = new Random(1);
  private Path eye;
  private LiveKiosk kiosk;

  @BeforeEach
  void open() throws Exception {
    eye = Files.createDirectory(folder.resolve("eye"));
    Path program =
        Files.createFile(
            eye.resolve("camera"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(
        program,
        """
        #!/bin/sh
        cd %s
        echo $$ >>pids
        while cat now; do
          [ -e stall ] && { rm stall; kill -STOP $$; }
          [ -e die ] && { rm die; exit 3; }
          sleep 0.06
        done
        """
            .formatted(eye));
    seesNobody();
    kiosk =
        new LiveKiosk(
            Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath(),
            Files.createDirectory(folder.resolve("kiosk")),
            keys,
            Optional.empty(),
            toml ->
                toml.replaceFirst(
                    "\\[scanner\\]\nport = .*\n",
                    "[scanner]\nmodel = \"camera\"\nport = \"" + program + "\"\n"));
  }

  @AfterEach
  void close() {
    kiosk.close();
  }

  private void seesNobody() throws IOException {
    byte[] wall = new byte[WIDTH * HEIGHT];
    Arrays.fill(wall, (byte) 120);
    sees(GreyImage.of(WIDTH, HEIGHT, wall));
  }

  /// Held not quite straight, before a camera with some noise.
  private void seesCode(Bytes code) throws IOException {
    sees(
        new CodePicture(
                new String(code.toArray(), ISO_8859_1).strip(),
                Strength.L,
                new Pose(5, 8, 0.1, 0.05),
                new Shades(60, 200, 120))
            .shot(WIDTH, HEIGHT)
            .taken(NOISE, random));
  }

  private void sees(GreyImage image) throws IOException {
    byte[] grey = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) image.at(i % WIDTH + 0.5, Math.floorDiv(i, WIDTH) + 0.5);
    }
    Path next = Files.write(eye.resolve("next"), grey);
    Path _ = Files.move(next, eye.resolve("now"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void isLetIn() throws Exception {
    seesCode(crowd.arrives(Expectation.green()));
    kiosk.lamp("green");
  }

  private void isSentAway() throws Exception {
    seesCode(crowd.arrives(Expectation.red(Reason.SYMPTOMS)));
    kiosk.lamp("red");
  }

  @Test
  void whoeverHoldsACodeBeforeTheCameraIsServedOnceAlthoughItStallsAndDies() throws Exception {
    Set<ByteBuffer> before = ByteScan.contents(folder);
    kiosk.start();
    isLetIn();
    kiosk.listen(HELD);
    seesNobody();
    isSentAway();

    Files.writeString(eye.resolve("stall"), "");
    isLetIn();
    Files.writeString(eye.resolve("die"), "");
    isSentAway();

    assertEquals(
        2 + 4 + 2,
        kiosk.stop(),
        "records on disk: what the clock says, the trip, a visit of each of four, and an alarm for"
            + " each of two");
    assertEquals(
        4,
        kiosk.trace().stream().filter(line -> line.contains("\"t\":\"assessed\"")).count(),
        "codes that were judged: one that is held is judged once");
    List<String> log = kiosk.log();
    assertEquals(1, log.stream().filter(line -> line.contains("no picture for 2 s")).count());
    assertEquals(1, log.stream().filter(line -> line.contains("ended with status 3")).count());
    List<String> pids = Files.readAllLines(eye.resolve("pids"));
    assertEquals(3, pids.size(), "programs that were started");
    for (String pid : pids) {
      assertTrue(ProcessHandle.of(Long.parseLong(pid)).isEmpty(), "none outlives the kiosk");
    }
    Files.delete(eye.resolve("now"));
    assertEquals(
        List.of(),
        new ByteScan(
                crowd.people().stream().flatMap(Script::secrets).distinct().toArray(String[]::new))
            .findings(folder, before));
  }
}
