package tramquet.kiosk.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Finds out whether there is a display that JavaFX can open.
final class DisplayProbe {
  private static final int SECONDS = 20;

  private DisplayProbe() {}

  /// What was found, and why, in words.
  record Finding(Screens screens, String words) {}

  /// Asks a process of its own; without a display none is needed.
  ///
  /// @param command starts that process
  /// @param log for what it says
  static Finding find(Map<String, String> environment, List<String> command, Path log)
      throws IOException, InterruptedException {
    String display =
        environment.getOrDefault("DISPLAY", environment.getOrDefault("WAYLAND_DISPLAY", ""));
    if (display.isEmpty()) {
      return headless("no display here");
    }
    Process probe =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(log.toFile())
            .start();
    probe.getOutputStream().close();
    if (!probe.waitFor(SECONDS, TimeUnit.SECONDS)) {
      probe.destroyForcibly();
      return headless("the display %s does not answer".formatted(display));
    }
    return probe.exitValue() == 0
        ? new Finding(Screens.WINDOW, "the window is on display " + display)
        : headless("JavaFX cannot open the display " + display);
  }

  /// By wish or for want of a display.
  static Finding headless(String why) {
    return new Finding(
        Screens.HEADLESS, why + ": the window is drawn in memory (headless), see the pictures");
  }
}
