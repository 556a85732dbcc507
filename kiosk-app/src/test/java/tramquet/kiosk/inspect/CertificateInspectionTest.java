package tramquet.kiosk.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.kiosk.credential.DccCase;
import tramquet.wire.TrustList;

/// What `inspect` says of certificates: those of the EU's test data, whose persons are invented.
class CertificateInspectionTest {
  private static JsonNode inspect(DccCase given) {
    return inspect(given, List.of(Base64.getEncoder().encodeToString(given.certificate())));
  }

  private static JsonNode inspect(DccCase given, List<String> trust) {
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.set("code", given.json().path("code"));
    line.put("at", given.clock().toString());
    line.set("trust", JsonMapper.shared().valueToTree(trust));
    return new JsonInspection(TrustList.NONE, (_, _) -> Optional.empty(), InstantSource.system())
        .answer(line.toString());
  }

  private static JsonNode named(String name) {
    return inspect(DccCase.named(name)).path("certificate");
  }

  @Test
  void aGoodOneIsToldInFull() {
    DccCase given = DccCase.named("AT/2DCode/raw/1.json");
    JsonNode certificate = inspect(given).path("certificate");
    assertEquals(given.json().path("payload"), certificate.path("payload"));
    assertEquals("Musterfrau-Gößinger Gabriele", inspect(given).at("/person/name").stringValue());
    assertEquals(
        "[issuer, algorithm, kid, signature, expired, schema, payload]",
        certificate.propertyNames().toString());
    assertEquals("AT", certificate.path("issuer").stringValue());
    assertEquals("ES256", certificate.path("algorithm").stringValue());
    assertEquals(8, Base64.getDecoder().decode(certificate.path("kid").stringValue()).length);
    assertEquals("verified", certificate.path("signature").stringValue());
    assertFalse(certificate.path("expired").booleanValue());
    assertEquals("valid", certificate.path("schema").stringValue());
  }

  @Test
  void verifiedAndExpiredAreToldApart() {
    JsonNode expired = named("PL/1.0.0/2DCode/raw/10.json");
    assertEquals("verified", expired.path("signature").stringValue());
    assertTrue(expired.path("expired").booleanValue());
    assertTrue(named("common/2DCode/raw/CO16.json").path("expired").booleanValue(), "not yet");
  }

  @Test
  void theOtherAlgorithmIsNamedToo() {
    JsonNode certificate = named("LT/2DCode/raw/1.json");
    assertEquals("PS256", certificate.path("algorithm").stringValue());
    assertEquals("verified", certificate.path("signature").stringValue());
  }

  @Test
  void withoutTrustItIsUntrusted() {
    JsonNode answer = inspect(DccCase.named("AT/2DCode/raw/1.json"), List.of());
    assertEquals("untrusted", answer.at("/certificate/signature").stringValue());
    assertEquals(
        "untrusted",
        named("common/2DCode/raw/CO10.json").path("signature").stringValue(),
        "a key for recoveries under a vaccination");
  }

  @Test
  void whatBreaksTheSchemaIsStillTold() {
    JsonNode certificate = named("common/2DCode/raw/DGC1.json");
    assertEquals("invalid", certificate.path("schema").stringValue());
    assertEquals("1.0.0", certificate.at("/payload/ver").stringValue());
  }

  @Test
  void whatIsNoCertificateHasNone() {
    assertFalse(inspect(DccCase.named("common/2DCode/raw/H1.json")).has("certificate"));
    assertFalse(inspect(DccCase.named("common/2DCode/raw/B1.json")).has("certificate"));
  }
}
