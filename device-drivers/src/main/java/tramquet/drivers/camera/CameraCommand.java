package tramquet.drivers.camera;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tramquet.drivers.line.LineOpener;

/// The program that writes a camera's pictures to its standard output, and how they lie there.
///
/// @param words the program and its arguments
/// @param sight what the pictures are for
record CameraCommand(List<String> words, VideoFormat format, Sight sight) {

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
  static LineOpener.Opening<CameraCommand> of(Path port, Sight sight) {
    if (CameraProcess.isNumbered(port)) {
      return new LineOpener.Opened<>(
          raspberry(port.toString().substring(port.toString().length() - 1), sight));
    }
    if (Files.isRegularFile(port) && Files.isExecutable(port)) {
      return new LineOpener.Opened<>(program(port, sight));
    }
    return Files.exists(port)
        ? new VideoDevice("v4l2-ctl", port).command(sight)
        : new LineOpener.Absent<>("there is no camera at " + port);
  }

  private static CameraCommand raspberry(String camera, Sight sight) {
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
            text(sight.width()),
            "--height",
            text(sight.height()),
            "--framerate",
            text(sight.picturesASecond()),
            "-o",
            "-"),
        VideoFormat.packed(VideoFormat.Layout.YUV420, sight.width(), sight.height()),
        sight);
  }

  private static CameraCommand program(Path program, Sight sight) {
    return new CameraCommand(
        List.of(
            program.toAbsolutePath().toString(),
            text(sight.width()),
            text(sight.height()),
            text(sight.picturesASecond())),
        VideoFormat.packed(VideoFormat.Layout.GREY, sight.width(), sight.height()),
        sight);
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
