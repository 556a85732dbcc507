package tramquet.technician;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.wire.HealthProof;
import tramquet.wire.TrustList.Form;
import tramquet.wire.TrustList.Issuer;
import tramquet.wire.TrustList.Use;

/// An issuer of a trust list, as people check one.
///
/// @param subject distinguished name (RFC 2253); empty for a bare key
/// @param country ISO 3166-1 alpha-2, where the subject names one
/// @param algorithm such as `EC 256` or `Ed25519`
/// @param limits kinds of proof it may sign; empty: all
/// @param expires last moment of the certificate; kiosks do not look at it
record IssuerWords(
    Issuer issuer,
    Optional<String> subject,
    Optional<String> country,
    String algorithm,
    Set<HealthProof> limits,
    Optional<Instant> expires) {
  private static final Pattern COUNTRY = Pattern.compile("(?:^|,)C=([A-Za-z]{2})(?:,|$)");

  /// Of an issuer whose key was read before.
  static IssuerWords of(Issuer issuer) {
    try {
      return issuer.form() == Form.KEY ? key(issuer) : certificate(issuer);
    } catch (CertificateException e) {
      throw new IllegalStateException("the list was read before", e);
    }
  }

  private static IssuerWords key(Issuer issuer) {
    String algorithm =
        List.of("Ed25519", "EC", "RSA").stream()
            .flatMap(name -> key(name, issuer.der()).stream())
            .map(IssuerWords::algorithm)
            .findFirst()
            .orElse("unknown");
    return new IssuerWords(
        issuer, Optional.empty(), Optional.empty(), algorithm, Set.of(), Optional.empty());
  }

  private static Optional<PublicKey> key(String algorithm, byte[] der) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static IssuerWords certificate(Issuer issuer) throws CertificateException {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(issuer.der()));
    String subject = certificate.getSubjectX500Principal().getName();
    Matcher country = COUNTRY.matcher(subject);
    return new IssuerWords(
        issuer,
        Optional.of(subject),
        country.find() ? Optional.of(country.group(1)) : Optional.empty(),
        algorithm(certificate.getPublicKey()),
        HealthProof.limits(
            Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of())),
        Optional.of(certificate.getNotAfter().toInstant()));
  }

  private static String algorithm(PublicKey key) {
    return switch (key) {
      case ECPublicKey ec -> "EC " + ec.getParams().getCurve().getField().getFieldSize();
      case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
      default -> key.getAlgorithm().equals("EdDSA") ? "Ed25519" : key.getAlgorithm();
    };
  }

  /// What it signs: `health certificates`.
  String use() {
    return issuer.use() == Use.CERTIFICATE ? "health certificates" : "personal codes";
  }

  List<String> lines(Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(Words.line("issuer", "signs " + use() + limited()));
    lines.add(
        Words.line(
            "",
            "key %s, %s%s"
                .formatted(
                    issuer.keyId().hex(),
                    algorithm,
                    country.map(code -> ", country " + code).orElse(""))));
    subject.ifPresent(name -> lines.add(Words.line("", name)));
    expires.ifPresent(last ->
        lines.add(
            Words.line(
                "",
                last.isBefore(now)
                    ? "expired %s: kiosks take it all the same"
                        .formatted(last.truncatedTo(ChronoUnit.SECONDS))
                    : "expires " + last.truncatedTo(ChronoUnit.SECONDS))));
    return lines;
  }

  private String limited() {
    return limits.isEmpty()
        ? ""
        : ", only of "
            + String.join(
                " and ",
                limits.stream().sorted().map(p -> p.name().toLowerCase(Locale.ROOT)).toList());
  }
}
