package tramquet.kiosk.demo;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tramquet.kiosk.screen.Display;

/// `tramquet-kiosk probe-display`: tells by its exit status whether JavaFX can open the display. A
/// toolkit that fails may take its process with it, so somebody else's process is asked.
@Command(
    name = "probe-display",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Exits with 0 if the display can be opened.")
public final class ProbeDisplayCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Override
  public Integer call() throws InterruptedException {
    return Display.opens(PATIENCE) ? 0 : 1;
  }
}
