package tramquet.kiosk.uplink;

import javax.net.SocketFactory;
import tramquet.wire.Decoded;

/// Where the sockets of a connection come from: asked before each connection, so that files that
/// were exchanged meanwhile count.
///
/// Thread: any.
@FunctionalInterface
public interface Sockets {
  /// TCP and nothing else.
  Sockets PLAIN = () -> new Decoded.Value<>(new NoDelay());

  /// Sockets for the next connection.
  ///
  /// @return `Malformed` where there is none to be had, in words that name no data
  Decoded<SocketFactory> next();
}
