package tramquet.kiosk.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.wire.BirthDate;
import tramquet.wire.Declaration;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.Person;
import tramquet.wire.PersonalCode;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.RulePack;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// Decisions over codes as they come from a reader. Every person is invented.
class RiskRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final WallTime TIME = new WallTime(NOW, true);
  private static final String CARD =
      "001090000001||Nguyễn Văn Ánh|01011990|Nam|Số 1, Phường B, Hà Nội|01012021";
  private static final String INSURANCE =
      "0123456789|4e677579e1bb856e2056c4836e20c3816e68|01/01/1990|1|-|01 - 001|01/01/2021|-|"
          + "01/01/2021|01234567890123|-|4| 01/01/2026|0123456789abcdef-0123|4|4861204ee1bb9969|$";

  private final SigningKey issuer = SigningKey.generate();
  private final SigningKey stranger = SigningKey.generate();
  private boolean touch = true;
  private RulePack rules = RulePack.CHECKPOINT;
  private WatchList watchList = WatchList.EMPTY;

  private Assessor assessor() {
    Packs packs =
        Packs.of(
            rules,
            new TrustList(TrustedKeys.of(issuer.publicKey()), TrustedKeys.none()),
            watchList);
    return new Assessor(() -> packs, new LaneTerms(Direction.ENTRY, touch), History.NONE);
  }

  private Assessment assess(String code) {
    return assessor().assess(code.getBytes(StandardCharsets.UTF_8), Optional.empty(), TIME);
  }

  private Decision decide(String code) {
    return assertInstanceOf(Assessment.Judged.class, assess(code)).decision();
  }

  private static Person person(String number) {
    return new Person(
        List.of(new Identifier(Identifier.Kind.CITIZEN_ID, number)),
        Optional.of("Nguyễn Văn Ánh"),
        Optional.of(BirthDate.of(LocalDate.of(1990, 1, 1))),
        Optional.of(Person.Sex.MALE));
  }

  private static String code(SigningKey key, Optional<Declaration> declaration) {
    return new PersonalCode(
            "demo",
            NOW.minus(Duration.ofDays(1)),
            NOW.plus(Duration.ofDays(1)),
            person("001090000001"),
            declaration)
        .encode(key);
  }

  private static Optional<Declaration> declared(Duration ago) {
    return Optional.of(new Declaration(NOW.minus(ago), Set.of(), false, false));
  }

  private static void refuses(Decision decision, Remedy remedy, Reason... reasons) {
    assertEquals(new Decision.Refuse(List.of(reasons), remedy), decision);
  }

  @Test
  void aBareCardLeadsToAskWhereTheLaneCanAsk() {
    assertEquals(new Decision.Ask(List.of(Reason.DECLARATION_MISSING)), decide(CARD));
  }

  @Test
  void aBareCardIsRefusedWhereTheLaneCannotAsk() {
    touch = false;
    refuses(decide(CARD), Remedy.DECLARE_FIRST, Reason.DECLARATION_MISSING);
  }

  @Test
  void aBareCardSufficesForTheManifest() {
    rules = RulePack.MANIFEST;
    assertEquals(new Decision.Admit(), decide(CARD));
  }

  @Test
  void aFreshClearDeclarationIsGreen() {
    assertEquals(new Decision.Admit(), decide(code(issuer, declared(Duration.ofHours(23)))));
  }

  @Test
  void anOldDeclarationIsAskedForAgain() {
    assertEquals(
        new Decision.Ask(List.of(Reason.DECLARATION_EXPIRED)),
        decide(code(issuer, declared(Duration.ofHours(25)))));
  }

  @Test
  void aDeclarationFromTheFutureIsNotBelieved() {
    touch = false;
    refuses(
        decide(code(issuer, declared(Duration.ofMinutes(-6)))),
        Remedy.DECLARE_FIRST,
        Reason.DECLARATION_EXPIRED);
  }

  @Test
  void everyDeclaredRiskIsNamed() {
    Declaration all = new Declaration(NOW, Set.of(Declaration.Symptom.COUGH), true, true);
    refuses(
        decide(code(issuer, Optional.of(all))),
        Remedy.WAIT_FOR_HEALTH_STATION,
        Reason.SYMPTOMS,
        Reason.EPIDEMIC_ZONE,
        Reason.CONTACT);
  }

  @Test
  void aDeclaredRiskIsHeededByTheManifestToo() {
    rules = RulePack.MANIFEST;
    refuses(
        decide(code(issuer, Optional.of(new Declaration(NOW, Set.of(), false, true)))),
        Remedy.WAIT_FOR_HEALTH_STATION,
        Reason.CONTACT);
  }

  @Test
  void aStrangersSignatureIsWorthNothing() {
    refuses(
        decide(code(stranger, declared(Duration.ofHours(1)))),
        Remedy.SHOW_ANOTHER_CODE,
        Reason.SIGNATURE_UNTRUSTED);
  }

  @Test
  void aCodePastItsTimeIsRenewed() {
    PersonalCode old =
        new PersonalCode(
            "demo",
            NOW.minus(Duration.ofDays(9)),
            NOW.minus(Duration.ofSeconds(1)),
            person("001090000001"),
            declared(Duration.ofHours(1)));
    refuses(decide(old.encode(issuer)), Remedy.RENEW_CODE, Reason.CREDENTIAL_EXPIRED);
  }

  @Test
  void whoeverIsOnTheWatchListIsStoppedWhateverElseIsMissing() {
    watchList =
        WatchList.of(
            new byte[32], List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")));
    refuses(decide(CARD), Remedy.WAIT_FOR_HEALTH_STATION, Reason.WATCH_LIST);
    watchList =
        WatchList.of(
            new byte[32],
            List.of(new Identifier(Identifier.Kind.INSURANCE_CARD, "HS4010123456789")));
    refuses(decide(INSURANCE), Remedy.WAIT_FOR_HEALTH_STATION, Reason.WATCH_LIST);
  }

  @Test
  void aMaskedNumberIsNoIdentityWithoutAQid() {
    rules = RulePack.MANIFEST;
    Decision decision = decide("******509|NGUYEN VAN A|1990-**-**|0|123456789012345678|<1<00<0");
    assertEquals(new Decision.Admit(), decision);
  }

  @Test
  void aSecondCodeOfTheSamePersonAnswersTheQuestion() {
    Assessment.Judged first = (Assessment.Judged) assess(CARD);
    Assessment second =
        assessor()
            .assess(
                code(issuer, declared(Duration.ofHours(1))).getBytes(StandardCharsets.UTF_8),
                Optional.of(first.evidence()),
                TIME);
    Assessment.Judged judged = assertInstanceOf(Assessment.Judged.class, second);
    assertEquals(new Decision.Admit(), judged.decision());
    assertEquals(2, judged.evidence().shown().size());
  }

  @Test
  void aSecondCodeOfSomebodyElseIsJudgedAlone() {
    Assessment.Judged first = (Assessment.Judged) assess(CARD);
    String other = "079188000002||Lê Thị Bình|02021988|Nữ|Số 2, Cần Thơ|01012021";
    Assessment second =
        assessor()
            .assess(other.getBytes(StandardCharsets.UTF_8), Optional.of(first.evidence()), TIME);
    assertEquals(1, assertInstanceOf(Assessment.Judged.class, second).evidence().shown().size());
  }

  @Test
  void anAnswerOnTheScreenCountsLikeADeclaration() {
    Assessment.Judged first = (Assessment.Judged) assess(CARD);
    Declaration clear = new Declaration(NOW, Set.of(), false, false);
    Declaration ill = new Declaration(NOW, Set.of(Declaration.Symptom.UNSPECIFIED), false, false);
    assertEquals(
        new Assessment.Judged(
            first.evidence().declaring(clear, new WallTime(clear.declaredAt(), true)),
            new Decision.Admit(),
            1),
        assessor()
            .judge(first.evidence().declaring(clear, new WallTime(clear.declaredAt(), true))));
    refuses(
        ((Assessment.Judged)
                assessor()
                    .judge(first.evidence().declaring(ill, new WallTime(ill.declaredAt(), true))))
            .decision(),
        Remedy.WAIT_FOR_HEALTH_STATION,
        Reason.SYMPTOMS);
  }

  @Test
  void noiseAndPlaceCodesAreNoVisit() {
    assertInstanceOf(Assessment.Unreadable.class, assess("noise"));
    assertInstanceOf(Assessment.Unreadable.class, assess(CARD.substring(0, 30)));
    assertInstanceOf(Assessment.PlaceCodeShown.class, assess("https://qr.tokhaiyte.vn/?p=123"));
  }

  @Test
  void nothingPrintsAPerson() {
    assertEquals(
        "Judged[evidence=Evidence[[citizen-card]], decision=Ask[reasons=[DECLARATION_MISSING]],"
            + " packVersion=1]",
        assess(CARD).toString());
  }
}
