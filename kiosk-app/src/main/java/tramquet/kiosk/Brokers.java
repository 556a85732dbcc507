package tramquet.kiosk;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.kiosk.uplink.Sockets;
import tramquet.kiosk.uplink.TlsFiles;

/// How this kiosk reaches brokers: by TLS where the address says `ssl`, with the one certificate
/// that it has.
record Brokers(Sockets tls) {

  /// @param clock a moment that has certainly come, as late as is known
  static Brokers of(KioskConfig config, Supplier<Instant> clock) {
    return new Brokers(files(config).map(f -> f.sockets(clock)).orElse(Sockets.PLAIN));
  }

  /// The files that TLS needs, where a broker is reached by it.
  static Optional<TlsFiles> files(KioskConfig config) {
    return config.tls().map(tls -> new TlsFiles(tls.ca(), tls.certificate(), tls.key()));
  }

  /// The broker at an address.
  ///
  /// @param client the Client Identifier
  Broker at(URI address, String client) {
    return new PahoBroker(address, client, address.getScheme().equals("ssl") ? tls : Sockets.PLAIN);
  }
}
