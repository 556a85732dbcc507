package tramquet.kiosk.screen;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;

/// Whether there is a display to show the window on.
public enum Display {
  /// The window appears on a display.
  PRESENT,
  /// The window is painted into memory only.
  NONE;

  private static final Pattern LOCAL = Pattern.compile(":(\\d+)(?:\\.\\d+)?");

  /// Looks for an X server, and without one tells JavaFX to render headless with its software
  /// pipeline. Call it before the first window: JavaFX reads the choice once.
  ///
  /// @param environment of the process; `DISPLAY` counts
  public static Display choose(Map<String, String> environment) {
    if ("Headless".equals(System.getProperty("glass.platform"))) {
      return NONE;
    }
    if (reachable(environment.getOrDefault("DISPLAY", ""))) {
      return PRESENT;
    }
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    return NONE;
  }

  /// Starts JavaFX and says whether it runs. A toolkit that fails may take its process with it and
  /// cannot be started again, so this is for a process of its own.
  ///
  /// @param patience how long to wait
  public static boolean opens(Duration patience) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    try {
      Platform.startup(running::countDown);
    } catch (RuntimeException | LinkageError e) {
      System.getLogger("tramquet.kiosk.screen").log(System.Logger.Level.INFO, "no display", e);
      return false;
    }
    return running.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// A display on another machine is taken at its word.
  static boolean reachable(String display) {
    Matcher local = LOCAL.matcher(display);
    return local.matches() ? answers("/tmp/.X11-unix/X" + local.group(1)) : !display.isEmpty();
  }

  private static boolean answers(String socket) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
