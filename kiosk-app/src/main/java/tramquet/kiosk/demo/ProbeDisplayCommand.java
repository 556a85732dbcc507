package tramquet.kiosk.demo;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import picocli.CommandLine.Command;

/// `tramquet-kiosk probe-display`: tells by its exit status whether JavaFX can open the display. A
/// toolkit that fails may take its process with it, so somebody else's process is asked.
@Command(
    name = "probe-display",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Exits with 0 if the display can be opened.")
public final class ProbeDisplayCommand implements Callable<Integer> {
  private static final int SECONDS = 15;

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    try {
      Platform.startup(running::countDown);
    } catch (RuntimeException | LinkageError e) {
      System.getLogger("tramquet.demo").log(System.Logger.Level.INFO, "no display", e);
      return 1;
    }
    return running.await(SECONDS, TimeUnit.SECONDS) ? 0 : 1;
  }
}
