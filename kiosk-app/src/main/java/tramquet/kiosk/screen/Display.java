package tramquet.kiosk.screen;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
