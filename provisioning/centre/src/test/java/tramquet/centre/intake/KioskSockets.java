package tramquet.centre.intake;

import javax.net.SocketFactory;

/// The sockets of kiosks: with TCP_NODELAY, like the centre's own.
public final class KioskSockets {
  private KioskSockets() {}

  public static SocketFactory noDelay() {
    return new NoDelaySockets();
  }
}
