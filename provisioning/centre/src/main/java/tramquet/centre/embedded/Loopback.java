package tramquet.centre.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports on 127.0.0.1.
final class Loopback {
  private Loopback() {}

  /// The port asked for, or any free one for 0.
  ///
  /// @param wanted 0 to 65535
  /// @param option how the person at the terminal chooses another one
  static int port(int wanted, String option) throws StartFailed {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new StartFailed(
          "Port %d of 127.0.0.1 is in use. Choose another one, or 0 for any: %s PORT."
              .formatted(wanted, option),
          e);
    }
  }
}
