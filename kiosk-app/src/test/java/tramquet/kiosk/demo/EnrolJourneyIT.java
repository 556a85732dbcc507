package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.Claim;
import tramquet.wire.ClaimCode;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;
import tramquet.wire.Pin;
import tramquet.wire.PlaceId;
import tramquet.wire.SealingKeys;
import tramquet.wire.SigningKey;
import tramquet.wire.UnsealingKey;

/// From a bare kiosk to its first visitor, and to the day on which it is lost: the centre with its
/// database and broker, the kiosk, and the technician's command, each a process of its own. Nobody
/// types on the kiosk.
final class EnrolJourneyIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern DIGITS = Pattern.compile("compare the digits (\\d{6})");
  private static final Path ROOT =
      Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();

  private final Cast cast = new Cast(9);

  @TempDir Path folder;

  /// As a package brings it: hardware, and nothing of who the kiosk is.
  private static String bare(String toml) {
    StringBuilder text = new StringBuilder();
    boolean kept = true;
    for (String line : toml.lines().toList()) {
      if (line.startsWith("[")) {
        kept = !List.of("[uplink]", "[keys]", "[trust]", "[watch_list]").contains(line);
      }
      if (kept && !line.startsWith("id = ") && !line.startsWith("name = ")) {
        text.append(line.startsWith("pack = ") ? "pack = \"manifest\"" : line).append('\n');
        if (line.equals("[pins]")) {
          text.append("maintenance = 26\n");
        }
      }
    }
    return text.toString();
  }

  private LiveKiosk kiosk(String name) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    return new LiveKiosk(
        ROOT, own, DemoKeys.generate(new SecureRandom()), Optional.empty(), EnrolJourneyIT::bare);
  }

  private String logged(LiveKiosk kiosk, Pattern wanted) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Matcher matcher = wanted.matcher(String.join("\n", kiosk.log()));
      if (matcher.find()) {
        return matcher.group(matcher.groupCount());
      }
      assertTrue(System.nanoTime() < until, () -> "not logged: " + wanted);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private void letSomebodyIn(LiveKiosk kiosk) throws InterruptedException {
    kiosk.show(Cards.read(Cards.citizen(cast.next())));
    kiosk.lamp("green");
  }

  private TechnicianDesk desk(Map<String, String> environment) {
    return new TechnicianDesk(ROOT, environment);
  }

  @Test
  void aBareKioskIsClaimedApprovedServesAndIsRevoked() throws Exception {
    Path authority = authority();
    try (LiveCentre centre = centre(authority, 0);
        LiveKiosk kiosk = kiosk("box")) {
      TechnicianDesk desk = desk(atTheDesk(centre, authority));
      register(desk, authority, centre);
      String code = desk.good("kiosk", "claim", "cho-han", "1", "han-1").strip();

      kiosk.launch();
      kiosk.screen("unprovisioned");
      kiosk.show(Cards.read(code));
      kiosk.painted("set-up-digits");
      String digits = logged(kiosk, DIGITS);
      String wrong = digits.equals("000000") ? "000001" : "000000";
      desk.failed(1, "not the digits", "kiosk", "approve", "han-1", wrong);
      givePack(desk, authority, centre);
      desk.good("kiosk", "approve", "han-1", digits);
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      kiosk.awaitAcknowledged(PATIENCE);
      assertTrue(desk.good("kiosk", "list").contains("active"), "the registry knows");
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(folder.resolve("box/data/enrol/now/kiosk.key"))));

      awaitRules(folder.resolve("box/data/packs"));

      // A kiosk that is set up takes no claim code any more: to it that is just some code.
      kiosk.show(Cards.read(desk.good("kiosk", "claim", "cho-han", "1", "han-2").strip()));
      kiosk.screen("unreadable");
      letSomebodyIn(kiosk);
      assertFalse(String.join("\n", kiosk.log()).contains("claimed as han-2"));
      kiosk.awaitAcknowledged(PATIENCE);

      desk.good("kiosk", "revoke", "han-1");
      letSomebodyIn(kiosk);
      kiosk.listen(Duration.ofSeconds(3));
      desk.failed(1, "revoked already", "kiosk", "revoke", "han-1");
      assertTrue(kiosk.stop() > 0, "nothing is acknowledged to a kiosk that is revoked");
      assertEquals(2, visits(centre), "those before it was revoked");
    }
  }

  private Path authority() throws Exception {
    Path authority = folder.resolve("authority");
    desk(Map.of()).good("authority", "init", "--out", authority.toString(), "--host", "localhost");
    return authority;
  }

  /// @param port for HTTPS; 0 for any
  private LiveCentre centre(Path authority, int port) throws IOException, InterruptedException {
    return new LiveCentre(
        ROOT,
        folder.resolve("centre"),
        Files.createDirectory(folder.resolve("logs")),
        List.of(
            "--authority",
            authority.resolve("centre").toString(),
            "--https-address",
            "127.0.0.1",
            "--https-port",
            Integer.toString(port)));
  }

  private static long visits(LiveCentre centre) throws IOException, InterruptedException {
    return visits(centre.stopAndList(), "han-1", "1").size();
  }

  private static List<String> visits(List<String> ledger, String kiosk, String lane) {
    return ledger.stream()
        .filter(line -> line.contains("\"kiosk\":\"" + kiosk + "\""))
        .filter(line -> line.contains("\"lane\":\"" + lane + "\""))
        .filter(line -> line.contains("\"kind\":\"visit\""))
        .toList();
  }

  private static Map<String, String> atTheDesk(LiveCentre centre, Path authority)
      throws IOException, InterruptedException {
    Path token = authority.resolve("desk.token");
    Files.writeString(
        token,
        String.join("\n", centre.tell("token", "desk-1", "--postgres", centre.said("postgres"))));
    Map<String, String> environment = new HashMap<>();
    environment.put("TRAMQUET_CENTRE", centre.said("https"));
    environment.put("TRAMQUET_CA", authority.resolve("root-ca.pem").toString());
    environment.put("TRAMQUET_TOKEN", token.toString());
    return environment;
  }

  /// Rules for a kiosk that the broker has not met yet.
  private void givePack(TechnicianDesk desk, Path authority, LiveCentre centre) throws Exception {
    Path rules = folder.resolve("rules.json");
    Files.writeString(
        rules,
        """
        {"name": "Chợ Hàn", "accepts": ["citizen-card"], "watchList": false,
         "declaration": {"required": false}}
        """);
    String draft = folder.resolve("rules.draft").toString();
    String pack = folder.resolve("rules-1.pack").toString();
    desk.good("pack", "build", "rules", rules.toString(), "--version", "1", "-o", draft);
    desk.good("pack", "sign", draft, "--key", authority.resolve("pack.key").toString(), "-o", pack);
    TechnicianDesk.End given =
        desk.run(
            "pack",
            "publish",
            pack,
            "--key",
            authority.resolve("pack.pub").toString(),
            "--kiosk",
            "han-1",
            "--broker",
            centre.broker().toString(),
            "--wait",
            "1");
    assertEquals(3, given.status(), () -> "nobody can say yet that it holds them: " + given);
  }

  /// The broker has kept them, and the kiosk was told whose they are.
  private static void awaitRules(Path packs) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(packs.resolve("rules.pack"))) {
      assertTrue(System.nanoTime() < until, "no rules have come");
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /// A place and its lane; on the way each way to be refused.
  private void register(TechnicianDesk desk, Path authority, LiveCentre centre) throws Exception {
    String[] add = {
      "place", "add", "cho-han", "--kind", "market", "--name", "Chợ Hàn", "--area", "48/20242"
    };
    desk.good(add);
    desk.failed(1, "already", add);
    desk.failed(1, "area 48/001 is not known", "place", "move", "cho-han", "--area", "48/001");
    desk.failed(1, "lane of place", "kiosk", "claim", "cho-han", "1", "han-1");
    desk.good("lane", "add", "cho-han", "1");
    desk.failed(1, "is not known", "kiosk", "approve", "han-9", "123456");
    desk.failed(2, "--direction", "lane", "add", "cho-han", "2", "--direction");
    Map<String, String> stranger = new HashMap<>(atStrangersDesk(authority, centre));
    desk(stranger).failed(1, "this token is not known", "kiosk", "list");
    stranger.put("TRAMQUET_CENTRE", "https://localhost:1");
    desk(stranger).failed(3, "nobody listens there", "kiosk", "list");
    desk(Map.of()).good("authority", "init", "--out", folder.resolve("other").toString());
    stranger.put("TRAMQUET_CENTRE", centre.said("https"));
    stranger.put("TRAMQUET_CA", folder.resolve("other/root-ca.pem").toString());
    desk(stranger).failed(3, "is not believed", "kiosk", "list");
  }

  private static Map<String, String> atStrangersDesk(Path authority, LiveCentre centre)
      throws IOException {
    Path token = Files.writeString(authority.resolve("strangers.token"), "guessed");
    return Map.of(
        "TRAMQUET_CENTRE", centre.said("https"),
        "TRAMQUET_CA", authority.resolve("root-ca.pem").toString(),
        "TRAMQUET_TOKEN", token.toString());
  }

  /// The cable is plugged in on the second day: nobody has to come back with the code.
  @Test
  void aKioskThatServedAloneIsApprovedAndDeliversOnceThereIsANetwork() throws Exception {
    Path authority = authority();
    try (LiveCentre centre = centre(authority, LiveCentre.lastingPort());
        LiveKiosk kiosk = kiosk("box")) {
      TechnicianDesk desk = desk(atTheDesk(centre, authority));
      desk.good(
          "place", "add", "cho-han", "--kind", "market", "--name", "Chợ Hàn", "--area", "48/20242");
      desk.good("lane", "add", "cho-han", "1");
      String code = desk.good("kiosk", "claim", "cho-han", "1", "han-1").strip();
      centre.kill();

      kiosk.launch();
      kiosk.screen("unprovisioned");
      kiosk.show(Cards.read(code));
      kiosk.awaitReady();
      letSomebodyIn(kiosk);

      centre.startAgain();
      desk.good("kiosk", "approve", "han-1", logged(kiosk, DIGITS));
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      kiosk.awaitAcknowledged(PATIENCE);
      assertEquals(0, kiosk.stop());
      assertEquals(2, visits(centre), "the one before there was a network, and the one after");
    }
  }

  /// A box is carried to another lane while there is no network: whoever does it has been in the
  /// box, and has a code of the centre. What it wrote before is delivered under the name of then.
  @Test
  void aKioskThatIsSetUpGetsAnotherNameByJumperOrderAndClaimCodeAndLosesNothing() throws Exception {
    Path authority = authority();
    try (LiveCentre centre = centre(authority, LiveCentre.lastingPort());
        LiveKiosk kiosk = kiosk("box")) {
      TechnicianDesk desk = desk(atTheDesk(centre, authority));
      desk.good(
          "place", "add", "cho-han", "--kind", "market", "--name", "Chợ Hàn", "--area", "48/20242");
      desk.good("lane", "add", "cho-han", "1");
      desk.good("lane", "add", "cho-han", "2");
      kiosk.launch();
      kiosk.screen("unprovisioned");
      kiosk.show(Cards.read(desk.good("kiosk", "claim", "cho-han", "1", "han-1").strip()));
      desk.good("kiosk", "approve", "han-1", logged(kiosk, DIGITS));
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      kiosk.awaitAcknowledged(PATIENCE);
      String claim = desk.good("kiosk", "claim", "cho-han", "2", "han-2").strip();
      Path jumper = folder.resolve("box/data/jumper");

      centre.kill();
      letSomebodyIn(kiosk);
      isNotGivenAway(kiosk, jumper, claim, new Badges(desk, authority));
      Files.writeString(jumper, "");
      String order = new Badges(desk, authority).badge("han-1");
      kiosk.show(Cards.read(order));
      kiosk.painted("staff-new-claim");
      kiosk.show(Cards.read(claim.substring(0, 300)));
      kiosk.painted("staff-new-claim-misread");
      kiosk.show(Cards.read(claim));
      logged(kiosk, Pattern.compile("(claimed as han-2)"));
      kiosk.painted("set-up-calling");
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      logged(kiosk, Pattern.compile("(written as han-1, not delivered yet)"));

      centre.startAgain();
      String digits =
          logged(kiosk, Pattern.compile("(?s)claimed as han-2.*compare the digits (\\d{6})"));
      desk.good("kiosk", "approve", "han-2", digits);
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      kiosk.awaitAcknowledged(PATIENCE);
      logged(kiosk, Pattern.compile("(the centre has all that was written as han-1)"));
      // The order was used: it gives the kiosk away no second time.
      kiosk.show(Cards.read(order));
      kiosk.painted("staff-code-refused");
      assertEquals(0, kiosk.stop());
      try (Stream<Path> former = Files.list(folder.resolve("box/data/former"))) {
        assertEquals(List.of(), former.toList());
      }
      List<String> ledger = centre.stopAndList();
      assertEquals(3, visits(ledger, "han-1", "1").size(), "one before the network was gone");
      assertEquals(2, visits(ledger, "han-2", "2").size(), "alone, and approved");
      assertEquals(ledger.size(), new HashSet<>(ledger).size(), "each once");
    }
  }

  /// Orders of the centre's desk to give a kiosk another name.
  private record Badges(TechnicianDesk desk, Path authority) {
    String badge(String kiosk, String... more) throws Exception {
      List<String> words =
          new ArrayList<>(
              List.of(
                  "order",
                  "code",
                  "re-provision",
                  "--kiosk",
                  kiosk,
                  "--by",
                  "KT-0007",
                  "--for",
                  "2h",
                  "--key",
                  authority.resolve("order.key").toString()));
      words.addAll(List.of(more));
      return desk.good(words.toArray(String[]::new)).strip();
    }
  }

  /// Each time the next visitor is served.
  private void isNotGivenAway(LiveKiosk kiosk, Path jumper, String claim, Badges badges)
      throws Exception {
    kiosk.show(Cards.read(claim));
    kiosk.painted("unreadable");
    kiosk.show(Cards.read(badges.badge("han-1")));
    kiosk.painted("claim-refused-no-jumper");
    Files.writeString(jumper, "");
    kiosk.show(Cards.read(claim));
    kiosk.painted("claim-refused-no-order");
    kiosk.show(Cards.read(badges.badge("han-3")));
    kiosk.painted("staff-code-refused");
    kiosk.show(Cards.read(claim));
    kiosk.painted("claim-refused-no-order");
    kiosk.show(Cards.read(badges.badge("han-1", "--from", "2020-01-01T00:00:00Z")));
    kiosk.painted("staff-code-refused");
    letSomebodyIn(kiosk);
    kiosk.painted("idle");
    Files.delete(jumper);
    assertFalse(String.join("\n", kiosk.log()).contains("claimed as han-2"));
  }

  /// There is no network on the first day, and no centre at all.
  @Test
  void aKioskWithoutANetworkServesByWhatTheCodeSaysAndGoesOnAfterAPowerCut() throws Exception {
    Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
    UnsealingKey nobodys = UnsealingKey.generate(new SecureRandom());
    ClaimCode code =
        new ClaimCode(
            "localhost:1",
            Pin.of(new byte[32]),
            new Claim("0102030405060708", new byte[16]),
            new KioskId("han-7"),
            new PlaceId("cho-han"),
            "Chợ Hàn",
            "7",
            Direction.ENTRY,
            new SealingKeys(nobodys.publicKey(), nobodys.publicKey()),
            now,
            now,
            now.plus(Duration.ofHours(2)),
            Optional.empty());
    String text = code.code(SigningKey.generate());
    try (LiveKiosk kiosk = kiosk("alone")) {
      kiosk.launch();
      kiosk.screen("unprovisioned");
      kiosk.show(Cards.read(text.substring(0, 300)));
      logged(kiosk, Pattern.compile("(claim code refused: MISREAD)"));
      kiosk.show(Cards.read(text));
      logged(kiosk, Pattern.compile("(claimed as han-7)"));
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      kiosk.kill();
      kiosk.start();
      letSomebodyIn(kiosk);
      assertTrue(kiosk.stop() >= 2, "what was written waits for the centre");
    }
  }

  /// Whose kiosk it was nobody knows any more: no code that is shown then makes it somebody else's.
  @Test
  void aKioskWhoseFilesAreDamagedIsOutOfOrderAndSaysWhich() throws Exception {
    try (LiveKiosk kiosk = kiosk("damaged")) {
      Path now = Files.createDirectories(folder.resolve("damaged/data/enrol/now"));
      Files.writeString(now.resolve("kiosk.toml"), "[kiosk]\nid = ");
      kiosk.launch();
      kiosk.painted("out-of-order");
      String said = logged(kiosk, Pattern.compile("(enrol/now/kiosk.toml is damaged)"));
      assertFalse(said.isEmpty());
    }
  }
}
