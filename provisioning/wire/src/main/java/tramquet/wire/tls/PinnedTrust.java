package tramquet.wire.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import tramquet.wire.Pin;

/// Believes servers whose certificate was issued by one of a few authorities and no other (or by
/// the one whose key is known by its pin), for the name that was dialled, and that has not expired
/// by a clock that is handed in. A certificate from the future is believed: then it is the clock
/// that is behind.
///
/// The path, its uses and the name are checked by the JDK (RFC 5280, RFC 9525); what is added is
/// the clock, and the words.
///
/// Thread: any.
final class PinnedTrust extends X509ExtendedTrustManager {
  private final Function<X509Certificate[], Set<TrustAnchor>> authorities;
  private final Supplier<Instant> clock;

  /// @param authorities at least one
  /// @param clock a moment that has certainly come, as late as is known; asked at each handshake
  PinnedTrust(Set<TrustAnchor> authorities, Supplier<Instant> clock) {
    Set<TrustAnchor> known = Set.copyOf(authorities);
    this.authorities = _ -> known;
    this.clock = clock;
  }

  /// @param root the key of an authority, whose certificate the server sends along
  /// @param clock as above
  PinnedTrust(Pin root, Supplier<Instant> clock) {
    this.authorities =
        chain ->
            Stream.of(chain)
                .filter(each -> isRoot(each) && Pin.of(each.getPublicKey()).equals(root))
                .map(each -> new TrustAnchor(each, null))
                .collect(Collectors.toUnmodifiableSet());
    this.clock = clock;
  }

  /// One way to ask the JDK.
  private interface Check {
    void by(X509ExtendedTrustManager jdk) throws CertificateException;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    judge(chain, authType, jdk -> jdk.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    judge(chain, authType, jdk -> jdk.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new Distrusted("nobody says for which name it is");
  }

  private void judge(X509Certificate[] chain, String authType, Check name)
      throws CertificateException {
    Instant now = clock.get();
    for (X509Certificate each : chain) {
      Instant end = each.getNotAfter().toInstant();
      if (now.isAfter(end) && !isRoot(each)) {
        throw new Distrusted("its certificate expired at %s, and it is %s".formatted(end, now));
      }
    }
    Set<TrustAnchor> believed = authorities.apply(chain);
    if (believed.isEmpty()) {
      throw new Distrusted("it does not show the authority that was to be expected");
    }
    X509ExtendedTrustManager jdk = at(moment(chain, now), believed);
    try {
      jdk.checkServerTrusted(chain, authType);
    } catch (CertificateException e) {
      throw new Distrusted("no authority that is believed issued its certificate to a server", e);
    }
    try {
      name.by(jdk);
    } catch (CertificateException e) {
      throw new Distrusted("its certificate is for another name", e);
    }
  }

  /// Sent along by some servers; only ours counts, whatever its dates.
  private static boolean isRoot(X509Certificate certificate) {
    return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
  }

  /// When all of the chain had begun.
  private static Instant moment(X509Certificate[] chain, Instant now) {
    return Stream.of(chain)
        .map(each -> each.getNotBefore().toInstant())
        .reduce(now, (one, other) -> one.isBefore(other) ? other : one);
  }

  private static X509ExtendedTrustManager at(Instant moment, Set<TrustAnchor> believed) {
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(believed, null);
      parameters.setDate(Date.from(moment));
      parameters.setRevocationEnabled(false);
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PKIX", e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  private static CertificateException noServer() {
    return new Distrusted("this is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.apply(new X509Certificate[0]).stream()
        .map(TrustAnchor::getTrustedCert)
        .toArray(X509Certificate[]::new);
  }
}
