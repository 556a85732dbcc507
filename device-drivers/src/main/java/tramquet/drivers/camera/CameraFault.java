package tramquet.drivers.camera;

import java.util.List;
import java.util.Locale;

/// What a camera's program complains of, in words for a technician. Its own words are never
/// repeated: they are long, many, and name files.
final class CameraFault {
  private record Sign(String part, String words) {}

  private static final List<Sign> SIGNS =
      List.of(
          new Sign("no cameras available", "no camera is connected"),
          new Sign("does not exist", "there is no such camera"),
          new Sign("no such file", "there is no such camera"),
          new Sign("no such device", "the camera was unplugged"),
          new Sign("busy", "another program uses the camera"),
          new Sign("in use", "another program uses the camera"),
          new Sign("failed to acquire", "another program uses the camera"),
          new Sign(
              "permission denied",
              "may not open the camera: the user must be in the group video"
                  + " (usermod -aG video USER)"),
          new Sign("invalid argument", "the camera has no such picture size"));

  private CameraFault() {}

  /// Why a program ended.
  ///
  /// @param complaints the end of what it wrote to its standard error
  static String words(String program, int status, String complaints) {
    String lower = complaints.toLowerCase(Locale.ROOT);
    return SIGNS.stream()
        .filter(sign -> lower.contains(sign.part()))
        .findFirst()
        .map(Sign::words)
        .orElse(program + " ended with status " + status);
  }

  /// Why a program could not be started.
  static String notStarted(String program) {
    return switch (program) {
      case "rpicam-vid" -> "rpicam-vid is not installed (apt-get install rpicam-apps)";
      case "v4l2-ctl" -> "v4l2-ctl is not installed (apt-get install v4l-utils)";
      default -> program + " cannot be started";
    };
  }
}
