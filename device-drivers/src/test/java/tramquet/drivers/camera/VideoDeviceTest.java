package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.twin.CodePicture;

/// Cameras of the kernel, by a stand-in for v4l2-ctl.
class VideoDeviceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final VideoDevice DEVICE =
      new VideoDevice("/usr/bin/v4l2-ctl", Path.of("/dev/video0"));
  private static final String ANSWER =
      """
      Format Video Capture:
      \tWidth/Height      : 1280/720
      \tPixel Format      : 'YUYV' (YUYV 4:2:2)
      \tField             : None
      \tBytes per Line    : 2560
      \tSize Image        : 1843200
      """;

  @TempDir Path folder;

  @Test
  void theDriverSaysWhatItSends() {
    assertEquals(
        Optional.of(VideoFormat.packed(VideoFormat.Layout.YUYV, 1280, 720)),
        VideoFormat.told(ANSWER));
    assertEquals(
        Optional.of(VideoFormat.packed(VideoFormat.Layout.YUV420, 1280, 720)),
        VideoFormat.told(ANSWER.replace("YUYV", "NV12").replace("2560", "1280")));
    assertEquals(Optional.empty(), VideoFormat.told(ANSWER.replace("2560", "1280")));
    assertEquals(Optional.empty(), VideoFormat.told(""));
    assertInstanceOf(LineOpener.Opened.class, DEVICE.told(0, ANSWER, Sight.READING));
  }

  @Test
  void whatCannotBeReadIsRefusedByItsName() {
    assertEquals(
        new LineOpener.Unavailable<>(
            "the camera gives pictures that cannot be read (MJPG); YUYV, GREY, NV12 and YU12 of even"
                + " sizes can"),
        DEVICE.told(0, ANSWER.replace("YUYV", "MJPG"), Sight.READING));
    assertEquals(
        new LineOpener.Unavailable<>("another program uses the camera"),
        DEVICE.told(255, "Device or resource busy", Sight.READING));
    assertEquals(
        new LineOpener.Unavailable<>(
            "may not open the camera: the user must be in the group video"
                + " (usermod -aG video USER)"),
        DEVICE.told(1, "Cannot open device /dev/video0: Permission denied", Sight.READING));
    assertEquals(
        new LineOpener.Unavailable<>("v4l2-ctl does not answer"),
        DEVICE.told(-1, "", Sight.READING));
  }

  @Test
  void aCameraIsAskedSlowedDownAndRead() throws IOException {
    byte[] grey = new byte[320 * 240];
    GreyImage code = CodePicture.clear("a code in colour", 320, 240);
    byte[] colours = new byte[2 * grey.length];
    for (int i = 0; i < grey.length; i++) {
      colours[2 * i] = (byte) code.at(i % 320, i / 320);
      colours[2 * i + 1] = (byte) i;
    }
    Path frame = Files.write(folder.resolve("frame"), colours);
    Path said = folder.resolve("said");
    Path answer =
        Files.writeString(
            folder.resolve("answer"), ANSWER.replace("1280/720", "320/240").replace("2560", "640"));
    // A camera that cannot be slowed down is read all the same.
    Path program =
        program(
            """
            echo "$*" >>%s
            case "$*" in
            *--get-fmt-video*) cat %s ;;
            *--set-parm*) echo 'Frame rate set to 30.000 fps'; exit 255 ;;
            *) cat %s; exec sleep 60 ;;
            esac
            """
                .formatted(said, answer, frame));
    VideoDevice device = new VideoDevice(program.toString(), Path.of("/dev/video7"));
    CameraCommand command =
        assertInstanceOf(CameraCommand.class, opened(device.command(Sight.READING)));
    try (Camera camera = opened(CameraProcess.start(command, System::nanoTime))) {
      Camera.Picture picture = assertInstanceOf(Camera.Picture.class, camera.read(PATIENCE));
      CodeReading.Code read =
          assertInstanceOf(
              CodeReading.Code.class,
              new CodeImage(PATIENCE, System::nanoTime).read(picture.image()));
      assertEquals(Bytes.of("a code in colour".getBytes(StandardCharsets.US_ASCII)), read.data());
    }
    assertEquals(
        List.of(
            "-d /dev/video7 --set-fmt-video=width=1280,height=720,pixelformat=YUYV"
                + " --get-fmt-video",
            "-d /dev/video7 --set-parm=15",
            "-d /dev/video7 --stream-mmap --stream-to=-"),
        Files.readAllLines(said));
  }

  private static <L> L opened(LineOpener.Opening<L> opening) {
    if (opening instanceof LineOpener.Opened<L>(L line)) {
      return line;
    }
    throw new AssertionError(opening.toString());
  }

  private Path program(String script) throws IOException {
    Path program =
        Files.createFile(
            folder.resolve("v4l2-ctl"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(program, "#!/bin/sh\n" + script);
  }
}
