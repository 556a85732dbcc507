package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tramquet.kiosk.demo.DrainTimes;
import tramquet.kiosk.uplink.BridgeTimes;
import tramquet.kiosk.uplink.Mosquitto;

/// How fast a kiosk catches up after days without its centre.
final class Drain {
  private static final int VISITS = 20_000;
  private static final double WANTED = 5_000;

  /// A sealed visit on its way.
  private static final int BYTES = 683;

  private Drain() {}

  /// @param root the repository, built
  static List<Figure> run(Path root, Path folder, PrintStream out)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of(System.getProperty(Mosquitto.PROGRAM)))) {
      out.println("A bridge is not measured, and nothing to compare with: that needs mosquitto.");
      return List.of();
    }
    double kiosk =
        DrainTimes.perSecond(root, Files.createDirectories(folder.resolve("drain")), VISITS);
    double bridge =
        BridgeTimes.perSecond(Files.createDirectories(folder.resolve("bridge")), VISITS, BYTES);
    return List.of(
        Figure.of("drain", "per s", kiosk, new Figure.Reference("a mosquitto bridge", bridge))
            .aiming(
                new Figure.Aim(
                    "≥ " + Figure.number(WANTED) + " per s, ≥ 1 ×",
                    kiosk >= WANTED && kiosk >= bridge)));
  }
}
