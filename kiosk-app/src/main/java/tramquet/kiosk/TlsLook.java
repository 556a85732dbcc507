package tramquet.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tramquet.kiosk.config.KioskConfig;
import tramquet.wire.Decoded;
import tramquet.wire.tls.TlsIdentity;

/// What is wrong with the files that TLS needs. None of it stops the kiosk from serving: its
/// records stay on disk until there is a connection.
///
/// @param faults why there can be no connection
/// @param warnings what may keep the broker from accepting it
record TlsLook(List<String> faults, List<String> warnings) {
  private static final TlsLook NOTHING = new TlsLook(List.of(), List.of());

  /// Reads the files.
  ///
  /// @param now empty while the clock cannot be right: then nothing is said about dates
  static TlsLook at(KioskConfig config, Optional<Instant> now) {
    return Brokers.files(config)
        .map(files ->
            switch (files.read()) {
              case Decoded.Value<TlsIdentity>(TlsIdentity identity) ->
                  of(identity, config.kiosk().id(), now);
              case Decoded.Malformed<TlsIdentity>(String reason) ->
                  new TlsLook(List.of(reason), List.of());
              case Decoded.NotMine<TlsIdentity> _ -> new TlsLook(List.of("tls"), List.of());
            })
        .orElse(NOTHING);
  }

  private static TlsLook of(TlsIdentity identity, String kiosk, Optional<Instant> now) {
    List<String> faults =
        now.map(identity::outdated).orElse(List.of()).stream().map(each -> "tls: " + each).toList();
    return new TlsLook(
        faults,
        Stream.of(identity.name().orElse(""))
            .filter(name -> !name.equals(kiosk))
            .map(name ->
                "tls.certificate: it is for \"%s\", and this kiosk is \"%s\""
                    .formatted(name, kiosk))
            .toList());
  }
}
