package tramquet.kiosk.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// The configuration file of the kiosk of the demonstration.
///
/// @param data folder of the visit log
/// @param port the reader's serial port
/// @param baud its speed
/// @param pictures folder for a picture of every screen
/// @param broker the centre's
/// @param keys where the public keys are
record DemoConfig(
    Path data, Path port, int baud, Path pictures, URI broker, DemoKeys.Folders keys) {
  /// Short, so that a morning with people who walk away does not take all day.
  static final Duration ASK_TIMEOUT = Duration.ofSeconds(5);

  /// The name of the kiosk at the centre.
  static final String KIOSK = "demo-1";

  /// The file's text (TOML).
  String toml() {
    return """
    [kiosk]
    id = "%s"
    data = %s

    [lane]
    name = "1"
    direction = "entry"
    confirm = "verdict"
    touch_screen = true
    pack = "checkpoint"
    hotline = "1900 9095"
    trip_timetable = ["00:00 demo-7"]
    ask_timeout = "%d s"

    [scanner]
    port = %s
    baud = %d

    [pins]
    provider = "twin"
    red = 17
    green = 27
    amber = 22
    buzzer = 23
    gate = 24

    [screen]
    width = 1280
    height = 800
    full_screen = false
    pictures = %s

    [uplink]
    broker = "%s"

    [keys]
    authority = %s
    view = %s
    pack = %s

    [trust]
    personal_codes = [%s]

    [watch_list]
    file = %s
    """
        .formatted(
            KIOSK,
            text(data),
            ASK_TIMEOUT.toSeconds(),
            text(port),
            baud,
            text(pictures),
            broker,
            text(keys.authorityKey()),
            text(keys.viewKey()),
            text(keys.packKey()),
            text(keys.issuerKey()),
            text(keys.watchList()));
  }

  /// A path as a basic string (TOML 1.0).
  private static String text(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
