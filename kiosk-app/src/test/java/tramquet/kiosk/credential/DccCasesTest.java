package tramquet.kiosk.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tramquet.wire.HealthProof;
import tramquet.wire.TrustList;
import tramquet.wire.Verification;

/// Every code of the EU's test data: each result that it expects, step by step.
class DccCasesTest {
  /// The schema says of the device of a rapid test (`ma`) no more than `"type": "string",
  /// "valueset-uri": "valuesets/test-manf.json"` (DCC.combined-schema.json 1.3.0, `test-manf`), and
  /// `valueset-uri` is no keyword of JSON Schema: device 9999 keeps to it. "The burden of
  /// conformity lies with the business rules and the DGC JSON schema plays a supporting role"
  /// (README of the schema). New devices are listed each week, so the form alone is looked at.
  private static final Set<String> EXCEPTIONS = Set.of("PL/1.0.0/2DCode/raw/7.json");

  /// Steps that must have gone well when the code was recognised at all; nothing more is seen of
  /// them from outside. The picture was read by whoever wrote the text of the code down.
  private static final List<String> STEPS =
      List.of(
          "EXPECTEDPICTUREDECODE",
          "EXPECTEDUNPREFIX",
          "EXPECTEDB45DECODE",
          "EXPECTEDCOMPRESSION",
          "EXPECTEDDECODE",
          "EXPECTEDENCODE",
          "EXPECTEDRESULTS");

  /// Why a code is malformed that fails at a step.
  private static final Map<String, String> FAILURES =
      Map.of("EXPECTEDB45DECODE", "base45 character", "EXPECTEDCOMPRESSION", "zlib stream");

  static List<DccCase> cases() {
    return DccCase.all();
  }

  private static Credential.HealthCertificate certificate(Reading reading) {
    return assertInstanceOf(
        Credential.HealthCertificate.class,
        assertInstanceOf(Reading.Recognised.class, reading).credential());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyExpectedResultHolds(DccCase given) throws CertificateException {
    Reading reading = given.read();
    if (given.expects("EXPECTEDUNPREFIX").equals(Optional.of(false))) {
      assertInstanceOf(Reading.Unknown.class, reading);
      return;
    }
    for (Map.Entry<String, String> failure : FAILURES.entrySet()) {
      if (given.expects(failure.getKey()).equals(Optional.of(false))) {
        assertEquals(
            failure.getValue(), assertInstanceOf(Reading.Malformed.class, reading).reason());
        return;
      }
    }
    if (reading instanceof Reading.Malformed) {
      assertEquals(Optional.of(false), given.expects("EXPECTEDVERIFY"), "broken, so not verified");
      STEPS.forEach(step -> assertTrue(given.expects(step).isEmpty(), step));
      return;
    }
    STEPS.forEach(step -> assertTrue(given.expects(step).orElse(true), step));
    holds(given, certificate(reading));
  }

  private static void holds(DccCase given, Credential.HealthCertificate found)
      throws CertificateException {
    boolean mayUse = mayUse(given, found);
    boolean verified = found.verification() == Verification.VERIFIED;
    expect(given, "EXPECTEDKEYUSAGE", mayUse);
    expect(given, "EXPECTEDVERIFY", verified);
    assertTrue(mayUse || found.verification() == Verification.UNTRUSTED);
    boolean inTime = found.isInTime(given.clock());
    expect(given, "EXPECTEDEXPIRATIONCHECK", inTime);
    expect(given, "EXPTECTEDEXPIRED", inTime);
    if (!EXCEPTIONS.contains(given.name())) {
      expect(given, "EXPECTEDSCHEMAVALIDATION", found.schema() == SchemaCheck.VALID);
    }
    boolean same = found.claims().certificate().equals(given.json().path("payload"));
    expect(given, "EXPECTEDVALIDOBJECT", same);
    expect(given, "EXPECTEDVALIDJSON", same);
  }

  private static void expect(DccCase given, String step, boolean found) {
    given.expects(step).ifPresent(expected -> assertEquals(expected, found, step));
  }

  /// By the certificate itself, not by what we made of it.
  private static boolean mayUse(DccCase given, Credential.HealthCertificate found)
      throws CertificateException {
    X509Certificate signer =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(given.certificate()));
    List<String> usages = Optional.ofNullable(signer.getExtendedKeyUsage()).orElse(List.of());
    Set<HealthProof> limits = HealthProof.limits(usages);
    return limits.isEmpty() || limits.containsAll(found.proofs());
  }

  /// Asserted exactly: all that the case expects but the schema holds, and the schema is kept.
  @Test
  void aDeviceThatIsNotListedKeepsToTheSchema() {
    DccCase device = DccCase.named("PL/1.0.0/2DCode/raw/7.json");
    assertEquals(Optional.of(false), device.expects("EXPECTEDSCHEMAVALIDATION"));
    Credential.HealthCertificate found = certificate(device.read());
    assertEquals(SchemaCheck.VALID, found.schema());
    assertEquals("9999", found.entries(HealthProof.TEST).getFirst().path("ma").stringValue());
  }

  @Test
  void noResultIsOverlooked() {
    Set<String> known = new HashSet<>(STEPS);
    known.addAll(
        Set.of(
            "EXPECTEDKEYUSAGE",
            "EXPECTEDVERIFY",
            "EXPECTEDEXPIRATIONCHECK",
            "EXPTECTEDEXPIRED",
            "EXPECTEDSCHEMAVALIDATION",
            "EXPECTEDVALIDOBJECT",
            "EXPECTEDVALIDJSON"));
    assertEquals(223, cases().size());
    for (DccCase given : cases()) {
      given.json().path("expected").propertyNames().forEach(n -> assertTrue(known.contains(n), n));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whoeverTrustsNobodyVerifiesNone(DccCase given) {
    if (CredentialFormats.read(given.raw(), TrustList.NONE)
        instanceof Reading.Recognised(CredentialFormat _, Credential.HealthCertificate found)) {
      assertNotEquals(Verification.VERIFIED, found.verification());
      assertNotEquals(Verification.INVALID, found.verification());
    }
  }
}
