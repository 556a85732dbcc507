package tramquet.kiosk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where our programs are.
///
/// @param jvm how this program was started
/// @param centre the command of the centre
record Installation(KioskJvm jvm, Path centre) {
  private static final String MAIN = "tramquet.kiosk.KioskMain";

  /// As the start script told; without it, found from the working directory upwards.
  static Installation ofThisProcess() throws IOException, DemoFailed {
    Path start = Path.of(System.getProperty("tramquet.root", "")).toAbsolutePath();
    for (Path root = start; root != null; root = root.getParent()) {
      Path centre = root.resolve("provisioning/bin/tramquet-centre");
      if (Files.isExecutable(centre)) {
        return new Installation(KioskJvm.ofThisProcess(MAIN), centre);
      }
    }
    throw new DemoFailed(
        "no provisioning/bin/tramquet-centre under "
            + start
            + ": start kiosk-app/bin/tramquet-kiosk");
  }

  /// The kiosk. It alone renews the archive of classes, which is made for its start.
  List<String> kiosk(Screens screens, Path config) {
    List<String> flags = new ArrayList<>(screens.flags());
    flags.add("-XX:+AutoCreateSharedArchive");
    return jvm.command(
        flags, List.of("run", "--config", config.toString(), "--trace", "--exit-with-parent"));
  }

  /// The player.
  List<String> player(Path link, int baud) {
    return side("play", "--link", link.toString(), "--baud", Integer.toString(baud));
  }

  /// Whoever tries the display.
  List<String> displayProbe() {
    return side("probe-display");
  }

  private List<String> side(String... arguments) {
    return jvm.command(List.of("-XX:-AutoCreateSharedArchive"), List.of(arguments));
  }

  /// The centre.
  List<String> centre(Path data) {
    return List.of(
        centre.toString(), "--embedded", "--data", data.toString(), "--exit-with-parent");
  }

  /// The printer of its ledger.
  List<String> ledger(Path data) {
    return List.of(centre.toString(), "ledger", "--data", data.toString());
  }
}
