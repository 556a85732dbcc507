package tramquet.kiosk.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.wire.Declaration;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.PackKind;
import tramquet.wire.Person;
import tramquet.wire.PersonalCode;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// What is decided while the clock is behind what has happened. Every person is invented.
final class ClockRuleTest {
  private static final Instant ISSUED = Instant.parse("2026-11-20T02:00:00Z");
  private static final WallTime UNKNOWN = new WallTime(Instant.EPOCH, false);
  private static final String NUMBER = "001090000001";
  private static final String CARD =
      NUMBER + "||Nguyễn Văn Ánh|01011990|Nam|Số 1, Phường B, Hà Nội|01012021";

  private final SigningKey issuer = SigningKey.generate();
  private final SigningKey stranger = SigningKey.generate();
  private RulePack rules = RulePack.CHECKPOINT;
  private Map<PackKind, Instant> issued = Map.of();
  private List<Identifier> watched = List.of();
  private LaneTerms lane = new LaneTerms(Direction.ENTRY, true);

  private Assessor assessor() {
    Packs packs =
        new Packs(
            rules,
            Optional.empty(),
            new TrustList(TrustedKeys.of(issuer.publicKey()), TrustedKeys.none()),
            Revocations.NONE,
            WatchList.of(new byte[32], watched),
            issued);
    return new Assessor(() -> packs, lane, History.NONE);
  }

  private Assessment.Judged assess(String code, Optional<Evidence> before) {
    return assertInstanceOf(
        Assessment.Judged.class,
        assessor().assess(code.getBytes(StandardCharsets.UTF_8), before, UNKNOWN));
  }

  private Decision decide(String code) {
    return assess(code, Optional.empty()).decision();
  }

  private static String code(SigningKey key, Declaration.Symptom... symptoms) {
    Person person =
        new Person(
            List.of(new Identifier(Identifier.Kind.CITIZEN_ID, NUMBER)),
            Optional.of("Nguyễn Văn Ánh"),
            Optional.empty(),
            Optional.empty());
    return new PersonalCode(
            "demo",
            ISSUED,
            ISSUED.plus(Duration.ofDays(1)),
            person,
            Optional.of(new Declaration(ISSUED, Set.of(symptoms), false, false)))
        .encode(key);
  }

  private static void refuses(Decision decision, Remedy remedy, Reason... reasons) {
    assertEquals(new Decision.Refuse(List.of(reasons), remedy), decision);
  }

  private static RulePack pack(String json) {
    return assertInstanceOf(
        RulePack.class,
        RulePack.decode(json.getBytes(StandardCharsets.UTF_8)).asOptional().orElseThrow());
  }

  @Test
  void aSignedCodeIsRefusedForTheClockAloneAndNothingIsGuessed() {
    refuses(decide(code(issuer)), Remedy.ASK_STAFF, Reason.CLOCK);
  }

  @Test
  void whoDeclaresSymptomsOnACodeIsNotOverlookedForTheClock() {
    refuses(
        decide(code(issuer, Declaration.Symptom.FEVER)),
        Remedy.WAIT_FOR_HEALTH_STATION,
        Reason.SYMPTOMS,
        Reason.CLOCK);
    refuses(
        decide(code(stranger, Declaration.Symptom.FEVER)),
        Remedy.SHOW_ANOTHER_CODE,
        Reason.SIGNATURE_UNTRUSTED,
        Reason.CLOCK);
  }

  @Test
  void whatIsCertainIsToldBesideTheClock() {
    refuses(
        decide(code(stranger)), Remedy.SHOW_ANOTHER_CODE, Reason.SIGNATURE_UNTRUSTED, Reason.CLOCK);
    watched = List.of(new Identifier(Identifier.Kind.CITIZEN_ID, NUMBER));
    refuses(decide(code(issuer)), Remedy.WAIT_FOR_HEALTH_STATION, Reason.WATCH_LIST, Reason.CLOCK);
  }

  @Test
  void aBareCardIsAdmittedWhereNothingHasADate() {
    rules = RulePack.MANIFEST;
    assertEquals(new Decision.Admit(), decide(CARD));
  }

  @Test
  void whatIsDeclaredOnTheScreenIsDeclaredNow() {
    Assessment.Judged asked = assess(CARD, Optional.empty());
    assertEquals(new Decision.Ask(List.of(Reason.DECLARATION_MISSING)), asked.decision());
    assertEquals(new Decision.Admit(), answer(asked.evidence(), Set.of()));
    refuses(
        answer(asked.evidence(), Set.of(Declaration.Symptom.UNSPECIFIED)),
        Remedy.WAIT_FOR_HEALTH_STATION,
        Reason.SYMPTOMS);
  }

  private Decision answer(Evidence evidence, Set<Declaration.Symptom> symptoms) {
    // The clock may have been set back between the code and the answer.
    WallTime later = new WallTime(Instant.EPOCH.minus(Duration.ofDays(400)), false);
    Evidence declared =
        evidence.declaring(new Declaration(later.instant(), symptoms, false, false), later);
    return assertInstanceOf(Assessment.Judged.class, assessor().judge(declared)).decision();
  }

  @Test
  void aSecondCodeWithADateIsNoAnswer() {
    Assessment.Judged asked = assess(CARD, Optional.empty());
    refuses(
        assess(code(issuer), Optional.of(asked.evidence())).decision(),
        Remedy.ASK_STAFF,
        Reason.CLOCK);
  }

  @Test
  void openingHoursBindWhoeverEntersAndNobodyWhoLeaves() {
    rules =
        pack(
            """
            {"name": "p", "accepts": ["citizen-card"], "watchList": false,
             "declaration": {"required": false},
             "opens": [{"days": ["mon"], "from": "06:00", "to": "20:00"}]}
            """);
    refuses(decide(CARD), Remedy.ASK_STAFF, Reason.CLOCK);
    lane = new LaneTerms(Direction.EXIT, true);
    assertEquals(new Decision.Admit(), decide(CARD));
  }

  @Test
  void aCertificateIsNotAskedForWhichNobodyCouldJudge() {
    rules =
        pack(
            """
            {"name": "p", "accepts": ["citizen-card"], "watchList": false,
             "declaration": {"required": false},
             "certificates": [{"name": "proof", "admit": ["green"], "colours": [
               {"colour": "green", "rules": [{
                 "Identifier": "GR-VN-0001", "Type": "Acceptance", "Country": "VN",
                 "Version": "1.0.0", "Engine": "CERTLOGIC", "CertificateType": "General",
                 "ValidFrom": "2021-01-01T00:00:00Z", "ValidTo": "2031-01-01T00:00:00Z",
                 "Logic": true}]}]}]}
            """);
    refuses(decide(CARD), Remedy.ASK_STAFF, Reason.CLOCK);
  }

  @Test
  void dataWhoseAgeWouldStopEverybodyIsTimeBound() {
    rules =
        pack(
            """
            {"name": "p", "accepts": ["citizen-card"], "watchList": true,
             "declaration": {"required": false},
             "shelfLife": {"watch-list": {"ageing": "P1D", "stale": "P2D", "effect": "refuse"}}}
            """);
    assertEquals(new Decision.Admit(), decide(CARD), "this list has no date");
    issued = Map.of(PackKind.WATCH_LIST, ISSUED);
    refuses(decide(CARD), Remedy.ASK_STAFF, Reason.CLOCK);
  }
}
