package tramquet.wire.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate that is about to be signed (RFC 5280), with a random serial number.
///
/// @param issuer the name of who signs
/// @param subject whose it is
/// @param key the subject's
/// @param begin first moment
/// @param end last moment
record CertificateForm(
    X500Name issuer, X500Name subject, PublicKey key, Instant begin, Instant end) {
  private static final int SERIAL_BITS = 127;

  /// Signs it, by ECDSA with SHA-256.
  X509Certificate sign(PrivateKey by, List<Extension> extensions) {
    X509v3CertificateBuilder form =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
            Date.from(begin),
            Date.from(end),
            subject,
            key);
    try {
      for (Extension each : extensions) {
        form.addExtension(each);
      }
      return new JcaX509CertificateConverter().getCertificate(form.build(signer(by)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What signs certificates, requests and lists; throws `IllegalArgumentException` for a key that
  /// is none on a curve.
  static ContentSigner signer(PrivateKey key) {
    try {
      return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalArgumentException("a key on P-256 is needed", e);
    }
  }

  /// A name that is only a Common Name.
  static X500Name common(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
  }

  static Extension critical(ASN1ObjectIdentifier kind, ASN1Encodable value) {
    return extension(kind, true, value);
  }

  static Extension plain(ASN1ObjectIdentifier kind, ASN1Encodable value) {
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
}
