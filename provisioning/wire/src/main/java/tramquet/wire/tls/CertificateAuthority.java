package tramquet.wire.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import tramquet.wire.Decoded;
import tramquet.wire.KioskId;
import tramquet.wire.Pem;

/// Issues certificates (RFC 5280) on P-256: a root that stays offline, and below it one that signs
/// for kiosks every day. What it issues begins an hour before it did, for clocks differ, and ends
/// no later than its own certificate.
///
/// Thread: immutable.
public final class CertificateAuthority {
  /// How long the certificate of a kiosk counts.
  public static final Duration KIOSK_LIFE = Duration.ofDays(90);

  private static final Duration ROOT_LIFE = Duration.ofDays(7_300);
  private static final Duration INTERMEDIATE_LIFE = Duration.ofDays(1_825);
  private static final Duration SERVER_LIFE = Duration.ofDays(825);
  private static final Duration SLACK = Duration.ofHours(1);
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /// Its own certificate, then those above it, up to the root.
  private final List<X509Certificate> chain;

  private final PrivateKey key;

  private CertificateAuthority(List<X509Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /// A chain of certificates and the key of the first.
  public record Issued(List<X509Certificate> chain, PrivateKey key) {
    /// Copies the list.
    public Issued {
      chain = List.copyOf(chain);
    }

    /// The certificates in PEM, each after what it signed.
    public String certificatePem() {
      return pem(chain);
    }

    /// The key in PEM (PKCS#8, not encrypted).
    public String keyPem() {
      return Pem.block("PRIVATE KEY", key.getEncoded());
    }

    /// The key stays out of logs.
    @Override
    public String toString() {
      return "Issued";
    }
  }

  /// A new root.
  ///
  /// @param name its Common Name
  public static CertificateAuthority root(String name, Instant now) {
    KeyPair own = CertificateRequest.newKey();
    X500Name subject = CertificateForm.common(name);
    X509Certificate certificate =
        form(subject, subject, own.getPublic(), now, now.plus(ROOT_LIFE))
            .sign(
                own.getPrivate(),
                List.of(
                    CertificateForm.critical(Extension.basicConstraints, new BasicConstraints(1)),
                    CertificateForm.critical(
                        Extension.keyUsage,
                        new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))));
    return new CertificateAuthority(List.of(certificate), own.getPrivate());
  }

  /// Reads one.
  ///
  /// @param chain its own certificate, then those above it
  /// @param key of the first, PKCS#8
  public static Decoded<CertificateAuthority> of(TlsIdentity.Text chain, TlsIdentity.Text key) {
    return PemCertificates.authorities(chain)
        .flatMap(all ->
            PemKey.of(key, all.getFirst().getPublicKey())
                .map(own -> new CertificateAuthority(all, own)));
  }

  /// A new authority below this one, that may have none below it.
  public CertificateAuthority intermediate(String name, Instant now) {
    KeyPair own = CertificateRequest.newKey();
    X509Certificate certificate =
        issue(
            name,
            own.getPublic(),
            now,
            INTERMEDIATE_LIFE,
            List.of(
                CertificateForm.critical(Extension.basicConstraints, new BasicConstraints(0)),
                CertificateForm.critical(
                    Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))));
    return new CertificateAuthority(below(certificate), own.getPrivate());
  }

  /// A certificate and key for a server.
  ///
  /// @param hosts its names and IPv4 addresses; at least one
  public Issued server(List<String> hosts, Instant now) {
    KeyPair own = CertificateRequest.newKey();
    GeneralName[] names =
        hosts.stream()
            .map(host ->
                new GeneralName(
                    IPV4.matcher(host).matches() ? GeneralName.iPAddress : GeneralName.dNSName,
                    host))
            .toArray(GeneralName[]::new);
    List<Extension> extensions = new ArrayList<>(leaf(KeyPurposeId.id_kp_serverAuth));
    extensions.add(
        CertificateForm.plain(Extension.subjectAlternativeName, new GeneralNames(names)));
    return new Issued(
        below(issue(hosts.getFirst(), own.getPublic(), now, SERVER_LIFE, extensions)),
        own.getPrivate());
  }

  /// A certificate and key for a client that is no kiosk.
  public Issued client(String name, Instant now) {
    KeyPair own = CertificateRequest.newKey();
    return new Issued(
        below(issue(name, own.getPublic(), now, SERVER_LIFE, leaf(KeyPurposeId.id_kp_clientAuth))),
        own.getPrivate());
  }

  /// A certificate for the key of a kiosk, and those above it without the root.
  public List<X509Certificate> kiosk(KioskId id, PublicKey own, Instant now) {
    List<X509Certificate> all =
        below(issue(id.text(), own, now, KIOSK_LIFE, leaf(KeyPurposeId.id_kp_clientAuth)));
    return all.subList(0, Math.max(1, all.size() - 1));
  }

  /// The list of certificates that no longer count (RFC 5280 section 5), in PEM.
  ///
  /// @param revoked when each stopped to count, by serial number
  public String revocations(Map<BigInteger, Instant> revoked, Instant now, Duration life) {
    X509v2CRLBuilder list = new X509v2CRLBuilder(subject(), Date.from(now));
    list.setNextUpdate(Date.from(now.plus(life)));
    revoked.forEach((serial, since) ->
        list.addCRLEntry(serial, Date.from(since), CRLReason.cessationOfOperation));
    try {
      return Pem.block("X509 CRL", list.build(CertificateForm.signer(key)).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Its own certificate, then those above it, up to the root.
  public List<X509Certificate> chain() {
    return chain;
  }

  /// Itself, to be kept.
  public Issued issued() {
    return new Issued(chain, key);
  }

  /// Certificates in PEM.
  public static String pem(List<X509Certificate> certificates) {
    return certificates.stream().map(PemCertificates::pem).collect(Collectors.joining());
  }

  private List<X509Certificate> below(X509Certificate certificate) {
    List<X509Certificate> all = new ArrayList<>(List.of(certificate));
    all.addAll(chain);
    return all;
  }

  private X500Name subject() {
    return X500Name.getInstance(chain.getFirst().getSubjectX500Principal().getEncoded());
  }

  private X509Certificate issue(
      String name, PublicKey own, Instant now, Duration life, List<Extension> extensions) {
    Instant last = chain.getFirst().getNotAfter().toInstant();
    Instant end = now.plus(life).isBefore(last) ? now.plus(life) : last;
    return form(subject(), CertificateForm.common(name), own, now, end).sign(key, extensions);
  }

  private static CertificateForm form(
      X500Name issuer, X500Name subject, PublicKey own, Instant now, Instant end) {
    return new CertificateForm(issuer, subject, own, now.minus(SLACK), end);
  }

  private static List<Extension> leaf(KeyPurposeId purpose) {
    return List.of(
        CertificateForm.critical(Extension.basicConstraints, new BasicConstraints(false)),
        CertificateForm.critical(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature)),
        CertificateForm.plain(Extension.extendedKeyUsage, new ExtendedKeyUsage(purpose)));
  }
}
