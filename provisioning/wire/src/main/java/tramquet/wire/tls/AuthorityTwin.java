package tramquet.wire.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/// An authority that issues certificates to whoever asks: for tests and demonstrations. What it
/// issues begins a day before it did, and ends with it unless another end is asked for.
///
/// Thread: any.
public final class AuthorityTwin {
  private static final char[] IN_MEMORY = {};
  private static final Duration LIFE = Duration.ofDays(3650);

  private final X500Name name;
  private final KeyPair keys = CertificateRequest.newKey();
  private final Instant begin;
  private final Instant end;
  private final X509Certificate certificate;

  /// A new authority with a new key on P-256.
  ///
  /// @param name its Common Name
  public AuthorityTwin(String name, Instant now) {
    this.name = CertificateForm.common(name);
    begin = now.minus(Duration.ofDays(1));
    end = now.plus(LIFE);
    certificate =
        issue(
            this.name,
            keys,
            end,
            List.of(
                CertificateForm.critical(Extension.basicConstraints, new BasicConstraints(true))));
  }

  /// Listens on a free port of loopback.
  ///
  /// @param shows the listener's own certificate
  /// @param believed who must have issued the caller's; empty: callers need none
  public static SSLServerSocket listen(
      CertificateAuthority.Issued shows, Optional<AuthorityTwin> believed)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, IN_MEMORY);
    store.setKeyEntry("own", shows.key(), IN_MEMORY, shows.chain().toArray(Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, IN_MEMORY);
    if (believed.isPresent()) {
      store.setCertificateEntry("believed", believed.get().certificate);
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keys.getKeyManagers(), believed.isPresent() ? trust.getTrustManagers() : null, null);
    SSLServerSocket listening =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    listening.setNeedClientAuth(believed.isPresent());
    return listening;
  }

  /// The authority's own certificate.
  public X509Certificate certificate() {
    return certificate;
  }

  /// The authority's own certificate in PEM.
  public String pem() {
    return PemCertificates.pem(certificate);
  }

  /// A certificate for a server that is called so.
  public CertificateAuthority.Issued server(String host) {
    return server(host, end);
  }

  /// The same, until then.
  public CertificateAuthority.Issued server(String host, Instant until) {
    return issued(
        "server",
        until,
        CertificateForm.plain(
            Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
        CertificateForm.plain(
            Extension.subjectAlternativeName,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host))));
  }

  /// A certificate for a client with that Common Name.
  public CertificateAuthority.Issued client(String who) {
    return client(who, end);
  }

  /// The same, until then.
  public CertificateAuthority.Issued client(String who, Instant until) {
    return issued(
        who,
        until,
        CertificateForm.plain(
            Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
  }

  private CertificateAuthority.Issued issued(String who, Instant until, Extension... extensions) {
    KeyPair own = CertificateRequest.newKey();
    return new CertificateAuthority.Issued(
        List.of(issue(CertificateForm.common(who), own, until, List.of(extensions))),
        own.getPrivate());
  }

  private X509Certificate issue(
      X500Name subject, KeyPair own, Instant until, List<Extension> extensions) {
    return new CertificateForm(name, subject, own.getPublic(), begin, until)
        .sign(keys.getPrivate(), extensions);
  }
}
