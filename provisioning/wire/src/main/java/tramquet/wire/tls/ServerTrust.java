package tramquet.wire.tls;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocketFactory;
import tramquet.wire.Decoded;
import tramquet.wire.Pin;

/// Sockets of those who show no certificate of their own, and say whom they believe. TLS 1.3, the
/// name that was dialled, and dates as in [TlsIdentity#sockets(Supplier)].
public final class ServerTrust {
  private static final KeyManager[] NOTHING = {};

  private ServerTrust() {}

  /// Believes the authority with that key, whose certificate the server must send along.
  ///
  /// @param clock a moment that has certainly come, as late as is known
  public static SSLSocketFactory ofRoot(Pin root, Supplier<Instant> clock) {
    return sockets(new PinnedTrust(root, clock));
  }

  /// Believes the authorities of a text in PEM; malformed where it has none.
  ///
  /// @param clock as above
  public static Decoded<SSLSocketFactory> of(
      TlsIdentity.Text authorities, Supplier<Instant> clock) {
    return PemCertificates.authorities(authorities)
        .map(all -> sockets(new PinnedTrust(PemCertificates.anchors(all), clock)));
  }

  /// The pin of the one authority that a text in PEM holds.
  public static Decoded<Pin> pin(TlsIdentity.Text authority) {
    return PemCertificates.authorities(authority)
        .flatMap(all ->
            all.size() == 1
                ? new Decoded.Value<>(Pin.of(all.getFirst().getPublicKey()))
                : new Decoded.Malformed<>(authority.name() + ": more than one certificate"));
  }

  private static SSLSocketFactory sockets(PinnedTrust trust) {
    try {
      return TlsSockets.of(NOTHING, trust);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS 1.3", e);
    }
  }
}
