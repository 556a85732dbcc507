package tramquet.wire.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import tramquet.wire.Pem;

/// An authority that issues certificates to whoever asks: for tests and demonstrations. What it
/// issues begins a day before it did, and ends with it unless another end is asked for.
///
/// Thread: any.
public final class AuthorityTwin {
  private static final AlgorithmIdentifier ECDSA =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final int SERIAL_BITS = 64;

  private final X500Name name;
  private final KeyPair keys = newKeys();
  private final Instant begin;
  private final Instant end;
  private final X509Certificate certificate;

  /// A new authority with a new key on P-256.
  ///
  /// @param name its Common Name
  public AuthorityTwin(String name, Instant now) {
    this.name = common(name);
    begin = now.minus(Duration.ofDays(1));
    end = now.plus(LIFE);
    certificate =
        issue(
            this.name, keys, end, critical(Extension.basicConstraints, new BasicConstraints(true)));
  }

  /// A certificate and its key.
  public record Issued(X509Certificate certificate, PrivateKey key) {
    /// The certificate in PEM.
    public String certificatePem() {
      return PemCertificates.pem(certificate);
    }

    /// The key in PEM (PKCS#8).
    public String keyPem() {
      return Pem.block("PRIVATE KEY", key.getEncoded());
    }

    /// The key stays out of logs.
    @Override
    public String toString() {
      return "Issued";
    }
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
  public Issued server(String host) {
    return server(host, end);
  }

  /// The same, until then.
  public Issued server(String host, Instant until) {
    return issued(
        "server",
        until,
        plain(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
        plain(
            Extension.subjectAlternativeName,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host))));
  }

  /// A certificate for a client with that Common Name.
  public Issued client(String who) {
    return client(who, end);
  }

  /// The same, until then.
  public Issued client(String who, Instant until) {
    return issued(
        who,
        until,
        plain(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
  }

  private Issued issued(String who, Instant until, Extension... extensions) {
    KeyPair own = newKeys();
    return new Issued(issue(common(who), own, until, extensions), own.getPrivate());
  }

  private X509Certificate issue(
      X500Name subject, KeyPair own, Instant until, Extension... extensions) {
    V3TBSCertificateGenerator form = new V3TBSCertificateGenerator();
    form.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, new SecureRandom())));
    form.setIssuer(name);
    form.setSubject(subject);
    form.setStartDate(new Time(Date.from(begin)));
    form.setEndDate(new Time(Date.from(until)));
    form.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded()));
    form.setSignature(ECDSA);
    form.setExtensions(new Extensions(extensions));
    try {
      return signed(form.generateTBSCertificate());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate signed(TBSCertificate form) throws IOException, GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(form.getEncoded());
    byte[] der =
        new DERSequence(new ASN1Encodable[] {form, ECDSA, new DERBitString(signature.sign())})
            .getEncoded();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static Extension critical(ASN1ObjectIdentifier kind, ASN1Encodable value) {
    return extension(kind, true, value);
  }

  private static Extension plain(ASN1ObjectIdentifier kind, ASN1Encodable value) {
    return extension(kind, false, value);
  }

  private static Extension extension(
      ASN1ObjectIdentifier kind, boolean critical, ASN1Encodable value) {
    try {
      return new Extension(kind, critical, value.toASN1Primitive().getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X500Name common(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }
}
