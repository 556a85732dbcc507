package tramquet.wire.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tramquet.wire.Decoded;
import tramquet.wire.SigningKey;

/// What is wrong with a file is said with its name.
class TlsIdentityTest {
  private static final Instant NOW = Instant.parse("2026-10-05T06:00:00Z");

  private final AuthorityTwin ours = new AuthorityTwin("ours", NOW);
  private final CertificateAuthority.Issued own = ours.client("kiosk-1");

  private static Decoded<TlsIdentity> read(String ca, String certificate, String key) {
    return TlsIdentity.of(
        new TlsIdentity.Text("ca.pem", ca),
        new TlsIdentity.Text("own.pem", certificate),
        new TlsIdentity.Text("own.key", key));
  }

  private static String wrong(String ca, String certificate, String key) {
    return read(ca, certificate, key) instanceof Decoded.Malformed<TlsIdentity>(String reason)
        ? reason
        : "nothing";
  }

  @Test
  void theNameIsThatOfTheCertificate() {
    assertEquals(
        Optional.of("kiosk-1"),
        read(ours.pem(), own.certificatePem(), own.keyPem())
            .asOptional()
            .flatMap(TlsIdentity::name));
  }

  @Test
  void whatIsNoPemIsNamed() {
    assertEquals("ca.pem: no CERTIFICATE in PEM", wrong("", own.certificatePem(), own.keyPem()));
    assertEquals("own.pem: no CERTIFICATE in PEM", wrong(ours.pem(), "x", own.keyPem()));
    assertEquals(
        "own.key: no PRIVATE KEY in PEM", wrong(ours.pem(), own.certificatePem(), ours.pem()));
    assertEquals(
        "own.pem: a CERTIFICATE that cannot be read",
        wrong(ours.pem(), own.certificatePem().replaceFirst("\nMII", "\nAAA"), own.keyPem()));
  }

  @Test
  void aKeyInAnotherFormIsToldHowToConvert() {
    for (String label : List.of("EC PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY")) {
      assertEquals(
          "own.key: a " + label + "; openssl pkey -in FILE -out NEW makes a PRIVATE KEY of it",
          wrong(ours.pem(), own.certificatePem(), own.keyPem().replace("PRIVATE KEY", label)));
    }
  }

  @Test
  void aKeyThatDoesNotFitIsFound() {
    assertEquals(
        "own.key: not the key of the certificate",
        wrong(ours.pem(), own.certificatePem(), ours.client("kiosk-1").keyPem()));
    assertEquals(
        "own.key: no EC key, as the certificate has",
        wrong(ours.pem(), own.certificatePem(), SigningKey.generate().pem()));
  }

  @Test
  void theCertificateOfNoAuthorityIsRefusedAsOne() {
    assertEquals(
        "ca.pem: not the certificate of an authority",
        wrong(own.certificatePem(), own.certificatePem(), own.keyPem()));
  }

  @Test
  void datesAreToldAtAMoment() {
    TlsIdentity identity =
        read(ours.pem(), own.certificatePem(), own.keyPem()).asOptional().orElseThrow();
    assertEquals(List.of(), identity.outdated(NOW));
    assertEquals(
        List.of("the certificate begins at 2026-10-04T06:00:00Z"),
        identity.outdated(NOW.minus(Duration.ofDays(2))));
    assertEquals(
        List.of(
            "the certificate expired at 2036-10-02T06:00:00Z",
            "an authority's certificate expired at 2036-10-02T06:00:00Z"),
        identity.outdated(NOW.plus(Duration.ofDays(4000))));
  }

  @Test
  void theKeyIsInNoWords() {
    String key = own.keyPem();
    assertFalse(new TlsIdentity.Text("own.key", key).toString().contains("PRIVATE"));
    assertEquals(
        Optional.of("TlsIdentity"),
        read(ours.pem(), own.certificatePem(), key).asOptional().map(TlsIdentity::toString));
  }
}
