package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.twin.CodePicture;
import tramquet.drivers.twin.Film;

/// Cameras that are programs, small ones written in shell.
class CameraProcessTest {
  private static final VideoFormat FORMAT = VideoFormat.packed(VideoFormat.Layout.GREY, 320, 240);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void aPictureIsReadAsItsCode() throws IOException {
    Path frames = frames("hello");
    try (Camera camera = opened("cat " + frames + "; exec sleep 60")) {
      assertEquals("hello", text(picture(camera)));
      assertEquals(new Camera.Silence(false), camera.read(Duration.ofMillis(1)));
    }
  }

  @Test
  void ofManyPicturesOnlyTheNewestIsGiven() throws IOException {
    Path last = frames("last");
    Path many = frames("first");
    Path done = folder.resolve("done");
    String script =
        "cat %s; for i in 0 1 2 3 4 5 6 7 8 9; do cat %s; done; cat %s; : > %s; exec sleep 60"
            .formatted(many, many, last, done);
    try (Camera camera = opened(script)) {
      while (!Files.exists(done)) {
        Thread.onSpinWait();
      }
      String text = text(picture(camera));
      // The last one may still be in the pipe.
      assertEquals("last", text.equals("last") ? text : text(picture(camera)));
    }
  }

  @Test
  void halfAPictureIsToldAsSuch() throws IOException {
    Path frames = frames("half");
    try (Camera camera = opened("cat " + frames + "; head -c 100 " + frames + "; exec sleep 60")) {
      picture(camera);
      Camera.Reading reading = camera.read(Duration.ofMillis(50));
      while (reading.equals(new Camera.Silence(false))) {
        reading = camera.read(Duration.ofMillis(50));
      }
      assertEquals(new Camera.Silence(true), reading);
    }
  }

  @Test
  void aProgramThatEndsIsGone() throws IOException {
    try (Camera camera = opened("cat " + frames("end") + "; exit 3")) {
      picture(camera);
      assertEquals(new Camera.Gone("sh ended with status 3"), camera.read(PATIENCE));
    }
  }

  @Test
  void whatItComplainsOfIsToldInWords() {
    assertEquals(
        "no camera is connected",
        unavailable("echo 'ERROR: *** no cameras available ***' >&2; exit 255"));
    assertEquals(
        "another program uses the camera",
        unavailable("echo 'VIDIOC_REQBUFS returned -1 (Device or resource busy)' >&2; exit 1"));
    assertEquals("sh ended with status 7", unavailable("echo secret >&2; exit 7"));
  }

  @Test
  void endlessComplaintsStopNobody() throws IOException {
    try (Camera camera =
        opened("yes complaint | head -c 1000000 >&2; cat " + frames("still") + "; exec sleep 60")) {
      assertEquals("still", text(picture(camera)));
    }
  }

  @Test
  void aProgramThatIsNotThereIsSaidSo() {
    CameraCommand command =
        new CameraCommand(List.of(folder.resolve("rpicam-vid").toString()), FORMAT, Sight.READING);
    assertEquals(
        new LineOpener.Unavailable<>("rpicam-vid is not installed (apt-get install rpicam-apps)"),
        CameraProcess.start(command, System::nanoTime));
  }

  @Test
  void aPortMayBeAProgram() throws IOException {
    Path frames = folder.resolve("720p");
    try (var out = Files.newOutputStream(frames)) {
      new Film(Sight.READING.width(), Sight.READING.height())
          .play(List.of(CodePicture.clear("by program", 320, 240)), out);
    }
    Path program =
        Files.createFile(
            folder.resolve("camera"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(
        program,
        "#!/bin/sh\n[ \"$*\" = '1280 720 15' ] || exit 9\ncat " + frames + "\nexec sleep 60\n");
    try (Camera camera = opened(CameraProcess.at(program, System::nanoTime).start(Sight.READING))) {
      assertEquals("by program", text(picture(camera)));
    }
  }

  @Test
  void whereThereIsNothingItIsAbsent() {
    assertInstanceOf(
        LineOpener.Absent.class,
        CameraProcess.at(folder.resolve("video0"), System::nanoTime).start(Sight.READING));
  }

  @Test
  void whatAScriptHasStartedEndsWithIt() throws Exception {
    Path pid = folder.resolve("pid");
    Camera camera = opened("sleep 60 & echo $! >" + pid + "; cat " + frames("x") + "; wait");
    picture(camera);
    ProcessHandle started =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    camera.close();
    started.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /// Whoever starts the camera anew would find it taken.
  @Test
  void itIsNotLetGoBeforeWhatItHasStartedHasEnded() throws IOException {
    Path slow = folder.resolve("slow");
    Path there = folder.resolve("there");
    Path ended = folder.resolve("ended");
    Files.writeString(
        slow,
        "trap 'sleep 0.3; : >%s; exit' TERM; : >%s; while :; do sleep 0.05; done"
            .formatted(ended, there));
    Camera camera =
        opened(
            "sh %s & while ! [ -e %s ]; do sleep 0.05; done; cat %s; wait"
                .formatted(slow, there, frames("x")));
    picture(camera);
    camera.close();
    assertTrue(Files.exists(ended));
  }

  @Test
  void aCameraThatIsTooFastIsSlowedDown() throws IOException {
    Path frame = frames("fast");
    long began = System.nanoTime();
    try (Camera camera = opened("while cat " + frame + "; do :; done")) {
      for (int i = 0; i < 5; i++) {
        picture(camera);
      }
    }
    // However slow this machine is: five pictures of eighteen a second.
    assertTrue(System.nanoTime() - began >= Duration.ofMillis(4 * 55).toNanos());
  }

  private Path frames(String text) throws IOException {
    return Files.write(folder.resolve(text), CodePicture.clear(text, 320, 240).grey());
  }

  private static Camera opened(String script) {
    return opened(CameraProcess.start(command(script), System::nanoTime));
  }

  private static Camera opened(LineOpener.Opening<Camera> opening) {
    if (opening instanceof LineOpener.Opened<Camera>(Camera camera)) {
      return camera;
    }
    throw new AssertionError(opening.toString());
  }

  private static String unavailable(String script) {
    LineOpener.Opening<Camera> opening =
        RestingCamera.at(
                _ -> CameraProcess.start(command(script), System::nanoTime),
                RestingCamera.STILL,
                System::nanoTime)
            .open();
    assertTrue(opening instanceof LineOpener.Unavailable, opening.toString());
    return opening instanceof LineOpener.Unavailable<Camera>(String reason) ? reason : "";
  }

  private static CameraCommand command(String script) {
    return new CameraCommand(List.of("/bin/sh", "-c", script), FORMAT, Sight.READING);
  }

  private static Camera.Picture picture(Camera camera) {
    return assertInstanceOf(Camera.Picture.class, camera.read(PATIENCE));
  }

  private static String text(Camera.Picture picture) {
    CodeReading reading = new CodeImage(PATIENCE, System::nanoTime).read(picture.image());
    return reading instanceof CodeReading.Code(Bytes data, String _)
        ? new String(data.toArray(), StandardCharsets.ISO_8859_1)
        : "";
  }
}
