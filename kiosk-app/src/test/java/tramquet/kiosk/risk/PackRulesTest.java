package tramquet.kiosk.risk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.credential.SchemaCheck;
import tramquet.wire.Area;
import tramquet.wire.BirthDate;
import tramquet.wire.Declaration;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.PackKind;
import tramquet.wire.Person;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.RevocationTag;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.Verification;
import tramquet.wire.WatchList;

/// What the terms of a rule pack mean for a person before the lane.
class PackRulesTest {
  /// A Monday, 08:00 in Việt Nam.
  private static final Instant NOW = Instant.parse("2021-10-18T01:00:00Z");

  private static final Credential CARD =
      new Credential.CitizenCard(
          new Person(
              List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")),
              Optional.of("Nguyễn Văn Ánh"),
              BirthDate.parse("1990-01-01").asOptional(),
              Optional.empty()),
          Optional.empty());

  private static final String COMPLETE =
      "{\"===\": [{\"var\": \"payload.v.0.dn\"}, {\"var\": \"payload.v.0.sd\"}]}";
  private static final String TESTED =
      """
      {"Identifier": "TR-VN-0001", "Type": "Acceptance", "Country": "VN", "Version": "1.0.0",
       "Engine": "CERTLOGIC", "CertificateType": "Test",
       "ValidFrom": "2021-01-01T00:00:00Z", "ValidTo": "2030-01-01T00:00:00Z",
       "Logic": {"not-after": [{"plusTime": [{"var": "external.validationClock"}, 0, "hour"]},
                               {"plusTime": [{"var": "payload.t.0.sc"}, 72, "hour"]}]}}\
      """;

  private Past past = Past.NONE;
  private Direction direction = Direction.ENTRY;
  private boolean touch = true;
  private Instant now = NOW;
  private Revocations revocations = Revocations.NONE;
  private final Map<PackKind, Instant> issued = new EnumMap<>(PackKind.class);
  private Optional<Declaration> declared = Optional.empty();

  private static RulePack pack(String members) {
    String body =
        "{\"name\": \"p\", \"accepts\": [\"citizen-card\"], \"watchList\": false,"
            + " \"declaration\": {\"required\": false}"
            + (members.isEmpty() ? "" : ", " + members)
            + "}";
    return RulePack.decode(body.getBytes(UTF_8)).asOptional().orElseThrow();
  }

  private static String rule(String version, String from, String logic) {
    return """
    {"Identifier": "VR-VN-0001", "Type": "Acceptance", "Country": "VN", "Version": "%s",
     "Engine": "CERTLOGIC", "CertificateType": "Vaccination",
     "ValidFrom": "%s", "ValidTo": "2030-01-01T00:00:00Z",
     "Logic": %s}\
    """
        .formatted(version, from, logic);
  }

  private static String immune(String... rules) {
    return requirement("immune", rules);
  }

  private static String requirement(String name, String... rules) {
    return "{\"name\": \"%s\", \"colours\": [{\"colour\": \"green\", \"rules\": [%s]}], \"admit\": [\"green\"]}"
        .formatted(name, String.join(",", rules));
  }

  private static String certificates(String... requirements) {
    return "\"certificates\": [" + String.join(",", requirements) + "]";
  }

  private static final String IMMUNE =
      certificates(immune(rule("1.0.0", "2021-01-01T00:00:00Z", COMPLETE)));

  private Decision decide(RulePack rules, Credential... shown) {
    List<Shown> codes =
        Arrays.stream(shown)
            .map(code ->
                new Shown(code instanceof Credential.CitizenCard ? "citizen-card" : "eu-dcc", code))
            .toList();
    Packs packs =
        new Packs(rules, Optional.empty(), TrustList.NONE, revocations, WatchList.EMPTY, issued);
    return RiskRules.decide(
        new Evidence(
            codes, declared, new LaneTerms(direction, touch), past, new WallTime(now, true)),
        packs);
  }

  private static Decision asks(Reason... missing) {
    return new Decision.Ask(List.of(missing));
  }

  private static Decision refuses(Remedy remedy, Reason... reasons) {
    return new Decision.Refuse(List.of(reasons), remedy);
  }

  @Test
  void aCardAloneIsAskedForTheCertificate() {
    touch = false;
    assertEquals(asks(Reason.CERTIFICATE_MISSING), decide(pack(IMMUNE), CARD));
  }

  @Test
  void aCertificateAloneIsAskedForTheCard() {
    touch = false;
    assertEquals(
        asks(Reason.IDENTITY_MISSING),
        decide(pack(IMMUNE), Certificates.vaccination(2, 2, "2021-08-01")));
  }

  @Test
  void cardAndSufficientCertificateAreGreen() {
    assertEquals(
        new Decision.Admit(),
        decide(pack(IMMUNE), CARD, Certificates.vaccination(2, 2, "2021-08-01")));
  }

  @Test
  void aGenuineCertificateThatDoesNotSufficeIsRed() {
    assertEquals(
        refuses(Remedy.SHOW_ANOTHER_CODE, Reason.CERTIFICATE_INSUFFICIENT),
        decide(pack(IMMUNE), CARD, Certificates.vaccination(1, 2, "2021-08-01")));
  }

  @Test
  void rulesThatBindOtherKindsMakeNothingGreen() {
    assertEquals(
        refuses(Remedy.SHOW_ANOTHER_CODE, Reason.CERTIFICATE_INSUFFICIENT),
        decide(pack(IMMUNE), CARD, Certificates.recovery("2021-08-01")));
  }

  @Test
  void rulesThatHaveRunOutMakeNothingGreen() {
    now = Instant.parse("2031-01-01T00:00:00Z");
    RulePack rules = pack(IMMUNE);
    assertEquals(
        Optional.empty(),
        CertificateColours.colour(
            rules.certificates().getFirst(),
            Certificates.vaccination(2, 2, "2021-08-01"),
            rules.valueSets(),
            now));
  }

  @Test
  void ofTwoVersionsOfARuleTheHighestInForceCounts() {
    String never = "false";
    String always = "true";
    Credential vaccinated = Certificates.vaccination(2, 2, "2021-08-01");
    String future =
        certificates(
            immune(
                rule("1.0.0", "2021-01-01T00:00:00Z", always),
                rule("1.0.10", "2022-01-01T00:00:00Z", never)));
    assertEquals(new Decision.Admit(), decide(pack(future), CARD, vaccinated));
    String inForce =
        certificates(
            immune(
                rule("1.0.9", "2021-01-01T00:00:00Z", always),
                rule("1.0.10", "2021-01-01T00:00:00Z", never)));
    assertEquals(
        refuses(Remedy.SHOW_ANOTHER_CODE, Reason.CERTIFICATE_INSUFFICIENT),
        decide(pack(inForce), CARD, vaccinated));
  }

  @Test
  void twoProofsAreAskedForOneAfterTheOther() {
    RulePack bus =
        pack(
            certificates(
                immune(rule("1.0.0", "2021-01-01T00:00:00Z", COMPLETE)),
                requirement("tested", TESTED)));
    Credential vaccinated = Certificates.vaccination(2, 2, "2021-08-01");
    Credential tested = Certificates.test("2021-10-17T01:00:00Z");
    assertEquals(asks(Reason.CERTIFICATE_MISSING), decide(bus, CARD, vaccinated));
    assertEquals(asks(Reason.CERTIFICATE_MISSING), decide(bus, CARD, tested));
    assertEquals(new Decision.Admit(), decide(bus, CARD, vaccinated, tested));
    assertEquals(
        refuses(Remedy.SHOW_ANOTHER_CODE, Reason.CERTIFICATE_INSUFFICIENT),
        decide(bus, CARD, vaccinated, Certificates.test("2021-10-14T01:00:00Z")));
  }

  @Test
  void aCertificateThatBreaksItsSchemaProvesNothing() {
    Credential broken =
        Certificates.of("{'v':[{'dn':2,'sd':2}]}", Verification.VERIFIED, SchemaCheck.INVALID);
    assertEquals(
        refuses(Remedy.SHOW_ANOTHER_CODE, Reason.CREDENTIAL_MALFORMED),
        decide(pack(IMMUNE), CARD, broken));
    assertEquals(new Decision.Admit(), decide(pack(""), CARD, broken), "where none is asked for");
  }

  @Test
  void aForgedCertificateProvesNothing() {
    Credential forged =
        Certificates.of("{'v':[{'dn':2,'sd':2}]}", Verification.INVALID, SchemaCheck.VALID);
    assertEquals(
        refuses(Remedy.SHOW_ANOTHER_CODE, Reason.SIGNATURE_INVALID),
        decide(pack(IMMUNE), CARD, forged));
  }

  @Test
  void aRevokedCertificateIsRedByEveryNameItHas() {
    Credential certificate = Certificates.vaccination(2, 2, "2021-08-01");
    for (RevocationTag tag :
        List.of(
            Certificates.TAG,
            RevocationTag.ofIdentifier("URN:UVCI:01:VN:A"),
            RevocationTag.ofIdentifier("VN", "URN:UVCI:01:VN:A"))) {
      revocations = Revocations.of(Set.of(tag, new RevocationTag(7)));
      assertEquals(
          refuses(Remedy.SHOW_ANOTHER_CODE, Reason.REVOKED),
          decide(pack(IMMUNE), CARD, certificate));
    }
    revocations = Revocations.of(Set.of(new RevocationTag(7)));
    assertEquals(new Decision.Admit(), decide(pack(IMMUNE), CARD, certificate));
  }

  @Test
  void whoComesFromADangerousAreaIsStopped() {
    RulePack rules =
        pack(
            "\"zones\": {\"refuseFrom\": 3, \"areas\": [{\"area\": \"48\", \"level\": 3, \"from\":"
                + " \"2021-10-01\"},{\"area\": \"48/490\", \"level\": 1, \"from\":"
                + " \"2021-10-01\"},{\"area\": \"01\", \"level\": 4, \"from\": \"2021-09-01\","
                + " \"to\": \"2021-10-17\"}]}");
    for (String area : List.of("48", "48/491", "48/491/20200")) {
      declared = Optional.of(declaration(area));
      assertEquals(
          refuses(Remedy.WAIT_FOR_HEALTH_STATION, Reason.EPIDEMIC_ZONE), decide(rules, CARD), area);
    }
    for (String area : List.of("48/490", "48/490/20194", "01/001", "79")) {
      declared = Optional.of(declaration(area));
      assertEquals(new Decision.Admit(), decide(rules, CARD), area);
    }
  }

  private static Declaration declaration(String area) {
    return new Declaration(
        NOW.minus(Duration.ofHours(1)), Set.of(), false, false, Set.of(new Area(area)));
  }

  @Test
  void onlySymptomsThatThePackNamesStopAnybody() {
    RulePack rules =
        RulePack.decode(
                """
                {"name": "p", "accepts": ["citizen-card"], "watchList": false,
                 "declaration": {"required": true, "symptoms": ["fever"]}}\
                """
                    .getBytes(UTF_8))
            .asOptional()
            .orElseThrow();
    declared = Optional.of(symptom(Declaration.Symptom.ACHE));
    assertEquals(new Decision.Admit(), decide(rules, CARD));
    declared = Optional.of(symptom(Declaration.Symptom.FEVER));
    assertEquals(refuses(Remedy.WAIT_FOR_HEALTH_STATION, Reason.SYMPTOMS), decide(rules, CARD));
  }

  private static Declaration symptom(Declaration.Symptom symptom) {
    return new Declaration(NOW, Set.of(symptom), false, false);
  }

  @Test
  void whoIsInsideDoesNotEnterAgainAndAlwaysLeaves() {
    RulePack rules = pack("\"antiPassback\": \"PT10M\"");
    past = new Past(1, Optional.of(Duration.ofMinutes(9)), Optional.empty());
    assertEquals(refuses(Remedy.ASK_STAFF, Reason.ALREADY_INSIDE), decide(rules, CARD));
    past = new Past(1, Optional.of(Duration.ofMinutes(10)), Optional.empty());
    assertEquals(new Decision.Admit(), decide(rules, CARD));
    direction = Direction.EXIT;
    past = new Past(1, Optional.of(Duration.ofMinutes(1)), Optional.empty());
    assertEquals(new Decision.Admit(), decide(rules, CARD));
  }

  @Test
  void aFullPlaceLetsNobodyInAndEverybodyOut() {
    RulePack rules = pack("\"capacity\": 2");
    past = new Past(1, Optional.empty(), Optional.empty());
    assertEquals(new Decision.Admit(), decide(rules, CARD));
    past = new Past(2, Optional.empty(), Optional.empty());
    assertEquals(refuses(Remedy.COME_BACK_LATER, Reason.FULL), decide(rules, CARD));
    direction = Direction.EXIT;
    assertEquals(new Decision.Admit(), decide(rules, CARD));
  }

  @Test
  void thePlaceOpensByTheClockOnItsWall() {
    RulePack rules =
        pack("\"opens\": [{\"days\": [\"mon\"], \"from\": \"08:00\", \"to\": \"17:00\"}]");
    assertEquals(new Decision.Admit(), decide(rules, CARD));
    for (Instant closed :
        List.of(
            NOW.minusMillis(1),
            NOW.plus(Duration.ofHours(9)),
            NOW.plus(Duration.ofDays(1)),
            NOW.minus(Duration.ofDays(1)))) {
      now = closed;
      assertEquals(refuses(Remedy.COME_BACK_LATER, Reason.CLOSED), decide(rules, CARD));
    }
  }

  @Test
  void staleDataHasTheEffectThatThePackNames() {
    issued.put(PackKind.TRUST, NOW.minus(Duration.ofDays(30)));
    Credential certificate = Certificates.vaccination(2, 2, "2021-08-01");
    Decision green = new Decision.Admit();
    Decision red = refuses(Remedy.ASK_STAFF, Reason.DATA_STALE);
    assertEquals(green, decide(pack(shelfLife("show")), CARD, certificate));
    assertEquals(green, decide(pack(shelfLife("distrust")), CARD), "a card needs no trust");
    assertEquals(red, decide(pack(shelfLife("distrust")), CARD, certificate));
    assertEquals(red, decide(pack(shelfLife("refuse")), CARD));
    issued.put(PackKind.TRUST, NOW.minus(Duration.ofDays(14)).plusSeconds(1));
    assertEquals(green, decide(pack(shelfLife("refuse")), CARD), "ageing is not stale");
  }

  private static String shelfLife(String effect) {
    return "\"shelfLife\": {\"trust\": {\"ageing\": \"P7D\", \"stale\": \"P14D\", \"effect\": \"%s\"}}"
        .formatted(effect);
  }

  @Test
  void everyReasonIsToldAndTheGravestFirst() {
    RulePack rules = pack("\"capacity\": 1, \"antiPassback\": \"PT10M\"");
    past = new Past(1, Optional.of(Duration.ofMinutes(1)), Optional.empty());
    declared = Optional.of(symptom(Declaration.Symptom.FEVER));
    assertEquals(
        refuses(
            Remedy.WAIT_FOR_HEALTH_STATION, Reason.SYMPTOMS, Reason.ALREADY_INSIDE, Reason.FULL),
        decide(rules, CARD));
  }
}
