package tramquet.wire.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import tramquet.wire.Decoded;
import tramquet.wire.KioskId;
import tramquet.wire.Pem;
import tramquet.wire.Pin;

class CertificateAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-01T06:00:00Z");
  private static final KioskId KIOSK = new KioskId("cho-han-2-1");

  private final CertificateAuthority root = CertificateAuthority.root("root", NOW);
  private final CertificateAuthority centre = root.intermediate("centre", NOW);
  private final KeyPair kiosk = CertificateRequest.newKey();

  /// As RFC 5280 says, by the JDK.
  private void validate(List<X509Certificate> chain, Instant at) throws Exception {
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(root.chain().getFirst(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
  }

  @Test
  void aKioskGetsNinetyDaysBelowTheRootAndIsCalledAsTheRegistrySays() throws Exception {
    List<X509Certificate> chain = centre.kiosk(KIOSK, kiosk.getPublic(), NOW);
    assertEquals(2, chain.size(), "its own and the intermediate: the root is known");
    validate(chain, NOW);
    validate(chain, NOW.plus(CertificateAuthority.KIOSK_LIFE));
    assertThrows(
        CertPathValidatorException.class,
        () -> validate(chain, NOW.plus(CertificateAuthority.KIOSK_LIFE).plusSeconds(1)));
    assertEquals("CN=cho-han-2-1", chain.getFirst().getSubjectX500Principal().getName());
    assertEquals(List.of("1.3.6.1.5.5.7.3.2"), chain.getFirst().getExtendedKeyUsage());
    assertEquals(kiosk.getPublic(), chain.getFirst().getPublicKey());
  }

  @Test
  void nothingOutlivesWhatSignedIt() {
    Instant late = NOW.plus(Duration.ofDays(1_800));
    X509Certificate last = centre.kiosk(KIOSK, kiosk.getPublic(), late).getFirst();
    assertEquals(centre.chain().getFirst().getNotAfter(), last.getNotAfter());
  }

  @Test
  void belowTheIntermediateThereIsNoAuthority() {
    CertificateAuthority forged = centre.intermediate("forged", NOW);
    assertThrows(
        CertPathValidatorException.class,
        () -> validate(forged.kiosk(KIOSK, kiosk.getPublic(), NOW), NOW));
  }

  @Test
  void anAuthorityThatWasKeptIsReadAgain() throws Exception {
    CertificateAuthority.Issued kept = centre.issued();
    CertificateAuthority again =
        CertificateAuthority.of(
                new TlsIdentity.Text("chain", kept.certificatePem()),
                new TlsIdentity.Text("key", kept.keyPem()))
            .asOptional()
            .orElseThrow();
    validate(again.kiosk(KIOSK, kiosk.getPublic(), NOW), NOW);
    assertInstanceOf(
        Decoded.Malformed.class,
        CertificateAuthority.of(
            new TlsIdentity.Text("chain", kept.certificatePem()),
            new TlsIdentity.Text("key", root.issued().keyPem())));
    assertFalse(kept.toString().contains("KEY"), "the key stays out of logs");
  }

  @Test
  void theListOfRevokedCertificatesIsSignedAndNamesThem() throws Exception {
    X509Certificate own = centre.kiosk(KIOSK, kiosk.getPublic(), NOW).getFirst();
    String pem = centre.revocations(Map.of(own.getSerialNumber(), NOW), NOW, Duration.ofDays(7));
    X509CRL list =
        (X509CRL)
            CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    list.verify(centre.chain().getFirst().getPublicKey());
    assertNotNull(list.getRevokedCertificate(own));
    assertNull(list.getRevokedCertificate(centre.kiosk(KIOSK, kiosk.getPublic(), NOW).getFirst()));
    assertEquals(Date.from(NOW.plus(Duration.ofDays(7))), list.getNextUpdate());
  }

  @Test
  void aRequestIsReadAndSignedByItsKey() throws Exception {
    String pem = CertificateRequest.of(kiosk, "anybody");
    assertEquals(
        new Decoded.Value<>(new CertificateRequest(kiosk.getPublic())),
        CertificateRequest.read(pem));
    byte[] der = Pem.blocks("CERTIFICATE REQUEST", pem).getFirst();
    for (int at = 0; at < der.length; at++) {
      byte[] wrong = der.clone();
      wrong[at] ^= 1;
      // A byte or two say nothing: never does another key come out.
      CertificateRequest.read(Pem.block("CERTIFICATE REQUEST", wrong))
          .asOptional()
          .ifPresent(request -> assertEquals(kiosk.getPublic(), request.key()));
    }
    KeyPairGenerator other = KeyPairGenerator.getInstance("EC");
    other.initialize(new ECGenParameterSpec("secp384r1"));
    assertEquals(
        new Decoded.Malformed<>("a key that is not on P-256"),
        CertificateRequest.read(CertificateRequest.of(other.generateKeyPair(), "anybody")));
    for (String text : List.of("", "-----BEGIN CERTIFICATE REQUEST-----", pem + pem)) {
      assertInstanceOf(Decoded.Malformed.class, CertificateRequest.read(text));
    }
    assertInstanceOf(
        Decoded.Malformed.class,
        CertificateRequest.read(pem + " ".repeat(CertificateRequest.MAX_TEXT)));
  }

  /// A server of the centre, seen by a kiosk that knows nothing but the pin of its root.
  @Test
  void theRootsPinIsEnoughToKnowTheServer() throws Exception {
    CertificateAuthority.Issued shown = centre.server(List.of("localhost", "127.0.0.1"), NOW);
    Pin pin = Pin.of(root.chain().getFirst().getPublicKey());
    assertEquals(
        new Decoded.Value<>(pin),
        ServerTrust.pin(new TlsIdentity.Text("ca", CertificateAuthority.pem(root.chain()))));
    try (TlsServer server = new TlsServer(shown)) {
      server.call(ServerTrust.ofRoot(pin, () -> NOW), "localhost").close();
      server.call(ServerTrust.ofRoot(pin, () -> NOW), "127.0.0.1").close();
      Pin other = Pin.of(centre.chain().getFirst().getPublicKey());
      assertEquals(
          "it does not show the authority that was to be expected",
          distrust(server, other, NOW, "localhost"));
      assertTrue(
          distrust(server, pin, NOW.plus(Duration.ofDays(2_000)), "localhost")
              .contains("expired at"));
    }
    try (TlsServer server = new TlsServer(centre.server(List.of("centre.example.vn"), NOW))) {
      assertEquals("its certificate is for another name", distrust(server, pin, NOW, "localhost"));
    }
    // A root with the right name and another key, whoever signed the rest.
    CertificateAuthority forged = CertificateAuthority.root("root", NOW);
    try (TlsServer server = new TlsServer(forged.server(List.of("localhost"), NOW))) {
      assertEquals(
          "it does not show the authority that was to be expected",
          distrust(server, pin, NOW, "localhost"));
    }
  }

  private static String distrust(TlsServer server, Pin pin, Instant clock, String host) {
    SSLException refused =
        assertThrows(
            SSLException.class, () -> server.call(ServerTrust.ofRoot(pin, () -> clock), host));
    return String.valueOf(assertInstanceOf(Distrusted.class, refused.getCause()).getMessage());
  }
}
