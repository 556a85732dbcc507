package tramquet.drivers.camera;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tramquet.drivers.line.LineOpener;

/// The program that writes a camera's pictures to its standard output, and how they lie there.
///
/// @param words the program and its arguments
record CameraCommand(List<String> words, VideoFormat format) {
  static final int WIDTH = 1280;
  static final int HEIGHT = 720;
  static final int PICTURES_A_SECOND = 15;

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
        ? new VideoDevice("v4l2-ctl", port).command()
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

  private static String text(int number) {
    return Integer.toString(number);
  }
}
