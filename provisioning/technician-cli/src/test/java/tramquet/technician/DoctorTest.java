package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// `doctor` on the way to a centre: each fault on its own, and that it is the only one named.
class DoctorTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final String WELL =
      "{'version':'0.1.0','time':'2030-01-01T00:00:00Z','broker':true,'writing':true}";

  private final AuthorityTwin root = new AuthorityTwin("root", NOW);

  @TempDir private Path folder;
  private Desk desk;
  private CentreTwin centre;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk(folder);
    desk.time(InstantSource.fixed(NOW));
    desk.file("root.pem", root.pem());
    secret("token", "a-token\n");
    serve(root.server("localhost"));
  }

  private void serve(CertificateAuthority.Issued shows) throws Exception {
    centre = new CentreTwin(shows);
    centre.time(NOW);
    centre.say("/api/registry/centre", 200, WELL);
    centre.say("/api/registry/kiosks", 200, "[]");
    centre.say("/api/registry/kiosks/status", 200, "[]");
  }

  private void secret(String name, String text) throws IOException {
    desk.file(name, text);
    Files.setPosixFilePermissions(desk.path(name), PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void close() throws IOException {
    centre.close();
  }

  /// The words of each part, and of nothing that was not asked because of another.
  private Map<String, List<String>> words(int exit, String... more) {
    assertEquals(exit, run(more), () -> desk.out() + desk.err());
    Map<String, List<String>> words = new TreeMap<>();
    for (JsonNode each : JsonMapper.shared().readTree(desk.out()).get("findings")) {
      words
          .computeIfAbsent(each.get("part").asString(), _ -> new ArrayList<>())
          .add(each.get("word").asString());
    }
    return words;
  }

  private int run(String... more) {
    return desk.run(
        Stream.concat(
                Stream.of(
                    "doctor",
                    "--json",
                    "--centre",
                    centre.url(),
                    "--ca",
                    "@root.pem",
                    "--token",
                    "@token"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<String> culprits() {
    List<String> parts = new ArrayList<>();
    JsonMapper.shared()
        .readTree(desk.out())
        .get("culprits")
        .forEach(each -> parts.add(each.asString()));
    return parts;
  }

  @Test
  void whereAllIsWellItSaysSo() {
    Map<String, List<String>> words = words(0);
    assertEquals(
        "{authority=[counts], broker=[not-named], centre=[runs], clock=[same], kiosks=[seen],"
            + " name=[known], port=[open], tls=[counts], token=[accepted]}",
        words.toString());
    assertEquals(List.of(), culprits());
    assertFalse(desk.out().contains("a-token"));
  }

  @Test
  void theAuthorityOfAnotherRegionIsNamedAndNoTokenGoesOut() throws Exception {
    desk.file("root.pem", new AuthorityTwin("other", NOW).pem());
    assertEquals(List.of("not-believed"), words(1).get("tls"));
    assertEquals(List.of("tls"), culprits());
    assertEquals(List.of("after"), words(1).get("token"));
    assertFalse(centre.wasAsked());
  }

  @Test
  void whatIsNoAuthorityIsNamed() throws Exception {
    desk.file("root.pem", root.server("localhost").certificatePem());
    assertEquals(List.of("no-authority"), words(1).get("authority"));
    Files.delete(desk.path("root.pem"));
    assertEquals(List.of("missing"), words(1).get("authority"));
    assertEquals(List.of("authority"), culprits());
  }

  @Test
  void aCertificateThatHasExpiredIsNamedAndIsToldNoToken() throws Exception {
    centre.close();
    serve(root.server("localhost", NOW.minusSeconds(60)));
    assertEquals(List.of("expired"), words(1).get("tls"));
    assertEquals(List.of("tls"), culprits());
    assertFalse(centre.next().token().contains("a-token"));
  }

  @Test
  void aCertificateThatEndsSoonIsNoFaultYet() throws Exception {
    centre.close();
    serve(root.server("localhost", NOW.plus(Duration.ofDays(14)).minusSeconds(1)));
    assertEquals(List.of("ends-soon"), words(4).get("tls"));
    centre.close();
    serve(root.server("localhost", NOW.plus(Duration.ofDays(15))));
    assertEquals(List.of("counts"), words(0).get("tls"));
  }

  @Test
  void aClockThatIsYearsAheadIsToBlameAndNotTheCertificate() throws Exception {
    centre.close();
    serve(root.server("localhost", NOW.plus(Duration.ofDays(20))));
    desk.time(InstantSource.fixed(NOW.plus(Duration.ofDays(700))));
    Map<String, List<String>> words = words(1);
    assertEquals(List.of("by-this-clock"), words.get("tls"));
    assertEquals(List.of("wrong"), words.get("clock"));
    assertEquals(List.of("clock"), culprits());
  }

  @Test
  void aClockThatDiffersALittleLeavesTheRestToBeAsked() {
    desk.time(InstantSource.fixed(NOW.minusSeconds(90)));
    Map<String, List<String>> words = words(4);
    assertEquals(List.of("differs"), words.get("clock"));
    assertEquals(List.of("runs"), words.get("centre"));
    desk.time(InstantSource.fixed(NOW.minusSeconds(400)));
    words = words(1);
    assertEquals(List.of("wrong"), words.get("clock"));
    assertEquals(List.of("runs"), words.get("centre"));
  }

  @Test
  void aNameThatNobodyKnowsIsNamed() {
    assertEquals(1, desk.run("doctor", "--centre", "https://centre.invalid", "--ca", "@root.pem"));
    assertTrue(desk.out().contains(" X  name         the name centre.invalid is not"), desk::out);
    assertTrue(desk.out().contains(" -  port         not asked: name comes first"), desk::out);
    assertTrue(desk.out().endsWith("\nBROKEN: name\n"), desk::out);
  }

  @Test
  void aPortAtWhichNobodyListensIsNamed() throws Exception {
    centre.close();
    assertEquals(List.of("closed"), words(1).get("port"));
    assertEquals(List.of("port"), culprits());
  }

  @Test
  void aPortThatAnswersNothingIsNamedInAFewSeconds() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "https://localhost:" + silent.getLocalPort();
      assertEquals(1, desk.run("doctor", "--centre", url, "--ca", "@root.pem"));
    }
    assertTrue(desk.out().contains(" X  tls          no answer in time"), desk::out);
  }

  @Test
  void aTokenThatIsNotKnownIsToldFromOneThatIsNotThere() throws Exception {
    centre.say("/api/registry/centre", 401, "{'error':'this token is not known'}");
    assertEquals(List.of("refused"), words(1).get("token"));
    assertEquals(List.of("token"), culprits());
    Files.delete(desk.path("token"));
    assertEquals(List.of("missing"), words(1).get("token"));
  }

  @Test
  void aTokenThatOthersCanReadIsNoFaultYet() throws Exception {
    Files.setPosixFilePermissions(desk.path("token"), PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(List.of("open"), words(4).get("token"));
  }

  @Test
  void whatIsBrokenBehindTheCentreIsNamed() {
    centre.say("/api/registry/centre", 503, "{'error':'database'}");
    assertEquals(List.of("no-database"), words(1).get("centre"));
    assertEquals(List.of("centre"), culprits());
    centre.say("/api/registry/centre", 200, WELL.replace("'broker':true", "'broker':false"));
    assertEquals(List.of("no-broker"), words(1).get("centre"));
    centre.say("/api/registry/centre", 200, WELL.replace("'writing':true", "'writing':false"));
    assertEquals(List.of("not-writing"), words(1).get("centre"));
    centre.say("/api/registry/centre", 500, "<html>");
    assertEquals(List.of("no-centre"), words(1).get("centre"));
    centre.say("/api/registry/centre", 404, "{}");
    assertEquals(List.of("older"), words(4).get("centre"));
  }

  @Test
  void aCentreThatIsBelievedAndDoesNotAnswerIsToldFromOneThatIsNotBelieved() {
    centre.fallSilent();
    Map<String, List<String>> words = words(1);
    assertEquals(List.of("counts"), words.get("tls"));
    assertEquals(List.of("no-answer"), words.get("centre"));
    assertEquals(List.of("centre"), culprits());
  }

  private void kiosk(String registry, String status) {
    centre.say(
        "/api/registry/kiosks",
        200,
        "[{'id':'han-1','state':'active','until':'2030-03-01T00:00:00Z'%s}]".formatted(registry));
    centre.say(
        "/api/registry/kiosks/status",
        200,
        status.isEmpty()
            ? "[]"
            : """
            [{'kiosk':'han-1','online':true,'lane':'ready','storage':3,
              'packs':{'rules':{'version':7,'age':'fresh'}},'seenAt':'2029-12-31T23:00:00Z'%s},
             {'kiosk':'other','online':true,'packs':{'trust':{'version':9,'age':'fresh'}}}]
            """
                .formatted(status.equals("well") ? "" : status));
  }

  private List<String> kiosks(int exit) {
    return words(exit).getOrDefault("kiosks", List.of());
  }

  @Test
  void eachIllOfAKioskHasItsWord() {
    kiosk("", "well");
    assertEquals(List.of("seen"), kiosks(0));
    kiosk("", "");
    assertEquals(List.of("never-heard", "seen"), kiosks(4));
    kiosk("", ",'online':false");
    assertEquals(List.of("away", "seen"), kiosks(4));
    kiosk("", ",'online':false,'seenAt':'2029-12-30T23:00:00Z'");
    assertEquals(List.of("away-long", "seen"), kiosks(1));
    kiosk("", ",'storage':70");
    assertEquals(List.of("filling", "seen"), kiosks(4));
    kiosk("", ",'storage':100");
    assertEquals(List.of("full", "seen"), kiosks(1));
    kiosk("", ",'lane':'no-rules'");
    assertEquals(List.of("lane", "seen"), kiosks(4));
    kiosk("", ",'packs':{'trust':{'version':8,'age':'fresh'}}");
    assertEquals(List.of("packs", "seen"), kiosks(4));
    assertTrue(desk.words().contains("han-1: holds old packs: trust 8 (others hold 9)"), desk::out);
    kiosk(",'secondCard':'2029-12-31T00:00:00Z'", "well");
    assertEquals(List.of("second-card", "seen"), kiosks(1));
    kiosk(",'until':'2030-01-14T00:00:00Z'", "well");
    assertEquals(List.of("certificate-ends", "seen"), kiosks(4));
    kiosk(",'until':'2029-12-31T00:00:00Z'", "well");
    assertEquals(List.of("certificate-expired", "seen"), kiosks(1));
  }

  @Test
  void aKioskThatIsRevokedOrNewIsNoIll() {
    centre.say(
        "/api/registry/kiosks",
        200,
        "[{'id':'a-1','state':'revoked'},{'id':'b-1','state':'claimed'}]");
    assertEquals(List.of("seen"), kiosks(0));
    centre.say("/api/registry/kiosks", 200, "[{'id':'c-1','state':'waiting'}]");
    assertEquals(List.of("waits", "seen"), kiosks(4));
  }

  @Test
  void keysAreLookedAtLikeSsh() throws Exception {
    assertEquals(4, desk.run("doctor", "--key", "@pack.key"));
    assertTrue(desk.out().contains("chmod 600"), desk::out);
    Files.setPosixFilePermissions(
        desk.path("pack.key"), PosixFilePermissions.fromString("rw-------"));
    assertEquals(0, desk.run("doctor", "--key", "@pack.key", "--key", "@pack.pub"), desk::out);
    desk.file("empty", "");
    assertEquals(1, desk.run("doctor", "--key", "@empty", "--key", "@gone"));
    assertTrue(desk.words().contains("no key is in it"), desk::out);
    assertTrue(desk.words().contains("there is no such file"), desk::out);
  }

  @Test
  void aBrokerThatIsNotThereIsNamed() throws Exception {
    int nobody = Mosquitto.freePort();
    assertEquals(1, desk.run("doctor", "--broker", "tcp://localhost:" + nobody));
    assertTrue(desk.out().contains(" X  broker       nobody listens at localhost"), desk::out);
    assertTrue(desk.out().contains(" -  rights       not asked: broker comes"), desk::out);
  }

  @Test
  void aCallThatNamesNothingIsWrong() {
    assertEquals(2, desk.run("doctor"));
    assertEquals(2, desk.run("doctor", "--centre", "http://a"));
    assertEquals(2, desk.run("doctor", "--broker", "mqtt://a"));
  }

  @Test
  void noLineIsLongerThanATerminalOfEightyColumns() throws Exception {
    desk.file("root.pem", new AuthorityTwin("other", NOW).pem());
    assertEquals(
        1, desk.run("doctor", "--centre", centre.url(), "--ca", "@root.pem", "--token", "@token"));
    assertTrue(
        desk.out()
            .lines()
            .filter(line -> !line.contains(folder.toString()))
            .allMatch(line -> line.length() <= 80),
        desk::out);
  }
}
