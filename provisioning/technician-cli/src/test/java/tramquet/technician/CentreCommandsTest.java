package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.tls.CertificateAuthority;

/// Commands against a centre's registry: what is asked, what is said, and how they end.
class CentreCommandsTest {
  private static final String PLACE =
      "{'id':'cho-han','kind':'market','name':'Chợ Hàn','areaName':'Phường Hải Châu',"
          + "'area':'48/20242','open':true}";
  private static final String MADE =
      "{'code':'TQC1:ABC','kiosk':'han-1','place':'cho-han','lane':'1',"
          + "'until':'2030-01-02T00:00:00Z'}";

  private final CertificateAuthority root = CertificateAuthority.root("root", Instant.now());

  @TempDir private Path folder;
  private Desk desk;
  private CentreTwin centre;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk(folder);
    centre = new CentreTwin(root.server(List.of("localhost"), Instant.now()));
    desk.file("root.pem", root.issued().certificatePem());
    desk.file("token", "a-token\n");
  }

  @AfterEach
  void close() throws IOException {
    centre.close();
  }

  private int run(String... words) {
    return desk.run(
        Stream.concat(
                Stream.of(words),
                Stream.of("--centre", centre.url(), "--ca", "@root.pem", "--token", "@token"))
            .toArray(String[]::new));
  }

  private void asks(String line, String body, String... words) {
    assertEquals(0, run(words), desk::err);
    CentreTwin.Asked asked = centre.next();
    assertEquals(line, asked.line());
    assertEquals("Bearer a-token", asked.token());
    assertEquals(body.replace('\'', '"'), asked.body());
  }

  @Test
  void aPlaceIsAddedListedMovedAndClosed() {
    centre.say(200, PLACE);
    asks(
        "POST /api/registry/places",
        "{'id':'cho-han','kind':'market','name':'Chợ Hàn','area':'48/20242'}",
        "place",
        "add",
        "cho-han",
        "--kind",
        "market",
        "--name",
        "Chợ Hàn",
        "--area",
        "48/20242");
    assertTrue(desk.out().contains("Chợ Hàn, Phường Hải Châu (48/20242)"), desk::out);
    asks(
        "POST /api/registry/places/cho-han/move",
        "{'area':'48'}",
        "place",
        "move",
        "cho-han",
        "--area",
        "48");
    asks("POST /api/registry/places/cho-han/close", "{}", "place", "close", "cho-han");
    centre.say(200, "[" + PLACE + "]");
    asks("GET /api/registry/places?area=48", "", "place", "list", "--area", "48");
    asks(
        "GET /api/registry/places?area=%C4%90%C3%A0+N%E1%BA%B5ng%2FH%E1%BA%A3i+Ch%C3%A2u",
        "", "place", "list", "--area", "Đà Nẵng/Hải Châu");
    assertEquals(0, run("place", "list", "--json"));
    assertEquals("[" + PLACE.replace('\'', '"') + "]\n", desk.out());
  }

  @Test
  void aPlaceOfADayIsShownWithIt() {
    centre.say(
        200,
        "{'id':'dam-cuoi','kind':'wedding','name':'Đám cưới','areaName':'Thành phố Đà Nẵng',"
            + "'area':'48','day':'2026-12-01','open':false}");
    asks(
        "POST /api/registry/places",
        "{'id':'dam-cuoi','kind':'wedding','name':'Đám cưới','area':'48','day':'2026-12-01'}",
        "place",
        "add",
        "dam-cuoi",
        "--kind",
        "wedding",
        "--name",
        "Đám cưới",
        "--area",
        "48",
        "--day",
        "2026-12-01");
    assertTrue(desk.out().endsWith("Thành phố Đà Nẵng (48), on 2026-12-01, closed\n"), desk::out);
  }

  private static String trip(String name, String rest) {
    return "{'trip':'%s','kiosk':'pha-3','lane':'1',%s}".formatted(name, rest);
  }

  @Test
  void tripsAreATableForPeopleAndTheAnswerForPrograms() {
    String at = "{'basis':'anchor','at':'%s','notBefore':null,'notAfter':null}";
    String trips =
        "["
            + trip(
                "pha-0715",
                "'begun':true,'first':"
                    + at.formatted("2026-11-26T00:15:02.123Z")
                    + ",'state':'ended','last':"
                    + at.formatted("2026-11-26T00:58:10Z")
                    + ",'entry':{'admitted':1112,'refused':3,'annulled':1,'passed':1111},"
                    + "'exit':{'admitted':7,'refused':0,'annulled':0,'passed':7},'missing':0")
            + ","
            + trip(
                "pha-0745",
                "'begun':true,'first':{'at':null,'notBefore':'2026-11-26T01:00:00Z',"
                    + "'notAfter':'2026-11-26T02:00:00Z'},'state':'unknown','last':{},"
                    + "'entry':{'admitted':5,'refused':0,'annulled':0,'passed':0},"
                    + "'exit':{'admitted':0,'refused':0,'annulled':0,'passed':0},'missing':2")
            + ","
            + trip(
                "pha-0815",
                "'begun':false,'first':{},'state':'running','last':{},"
                    + "'entry':{'admitted':5,'refused':0,'annulled':0,'passed':0},"
                    + "'exit':{'admitted':0,'refused':0,'annulled':0,'passed':0},'missing':0")
            + "]";
    centre.say(200, trips);
    asks(
        "GET /api/registry/places/pha-cat-lai/trips", "", "trip", "list", "--place", "pha-cat-lai");
    assertEquals(
        List.of(
            "trip|kiosk|lane|began|ended|way|admitted|refused|annulled|passed",
            "pha-0715|pha-3|1|2026-11-26T00:15:02Z|2026-11-26T00:58:10Z|entry|1,112|3|1|1,111",
            "|exit|7|0|0|7",
            "pha-0745|pha-3|1|after 2026-11-26T01:00:00Z, before 2026-11-26T02:00:00Z|not told"
                + "|entry|5|0|0|0|2 records missing",
            "pha-0815|pha-3|1|not told|running|entry|5|0|0|0"),
        desk.out().lines().map(line -> line.replaceAll("  +", "|")).toList());
    assertEquals(0, run("trip", "list", "--place", "pha-cat-lai", "--json"));
    assertEquals(trips.replace('\'', '"') + "\n", desk.out());
  }

  @Test
  void theTimeOfTripsIsSaidAsAnInstantOrAsHowLongAgo() {
    centre.say(200, "[]");
    asks(
        "GET /api/registry/places/pha-3/trips?since=2026-11-20T00:00:00Z&until=2026-11-21T00:00:00Z",
        "",
        "trip",
        "list",
        "--place",
        "pha-3",
        "--since",
        "2026-11-20T00:00:00Z",
        "--until",
        "2026-11-21T00:00:00Z");
    assertEquals("No trips in this time.\n", desk.out());
    asks(
        "GET /api/registry/places/pha-3/trips?since=" + Desk.NOW.minus(Duration.ofDays(7)),
        "",
        "trip",
        "list",
        "--place",
        "pha-3",
        "--since",
        "7d");
    assertEquals(2, run("trip", "list", "--place", "pha-3", "--until", "yesterday"));
    assertTrue(desk.err().startsWith("--until: an instant such as"), desk::err);
    assertEquals(2, run("trip", "list"));
    assertEquals(1, run("trip", "list", "--place", "../kiosks"));
    assertFalse(centre.wasAsked());
    centre.say(409, "{'error':'place cho-han is no vehicle'}");
    assertEquals(1, run("trip", "list", "--place", "cho-han"));
    assertEquals("the centre refuses: place cho-han is no vehicle\n", desk.err());
  }

  @Test
  void lanesAndControllersComeAndGo() {
    asks(
        "POST /api/registry/places/cho-han/lanes",
        "{'name':'1','direction':'entry'}",
        "lane",
        "add",
        "cho-han",
        "1");
    asks(
        "POST /api/registry/places/cho-han/controllers",
        "{'phone':'0905123456'}",
        "controller",
        "add",
        "cho-han",
        "0905123456");
    asks(
        "POST /api/registry/places/cho-han/controllers/remove",
        "{'phone':'0905123456'}",
        "controller",
        "remove",
        "cho-han",
        "0905123456");
    assertFalse(desk.out().contains("0905"), "the number is on no screen and in no log");
    centre.say(200, "[{'phone':'0905123456','since':'2026-10-01T08:00:00Z'}]");
    asks("GET /api/registry/places/cho-han/controllers", "", "controller", "list", "cho-han");
    assertEquals("0905123456        since 2026-10-01T08:00:00Z\n", desk.out());
  }

  @Test
  void aClaimCodeIsPrintedAndDrawnForItsOwnerOnly() throws Exception {
    centre.say(200, MADE);
    asks(
        "POST /api/registry/claims",
        "{'hours':8,'ssid':'Chợ','place':'cho-han','lane':'1','kiosk':'han-1'}",
        "kiosk",
        "claim",
        "cho-han",
        "1",
        "han-1",
        "--hours",
        "8",
        "--wifi",
        "Chợ",
        "--out",
        "@claim.png",
        "--out",
        "@claim.pdf",
        "--out",
        "@claim.svg");
    assertEquals("TQC1:ABC\n", desk.out());
    assertEquals("TQC1:ABC", TechnicianTest.read(desk.path("claim.png")));
    String sheet = PrintTest.words(desk.path("claim.pdf"));
    assertTrue(sheet.contains("đến / until 07:00 02/01/2030"), sheet);
    for (String name : List.of("claim.png", "claim.pdf", "claim.svg")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.path(name))));
    }
    assertEquals(1, run("kiosk", "claim", "cho-han", "1", "han-1", "--out", "@claim.png"));
    assertFalse(centre.wasAsked(), "no code is made that could not be written");
  }

  @Test
  void aKioskIsApprovedListedReplacedAndRevoked() {
    asks(
        "POST /api/registry/kiosks/han-1/approve",
        "{'digits':'123456'}",
        "kiosk",
        "approve",
        "han-1",
        "123",
        "456");
    asks("POST /api/registry/kiosks/han-1/revoke", "{}", "kiosk", "revoke", "han-1");
    centre.say(200, MADE);
    asks(
        "POST /api/registry/kiosks/han-1/replace",
        "{'hours':24,'by':'han-1b'}",
        "kiosk",
        "replace",
        "han-1",
        "han-1b");
    centre.say(
        200, "[{'id':'han-1','place':'cho-han','lane':'1','state':'active','until':'2030'}]");
    asks("GET /api/registry/kiosks", "", "kiosk", "list");
    assertTrue(desk.out().matches("(?s)han-1 +cho-han +1 +active +until 2030\n"), desk::out);
  }

  @Test
  void aSecondCardIsAnAlarm() {
    centre.say(
        200,
        "[{'id':'han-1','place':'cho-han','lane':'1','state':'active','secondCard':'2026-11-02'}]");
    asks("GET /api/registry/kiosks", "", "kiosk", "list");
    assertTrue(desk.out().endsWith("  ALARM: a second card, last heard 2026-11-02\n"), desk::out);
  }

  @Test
  void aDryRunSaysSoAndWritesNothing() {
    centre.say(200, MADE);
    asks(
        "POST /api/registry/claims?dry=true",
        "{'hours':24,'place':'cho-han','lane':'1','kiosk':'han-1'}",
        "kiosk",
        "claim",
        "cho-han",
        "1",
        "han-1",
        "--dry-run",
        "--out",
        "@claim.png");
    assertTrue(desk.out().startsWith("would be done: "), desk::out);
    assertFalse(Files.exists(desk.path("claim.png")));
  }

  @Test
  void whatTheCentreRefusesIsToldInItsWords() {
    centre.say(409, "{'error':'there is a place cho-han already'}");
    assertEquals(1, run("place", "close", "cho-han"));
    assertEquals("the centre refuses: there is a place cho-han already\n", desk.err());
    centre.say(401, "{'error':'this token is not known'}");
    assertEquals(1, run("kiosk", "list"));
    assertEquals("the centre refuses: this token is not known\n", desk.err());
    centre.say(502, "<html>");
    assertEquals(1, run("kiosk", "list"));
    assertEquals("what answers is no centre: status 502\n", desk.err());
  }

  @Test
  void aCentreThatIsNotThereOrNotBelievedIsToldApart() throws Exception {
    desk.file(
        "root.pem", CertificateAuthority.root("root", Instant.now()).issued().certificatePem());
    assertEquals(3, run("kiosk", "list"));
    assertTrue(
        desk.err()
            .startsWith("the centre is not reached: the centre is not believed: no authority"),
        desk::err);
    centre.close();
    assertEquals(3, run("kiosk", "list"));
    assertEquals("the centre is not reached: nobody listens there\n", desk.err());
    assertFalse(centre.wasAsked());
  }

  @Test
  void whatIsMissingIsAWrongCall() {
    assertEquals(2, desk.run("kiosk", "list"));
    assertTrue(desk.err().contains("--centre is needed"), desk::err);
    assertEquals(
        2,
        desk.run(
            "kiosk", "list", "--centre", "http://a", "--ca", "@root.pem", "--token", "@token"));
    assertEquals(1, run("kiosk", "revoke", "../places"));
    assertFalse(centre.wasAsked());
  }

  @Test
  void completionKnowsEveryCommand() {
    desk.good("completion");
    for (String word :
        List.of("kiosk", "approve", "--dry-run", "place", "controller", "trip", "--since")) {
      assertTrue(desk.out().contains(word), word);
    }
  }
}
