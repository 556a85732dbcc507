package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// From a bare kiosk to its first visitor, and to the day on which it is lost.
final class EnrolJourneyIT extends EnrolScene {
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
