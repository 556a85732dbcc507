package tramquet.kiosk.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.credential.CertificateSignature;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.credential.SchemaCheck;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Past;
import tramquet.kiosk.risk.Shown;
import tramquet.wire.Direction;
import tramquet.wire.HealthClaims;
import tramquet.wire.Person;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.RevocationTag;
import tramquet.wire.Verification;

class RefusedScreenTest {
  /// Late in the evening there, the next morning in Việt Nam.
  private static final Instant EXPIRES = Instant.parse("2025-01-29T18:00:00Z");

  private static final Instant ISSUED = Instant.parse("2022-04-13T20:00:00Z");
  private static final LaneRules RULES =
      new LaneRules(
          Direction.ENTRY,
          Map.of(),
          LaneRules.Confirm.VERDICT,
          false,
          "https://khaibao.example.vn",
          Optional.empty(),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Optional.empty());

  private static Optional<Screen.OutOfTime> outOfTime(
      Verification verification, Reason reason, String now) {
    return refused(verification, reason, now).outOfTime();
  }

  private static Screen.Refused refused(Verification verification, Reason reason, String now) {
    Credential certificate =
        new Credential.HealthCertificate(
            new HealthClaims(
                Optional.of("VN"), ISSUED, EXPIRES, JsonNodeFactory.instance.objectNode()),
            new Person(List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
            Set.of(),
            SchemaCheck.VALID,
            new CertificateSignature(
                Optional.empty(), Optional.empty(), verification, new RevocationTag(1)));
    Evidence evidence =
        new Evidence(
            List.of(new Shown("eu-dcc", certificate)),
            Optional.empty(),
            new LaneTerms(Direction.ENTRY, false),
            Past.NONE,
            new WallTime(Instant.parse(now), true));
    Screen screen =
        RefusedScreen.of(new Decision.Refuse(List.of(reason), Remedy.RENEW_CODE), evidence, RULES);
    return assertInstanceOf(Screen.Refused.class, screen);
  }

  @Test
  void aGenuineCodePastItsTimeNamesTheDayInVietNam() {
    assertEquals(
        Optional.of(new Screen.OutOfTime.ExpiredOn(LocalDate.of(2025, 1, 30))),
        outOfTime(Verification.VERIFIED, Reason.CREDENTIAL_EXPIRED, "2025-02-01T00:00:00Z"));
  }

  @Test
  void aGenuineCodeBeforeItsTimeNamesTheDayFromWhichItHolds() {
    assertEquals(
        Optional.of(new Screen.OutOfTime.ValidFrom(LocalDate.of(2022, 4, 14))),
        outOfTime(Verification.VERIFIED, Reason.CREDENTIAL_EXPIRED, "2022-04-01T00:00:00Z"));
  }

  @Test
  void aCodeBeforeItsTimeIsNotRenewed() {
    assertEquals(
        Remedy.COME_BACK_LATER,
        refused(Verification.VERIFIED, Reason.CREDENTIAL_EXPIRED, "2022-04-01T00:00:00Z").remedy());
    assertEquals(
        Remedy.RENEW_CODE,
        refused(Verification.VERIFIED, Reason.CREDENTIAL_EXPIRED, "2025-02-01T00:00:00Z").remedy());
  }

  @Test
  void noDayIsNamedForACodeThatNobodyTrustedHasSigned() {
    assertEquals(
        Optional.empty(),
        outOfTime(Verification.UNTRUSTED, Reason.CREDENTIAL_EXPIRED, "2025-02-01T00:00:00Z"));
  }

  @Test
  void noDayIsNamedWhereTheTimeIsNotTheReason() {
    assertEquals(
        Optional.empty(), outOfTime(Verification.VERIFIED, Reason.REVOKED, "2025-02-01T00:00:00Z"));
  }
}
