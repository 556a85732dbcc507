package tramquet.centre.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tramquet.centre.Eventually;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.ledger.PostgresLedger;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;

/// What the registry does, on the real database, with a clock that is set.
class RegistryTest {
  private final DataSource database = TestParts.ledgerDatabase();
  private final Path crl = TestParts.folder().resolve("crl.pem");
  private final RevokedKiosks revoked = new RevokedKiosks(database);
  private Instant now = Instant.parse("2026-11-26T06:00:00.5Z");
  private final AuthorityFolder authority;
  private Registry registry;

  RegistryTest() throws IOException {
    authority = AuthorityFolder.make();
  }

  @BeforeEach
  void open() {
    registry =
        new Registry(
            database,
            () -> now,
            authority.files(),
            new Registry.Settings(
                () -> "centre.example.vn:8443", "ssl://centre.example.vn:8883", Optional.of(crl)),
            revoked);
  }

  @AfterEach
  void close() {
    registry.close();
    revoked.close();
  }

  private static Body body(String json) {
    return Body.of(json.replace('\'', '"'));
  }

  private void market() {
    var _ =
        registry.addPlace(
            body("{'id':'cho-han','kind':'market','name':'Chợ Hàn','area':'48/20242'}"), false);
    registry.addLane("cho-han", body("{'name':'1','direction':'entry'}"), false);
  }

  private KioskTwin claimed(String kiosk) {
    return new KioskTwin(
        registry
            .claim(body("{'kiosk':'%s','place':'cho-han','lane':'1'}".formatted(kiosk)), false)
            .code());
  }

  private void approve(KioskTwin kiosk) {
    registry.approve(
        kiosk.code.kiosk().text(), body("{'digits':'%s'}".formatted(kiosk.digits())), false);
  }

  private static X509Certificate certificate(Enrolment.Answer answer) throws Exception {
    String pem =
        String.valueOf(
            assertInstanceOf(Enrolment.Answer.Enrolled.class, answer).body().get("certificate"));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  private static void refused(int status, String words, Runnable call) {
    Refused why = assertThrows(Refused.class, call::run);
    assertEquals(status, why.status(), why.getMessage());
    assertTrue(String.valueOf(why.getMessage()).contains(words), why.getMessage());
  }

  private static void no(int status, String word, Enrolment.Answer answer) {
    Enrolment.Answer.No no = assertInstanceOf(Enrolment.Answer.No.class, answer);
    assertEquals(word, no.word());
    assertEquals(status, no.status());
  }

  @Test
  void bothListsOfAreasAreThereWhole() {
    JdbcTemplate sql = new JdbcTemplate(database);
    assertEquals(
        "[{list=2021, level=district, n=705}, {list=2021, level=province, n=63},"
            + " {list=2021, level=ward, n=10599}, {list=2026, level=province, n=34},"
            + " {list=2026, level=ward, n=3321}]",
        sql.queryForList("SELECT list, level, count(*) AS n FROM area GROUP BY 1, 2 ORDER BY 1, 2")
            .toString());
    AreaLists.fill(database);
    assertEquals(14_722, sql.queryForObject("SELECT count(*) FROM area", Integer.class));
  }

  @Test
  void aPlaceIsAddedMovedListedAndClosed() {
    market();
    Places.PlaceRow moved = registry.movePlace("cho-han", body("{'area':'48/490/20194'}"), false);
    assertEquals(2021, moved.areaList());
    assertEquals(1, registry.listPlaces(Optional.of("48/490")).size());
    assertEquals(0, registry.listPlaces(Optional.of("48/20242")).size());
    assertFalse(registry.closePlace("cho-han", false).open());
    refused(409, "is closed", () -> registry.closePlace("cho-han", false));
    refused(
        409,
        "is closed",
        () -> registry.addLane("cho-han", body("{'name':'2','direction':'exit'}"), false));
    refused(409, "already", this::market);
  }

  @Test
  void twoCardsThatGoOnFromOneCopyAreAnAlarm() throws Exception {
    market();
    claimed("han-1");
    PostgresLedger ledger = new PostgresLedger(database);
    Records records = new Records(new KioskId("han-1"), 7);
    ledger.append(List.of(records.visit(1, new UUID(1, 1)), records.visit(2, new UUID(1, 2))));
    assertEquals(Optional.empty(), registry.listKiosks().getFirst().secondCard());
    ledger.append(List.of(records.visit(2, new UUID(1, 3))));
    assertTrue(registry.listKiosks().getFirst().secondCard().isPresent());
  }

  @Test
  void everyKindCanBeAddedAndEventsHaveADay() {
    int number = 0;
    for (PlaceKind kind : PlaceKind.values()) {
      String day = kind.oneDay() ? ",'day':'2026-12-01'" : "";
      Places.PlaceRow row =
          registry.addPlace(
              body(
                  "{'id':'place-%d','kind':'%s','name':'Nơi','area':'01'%s}"
                      .formatted(number++, kind.text(), day)),
              false);
      assertEquals(kind.fullView(), row.fullView());
      assertEquals(kind.oneDay(), row.day().isPresent());
    }
    refused(
        400,
        "an event has a day",
        () ->
            registry.addPlace(
                body("{'id':'dam-cuoi','kind':'wedding','name':'Đám cưới','area':'01'}"), false));
    refused(
        400,
        "only an event",
        () ->
            registry.addPlace(
                body("{'id':'cho','kind':'market','name':'Chợ','area':'01','day':'2026-12-01'}"),
                false));
  }

  private Places.PlaceRow wedding(String day) {
    return registry.addPlace(
        body(
            "{'id':'dam-cuoi','kind':'wedding','name':'Đám cưới','area':'48','day':'%s'}"
                .formatted(day)),
        false);
  }

  @Test
  void theDayOfAnEventIsNotOverYet() {
    refused(400, "day: is over already", () -> wedding("2026-11-25"));
    refused(400, "day: a date such as", () -> wedding("2026-13-01"));
    assertEquals(Optional.of("2026-11-26"), wedding("2026-11-26").day());
  }

  @Test
  void anEventIsSetUpBeforehandAndClosesByItselfWhenItsDayEnds() {
    assertTrue(wedding("2026-11-28").open(), "two days before");
    registry.addLane("dam-cuoi", body("{'name':'1','direction':'entry'}"), false);
    String claim = "{'kiosk':'%s','place':'dam-cuoi','lane':'1'}";
    var _ = registry.claim(body(claim.formatted("cuoi-1")), false);
    now = Instant.parse("2026-11-28T16:59:59Z");
    var _ = registry.claim(body(claim.formatted("cuoi-1")), false);
    assertTrue(registry.listPlaces(Optional.empty()).getFirst().open(), "one second to midnight");

    now = Instant.parse("2026-11-28T17:00:00Z");
    assertFalse(registry.listPlaces(Optional.empty()).getFirst().open());
    String over = "place dam-cuoi was there for 2026-11-28 only";
    refused(409, over, () -> registry.claim(body(claim.formatted("cuoi-2")), false));
    refused(
        409,
        over,
        () -> registry.addLane("dam-cuoi", body("{'name':'2','direction':'exit'}"), false));
    refused(
        409, over, () -> registry.addController("dam-cuoi", body("{'phone':'0905123456'}"), false));

    refused(409, "not revoked: 1", () -> registry.closePlace("dam-cuoi", false));
    registry.revoke("cuoi-1", false);
    assertFalse(registry.closePlace("dam-cuoi", false).open());
    refused(409, "is closed", () -> registry.closePlace("dam-cuoi", false));
  }

  @Test
  void whatIsBadlySaidIsToldByItsMember() {
    for (Map.Entry<String, String> wrong :
        Map.of(
                "{'kind':'market','name':'a','area':'01'}", "id: is missing",
                "{'id':'A b','kind':'market','name':'a','area':'01'}", "id: a place id is",
                "{'id':'abc','kind':'zoo','name':'a','area':'01'}", "kind: one of office",
                "{'id':'abc','kind':'market','name':'','area':'01'}", "name: 1 to 60",
                "{'id':'abc','kind':'market','name':'a','area':'48/2'}", "area: an area is",
                "{'id':'abc','kind':'market','name':7,'area':'01'}", "name: must be text",
                "{'id':'abc','kind':'market','name':'a','area':'01','owner':'me'}", "owner: a tele")
            .entrySet()) {
      refused(400, wrong.getValue(), () -> registry.addPlace(body(wrong.getKey()), false));
    }
    refused(400, "JSON object", () -> Body.of("[1"));
    refused(
        404,
        "area 48/99999",
        () ->
            registry.addPlace(
                body("{'id':'abc','kind':'market','name':'a','area':'48/99999'}"), false));
  }

  @Test
  void aDryRunLeavesNothing() {
    var _ =
        registry.addPlace(
            body("{'id':'cho-han','kind':'market','name':'Chợ Hàn','area':'48'}"), true);
    assertEquals(0, registry.listPlaces(Optional.empty()).size());
    market();
    var _ = registry.claim(body("{'kiosk':'han-1','place':'cho-han','lane':'1'}"), true);
    assertEquals(0, registry.listKiosks().size());
  }

  @Test
  void controllersComeAndGo() {
    market();
    registry.addController("cho-han", body("{'phone':'0905 123 456'}"), false);
    registry.addController("cho-han", body("{'phone':'0905123456'}"), false);
    registry.addController("cho-han", body("{'phone':'+84 905 000 001'}"), false);
    assertEquals(
        List.of("+84905000001", "0905123456"),
        registry.listControllers("cho-han").stream()
            .map(Controllers.ControllerRow::phone)
            .toList());
    refused(404, "place cho-con", () -> registry.listControllers("cho-con"));
    refused(404, "place of that name", () -> registry.listControllers("'; --"));
    registry.removeController("cho-han", body("{'phone':'0905-123-456'}"), false);
    refused(
        404,
        "controller",
        () -> registry.removeController("cho-han", body("{'phone':'0905123456'}"), false));
  }

  @Test
  void aKioskIsClaimedComparedEnrolledRenewedAndRevoked() throws Exception {
    market();
    KioskTwin kiosk = claimed("han-1");
    assertEquals("centre.example.vn:8443", kiosk.code.host());
    assertEquals(Direction.ENTRY, kiosk.code.direction());
    assertEquals(Duration.ofHours(24), Duration.between(kiosk.code.from(), kiosk.code.until()));
    refused(409, "has not asked", () -> approve(kiosk));
    assertInstanceOf(Enrolment.Answer.Waiting.class, kiosk.ask(registry));
    Kiosks.KioskRow row = registry.listKiosks().getFirst();
    assertEquals("waiting", row.state());
    assertEquals(Optional.of(kiosk.digits()), row.digits());
    assertInstanceOf(Enrolment.Answer.Waiting.class, kiosk.ask(registry));
    approve(kiosk);
    refused(409, "approved already", () -> approve(kiosk));
    X509Certificate first = certificate(kiosk.ask(registry));
    assertEquals("CN=han-1", first.getSubjectX500Principal().getName());
    assertEquals(first, certificate(kiosk.ask(registry)), "the answer may have been lost");
    assertEquals("active", registry.listKiosks().getFirst().state());

    now = now.plus(Duration.ofDays(60));
    no(410, "over", kiosk.ask(registry));
    X509Certificate second = certificate(registry.renew(first, kiosk.body()));
    assertEquals(
        Duration.ofDays(60),
        Duration.between(first.getNotAfter().toInstant(), second.getNotAfter().toInstant()));
    no(403, "refused", registry.renew(second, new KioskTwin(claimed("han-2").text()).body()));

    registry.revoke("han-1", false);
    assertTrue(revoked.test(new KioskId("han-1")));
    no(403, "refused", registry.renew(second, kiosk.body()));
    no(403, "revoked", kiosk.ask(registry));
    assertTrue(list(crl).isRevoked(first) && list(crl).isRevoked(second));
    refused(409, "revoked already", () -> registry.revoke("han-1", false));
    refused(409, "needs a new name", () -> claimed("han-1"));
  }

  @Test
  void everyNodeOfACentreWritesTheListWhicheverRevokes() throws Exception {
    market();
    KioskTwin kiosk = claimed("han-1");
    assertInstanceOf(Enrolment.Answer.Waiting.class, kiosk.ask(registry));
    approve(kiosk);
    X509Certificate own = certificate(kiosk.ask(registry));
    Path others = TestParts.folder().resolve("crl.pem");
    try (RevokedKiosks known = new RevokedKiosks(database);
        Registry other =
            new Registry(
                database,
                () -> now,
                authority.files(),
                new Registry.Settings(
                    () -> "other.example.vn:8443",
                    "ssl://other.example.vn:8883",
                    Optional.of(others)),
                known)) {
      assertFalse(list(others).isRevoked(own));
      registry.revoke("han-1", false);
      Eventually.await("the other node has written it", () -> list(others).isRevoked(own));
      no(403, "refused", other.renew(own, kiosk.body()));
    }
  }

  private static X509CRL list(Path file) {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509")
              .generateCRL(new ByteArrayInputStream(Files.readAllBytes(file)));
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void onlyTheKeyThatAskedFirstIsHeard() {
    market();
    KioskTwin kiosk = claimed("han-1");
    KioskTwin thief = new KioskTwin(kiosk.text());
    assertInstanceOf(Enrolment.Answer.Waiting.class, thief.ask(registry));
    no(409, "other-key", kiosk.ask(registry));
    refused(409, "not the digits", () -> approve(kiosk));
    // The technician is told by the kiosk, and has a new code made: the one before is over.
    KioskTwin again = claimed("han-1");
    no(410, "over", thief.ask(registry));
    assertInstanceOf(Enrolment.Answer.Waiting.class, again.ask(registry));
  }

  @Test
  void aCodeIsOverWhenItsTimeIs() {
    market();
    KioskTwin kiosk = claimed("han-1");
    now = kiosk.code.until();
    assertInstanceOf(Enrolment.Answer.Waiting.class, kiosk.ask(registry));
    now = now.plusSeconds(1);
    no(410, "over", kiosk.ask(registry));
    refused(410, "is over", () -> approve(kiosk));
  }

  @Test
  void wrongSecretsAndWrongDigitsBurnACode() {
    market();
    KioskTwin kiosk = claimed("han-1");
    for (int i = 0; i < Claims.MOST_FAILURES; i++) {
      no(403, "refused", registry.ask(kiosk.code.claim().id(), kiosk.body("00".repeat(16))));
    }
    no(410, "over", kiosk.ask(registry));
    no(403, "refused", registry.ask("0000000000000000", kiosk.body()));
    KioskTwin second = claimed("han-1");
    assertInstanceOf(Enrolment.Answer.Waiting.class, second.ask(registry));
    String wrong = second.digits().equals("000000") ? "000001" : "000000";
    for (int i = 0; i < Claims.MOST_FAILURES; i++) {
      refused(
          409,
          "not the digits",
          () -> registry.approve("han-1", body("{'digits':'%s'}".formatted(wrong)), false));
    }
    refused(404, "claim code", () -> approve(second));
  }

  @Test
  void aNewBoxGetsTheLaneOfTheOldOne() throws Exception {
    market();
    KioskTwin old = claimed("han-1");
    var _ = old.ask(registry);
    approve(old);
    X509Certificate certificate = certificate(old.ask(registry));
    refused(409, "is active", () -> claimed("han-1"));
    refused(409, "kiosks that are not revoked", () -> registry.closePlace("cho-han", false));
    KioskTwin next =
        new KioskTwin(registry.replace("han-1", body("{'by':'han-1b'}"), false).code());
    assertEquals("1", next.code.lane());
    no(403, "refused", registry.renew(certificate, old.body()));
    assertEquals(Optional.of("han-1b"), registry.listKiosks().getFirst().replacedBy());
    assertInstanceOf(Enrolment.Answer.Waiting.class, next.ask(registry));
  }

  @Test
  void anAddressThatFailsTooOftenHasToWait() {
    long[] nanos = {5};
    RateLimit limit = new RateLimit(() -> nanos[0]);
    for (int i = 0; i < 30; i++) {
      assertFalse(limit.isReached("a"));
      limit.failed("a");
    }
    assertTrue(limit.isReached("a"));
    assertFalse(limit.isReached("b"));
    nanos[0] += Duration.ofSeconds(2).toNanos();
    assertFalse(limit.isReached("a"));
  }

  @Test
  void aTokenIsKnownUntilItIsTakenAway() {
    Administrators administrators = new Administrators(database);
    String token = administrators.add("desk-1", now).orElseThrow();
    assertEquals(Optional.of("desk-1"), registry.administrator(token));
    assertEquals(Optional.empty(), registry.administrator(token + "A"));
    assertEquals(Optional.empty(), administrators.add("desk-1", now));
    assertTrue(administrators.remove("desk-1"));
    assertEquals(Optional.empty(), registry.administrator(token));
  }

  @Test
  void anAreaIsNamedByItsCodesOrAsPeopleCallIt() {
    var added =
        registry.addPlace(
            body("{'id':'cho-han','kind':'market','name':'Chợ Hàn','area':'Đà Nẵng/Hải Châu'}"),
            false);
    assertEquals("48/20242", added.area());
    assertEquals(2026, added.areaList());
    assertEquals("48", registry.movePlace("cho-han", body("{'area':'da nang'}"), false).area());
    assertEquals(1, registry.listPlaces(Optional.of("Thành phố Đà Nẵng")).size());
    assertEquals(0, registry.listPlaces(Optional.of("Hà Nội")).size());
    refused(404, "area of that name", () -> registry.listPlaces(Optional.of("Atlantis")));
    refused(
        400,
        "are called so",
        () -> registry.movePlace("cho-han", body("{'area':'Tân Phú'}"), false));
  }
}
