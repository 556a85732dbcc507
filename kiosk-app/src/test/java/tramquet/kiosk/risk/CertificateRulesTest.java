package tramquet.kiosk.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.credential.Specimen;
import tramquet.wire.Direction;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// A health certificate stands beside a card; it is none. The person is invented.
class CertificateRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final Instant AFTER_ITS_TIME = Instant.parse("2050-01-01T00:00:00Z");
  private static final Instant BEFORE_IT_WAS_ISSUED = Instant.parse("2021-12-20T11:00:00Z");
  private static final byte[] CARD =
      "001090000001||Nguyễn Văn Ánh|01011990|Nam|Số 1, Phường B, Hà Nội|01012021"
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] CERTIFICATE =
      Specimen.all().stream()
          .filter(specimen -> specimen.name().equals("eu-dcc/vaccination.expected"))
          .findFirst()
          .orElseThrow()
          .raw();

  /// Who signed the specimen (base64 DER).
  private static final String SIGNER =
      "MIIBLTCB06ADAgECAgEBMAoGCCqGSM49BAMCMCAxCzAJBgNVBAYTAlZOMREwDwYDVQQDDAhTcGVj"
          + "aW1lbjAeFw0yMTAxMDEwMDAwMDBaFw00OTEyMzEwMDAwMDBaMCAxCzAJBgNVBAYTAlZOMREwDwYD"
          + "VQQDDAhTcGVjaW1lbjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHXoTwRz/+QHPTCvMyrQu0Fg"
          + "LqvXTbEGV0b17/UYfCz/Lv+ZDWYKXJxCw8xkdYmn/b2LHtsiQff/T/0YVwG5ecQwCgYIKoZIzj0E"
          + "AwIDSQAwRgIhANWEZTXK3Hm0lgr1S71x1qNf4RPEQxkPxO/Qe850b/ggAiEA/5ax1x9mHfgm5DVH"
          + "YBcV+5qre+DQ8tdwTYsNvlllBYU=";

  private RulePack rules = RulePack.MANIFEST;
  private TrustedKeys keys =
      TrustedKeys.ofCertificates(List.of(Base64.getDecoder().decode(SIGNER)))
          .asOptional()
          .orElseThrow();

  private Assessment.Judged assess(byte[] code, Optional<Evidence> before, Instant now) {
    Packs packs = Packs.of(rules, new TrustList(TrustedKeys.none(), keys), WatchList.EMPTY);
    return assertInstanceOf(
        Assessment.Judged.class,
        new Assessor(() -> packs, new LaneTerms(Direction.ENTRY, true), History.NONE)
            .assess(code, before, new WallTime(now, true)));
  }

  private Assessment.Judged beside(byte[] first, byte[] second, Instant now) {
    return assess(second, Optional.of(assess(first, Optional.empty(), now).evidence()), now);
  }

  private static void refuses(Assessment.Judged judged, Remedy remedy, Reason... reasons) {
    assertEquals(new Decision.Refuse(List.of(reasons), remedy), judged.decision());
  }

  @Test
  void aloneItTellsNobodyWhoStandsThereAndTheCardIsAskedFor() {
    assertEquals(
        new Decision.Ask(List.of(Reason.IDENTITY_MISSING)),
        assess(CERTIFICATE, Optional.empty(), NOW).decision());
  }

  @Test
  void besideTheCardOfTheSamePersonItIsOneVisit() {
    for (Assessment.Judged both :
        List.of(beside(CARD, CERTIFICATE, NOW), beside(CERTIFICATE, CARD, NOW))) {
      assertEquals(2, both.evidence().shown().size());
      assertEquals(new Decision.Admit(), both.decision());
    }
  }

  @Test
  void ofAnUnknownSignerItIsNotTrusted() {
    keys = TrustedKeys.none();
    refuses(beside(CARD, CERTIFICATE, NOW), Remedy.SHOW_ANOTHER_CODE, Reason.SIGNATURE_UNTRUSTED);
  }

  @Test
  void outOfItsTimeItIsExpiredAndNotUntrusted() {
    for (Instant when : List.of(AFTER_ITS_TIME, BEFORE_IT_WAS_ISSUED)) {
      refuses(beside(CARD, CERTIFICATE, when), Remedy.RENEW_CODE, Reason.CREDENTIAL_EXPIRED);
    }
  }

  @Test
  void theLaneAsksForADeclarationAsEver() {
    rules = RulePack.CHECKPOINT;
    assertEquals(
        new Decision.Ask(List.of(Reason.DECLARATION_MISSING)),
        beside(CARD, CERTIFICATE, NOW).decision());
  }

  @Test
  void nothingPrintsAPerson() {
    assertEquals(
        "Evidence[[citizen-card, eu-dcc]]", beside(CARD, CERTIFICATE, NOW).evidence().toString());
    assertEquals(
        "Shown[format=eu-dcc, credential=HealthCertificate]",
        beside(CARD, CERTIFICATE, NOW).evidence().shown().getLast().toString());
  }
}
