package tramquet.drivers.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.line.LineOpener;

/// The program that writes a camera's pictures to its standard output, and how they lie there.
///
/// @param words the program and its arguments
record CameraCommand(List<String> words, VideoFormat format) {
  static final int WIDTH = 1280;
  static final int HEIGHT = 720;
  static final int PICTURES_A_SECOND = 15;

  private static final long ASKING_SECONDS = 5;
  private static final int MOST_ANSWER = 4_096;

  /// Copies the list.
  CameraCommand {
    words = List.copyOf(words);
  }

  /// The name of the program, without its folder.
  String program() {
    return Path.of(words.getFirst()).getFileName().toString();
  }

  /// How the camera at a port is read: `rpicam0`, `rpicam1` by rpicam-vid; a program by itself,
  /// which is told width, height and pictures a second and writes luminance alone; and what else is
  /// there, a video device, by v4l2-ctl.
  static LineOpener.Opening<CameraCommand> of(Path port) {
    if (CameraProcess.isNumbered(port)) {
      return new LineOpener.Opened<>(
          raspberry(port.toString().substring(port.toString().length() - 1)));
    }
    if (Files.isRegularFile(port) && Files.isExecutable(port)) {
      return new LineOpener.Opened<>(program(port));
    }
    return Files.exists(port)
        ? video(port)
        : new LineOpener.Absent<>("there is no camera at " + port);
  }

  private static CameraCommand raspberry(String camera) {
    return new CameraCommand(
        List.of(
            "rpicam-vid",
            "--camera",
            camera,
            "-t",
            "0",
            "-n",
            "--flush",
            "--codec",
            "yuv420",
            "--width",
            text(WIDTH),
            "--height",
            text(HEIGHT),
            "--framerate",
            text(PICTURES_A_SECOND),
            "-o",
            "-"),
        VideoFormat.packed(VideoFormat.Layout.YUV420, WIDTH, HEIGHT));
  }

  private static CameraCommand program(Path program) {
    return new CameraCommand(
        List.of(
            program.toAbsolutePath().toString(),
            text(WIDTH),
            text(HEIGHT),
            text(PICTURES_A_SECOND)),
        VideoFormat.packed(VideoFormat.Layout.GREY, WIDTH, HEIGHT));
  }

  /// The driver says what it makes of the size that it is asked for.
  private static LineOpener.Opening<CameraCommand> video(Path device) {
    List<String> asking =
        List.of(
            "v4l2-ctl",
            "-d",
            device.toString(),
            "--set-fmt-video=width=%d,height=%d,pixelformat=YUYV".formatted(WIDTH, HEIGHT),
            "--get-fmt-video");
    try {
      Process process = new ProcessBuilder(asking).redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        // What it writes fits into a pipe, so it need not be read before it ends.
        if (!process.waitFor(ASKING_SECONDS, TimeUnit.SECONDS)) {
          return new LineOpener.Unavailable<>("v4l2-ctl does not answer");
        }
        String answer =
            new String(
                process.getInputStream().readNBytes(MOST_ANSWER), StandardCharsets.ISO_8859_1);
        return told(device, process.exitValue(), answer);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return new LineOpener.Unavailable<>(CameraFault.notStarted("v4l2-ctl"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new LineOpener.Unavailable<>("interrupted");
    }
  }

  static LineOpener.Opening<CameraCommand> told(Path device, int status, String answer) {
    Optional<VideoFormat> format = VideoFormat.told(answer);
    if (status != 0) {
      return new LineOpener.Unavailable<>(CameraFault.words("v4l2-ctl", status, answer));
    }
    return format
        .<LineOpener.Opening<CameraCommand>>map(known ->
            new LineOpener.Opened<>(
                new CameraCommand(
                    List.of("v4l2-ctl", "-d", device.toString(), "--stream-mmap", "--stream-to=-"),
                    known)))
        .orElseGet(() ->
            new LineOpener.Unavailable<>("the camera gives no pictures that are not compressed"));
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
