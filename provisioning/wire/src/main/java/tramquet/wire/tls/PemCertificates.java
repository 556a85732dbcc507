package tramquet.wire.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tramquet.wire.Decoded;
import tramquet.wire.Pem;

/// Certificates in PEM.
final class PemCertificates {
  private PemCertificates() {}

  /// All of a text, in their order; at least one.
  static Decoded<List<X509Certificate>> all(TlsIdentity.Text pem) {
    List<X509Certificate> all = new ArrayList<>();
    try {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      for (byte[] der : Pem.blocks("CERTIFICATE", pem.text())) {
        all.add((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der)));
      }
    } catch (CertificateException e) {
      return new Decoded.Malformed<>(pem.name() + ": a CERTIFICATE that cannot be read");
    }
    return all.isEmpty()
        ? new Decoded.Malformed<>(pem.name() + ": no CERTIFICATE in PEM")
        : new Decoded.Value<>(List.copyOf(all));
  }

  /// The same, of authorities only: a broker's own certificate in its place would have to be
  /// exchanged on every kiosk whenever it is renewed.
  static Decoded<List<X509Certificate>> authorities(TlsIdentity.Text pem) {
    return all(pem)
        .flatMap(all ->
            all.stream().allMatch(each -> each.getBasicConstraints() >= 0)
                ? new Decoded.Value<>(all)
                : new Decoded.Malformed<>(pem.name() + ": not the certificate of an authority"));
  }

  /// As what they are believed.
  static Set<TrustAnchor> anchors(List<X509Certificate> authorities) {
    return authorities.stream()
        .map(each -> new TrustAnchor(each, null))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// A certificate in PEM.
  static String pem(X509Certificate certificate) {
    try {
      return Pem.block("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
