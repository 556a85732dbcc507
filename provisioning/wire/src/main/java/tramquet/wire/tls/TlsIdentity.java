package tramquet.wire.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLSocketFactory;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import tramquet.wire.Decoded;

/// What a program shows a broker, and whom it believes: its certificate and key, and the
/// authorities that issue the certificates of brokers. Those of the operating system count for
/// nothing.
///
/// Thread: immutable.
public final class TlsIdentity {
  private static final char[] IN_MEMORY = {};

  private final List<X509Certificate> authorities;
  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private TlsIdentity(
      List<X509Certificate> authorities, List<X509Certificate> chain, PrivateKey key) {
    this.authorities = List.copyOf(authorities);
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /// A text in PEM (RFC 7468).
  ///
  /// @param name how it is called when there is something wrong with it
  public record Text(String name, String text) {
    /// The name only: a key stays out of logs.
    @Override
    public String toString() {
      return name;
    }
  }

  /// Reads all three. What is wrong is said with the name of the text; nothing is said about dates.
  ///
  /// @param authorities certificates of those who issue the brokers'
  /// @param certificate what is shown to a broker, first; then those between it and its authority
  /// @param key that belongs to the first certificate: PKCS#8, not encrypted
  public static Decoded<TlsIdentity> of(Text authorities, Text certificate, Text key) {
    return PemCertificates.authorities(authorities)
        .flatMap(believed ->
            PemCertificates.all(certificate)
                .flatMap(chain ->
                    PemKey.of(key, chain.getFirst().getPublicKey())
                        .map(own -> new TlsIdentity(believed, chain, own))));
  }

  /// Sockets that show this certificate and believe these authorities.
  ///
  /// @param clock a moment that has certainly come, as late as is known: what expired before it is
  ///   not believed. Asked at each handshake
  public SSLSocketFactory sockets(Supplier<Instant> clock) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, IN_MEMORY);
      store.setKeyEntry("own", key, IN_MEMORY, chain.toArray(Certificate[]::new));
      KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
      keys.init(store, IN_MEMORY);
      return TlsSockets.of(
          keys.getKeyManagers(), new PinnedTrust(PemCertificates.anchors(authorities), clock));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java has TLS 1.3", e);
    }
  }

  /// The Common Name of the certificate, which brokers take for the user name.
  public Optional<String> name() {
    return Stream.of(
            X500Name.getInstance(chain.getFirst().getSubjectX500Principal().getEncoded())
                .getRDNs(BCStyle.CN))
        .map(RDN::getFirst)
        .map(first -> IETFUtils.valueToString(first.getValue()))
        .findFirst();
  }

  /// When its own certificate began, and when it ends.
  public Validity validity() {
    X509Certificate own = chain.getFirst();
    return new Validity(own.getNotBefore().toInstant(), own.getNotAfter().toInstant());
  }

  /// How long a certificate counts.
  public record Validity(Instant from, Instant until) {
    /// When it should be renewed: two thirds of its life are over.
    public Instant renewal() {
      return from.plus(Duration.between(from, until).multipliedBy(2).dividedBy(3));
    }
  }

  /// The public half of its key.
  public PublicKey publicKey() {
    return chain.getFirst().getPublicKey();
  }

  /// A request for a new certificate for the same name and key.
  public String request() {
    return CertificateRequest.of(new KeyPair(publicKey(), key), name().orElse(""));
  }

  /// What is wrong with the dates at a moment, in words; empty: nothing.
  public List<String> outdated(Instant now) {
    List<String> words = new ArrayList<>();
    X509Certificate own = chain.getFirst();
    if (now.isAfter(own.getNotAfter().toInstant())) {
      words.add("the certificate expired at " + own.getNotAfter().toInstant());
    }
    if (now.isBefore(own.getNotBefore().toInstant())) {
      words.add("the certificate begins at " + own.getNotBefore().toInstant());
    }
    authorities.stream()
        .filter(each -> now.isAfter(each.getNotAfter().toInstant()))
        .forEach(each ->
            words.add("an authority's certificate expired at " + each.getNotAfter().toInstant()));
    return List.copyOf(words);
  }

  /// The key stays out of logs and messages.
  @Override
  public String toString() {
    return "TlsIdentity";
  }
}
