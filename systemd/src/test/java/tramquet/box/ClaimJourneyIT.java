package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// From a bare system to the first visitor by a claim code, with the configuration that the package
/// brings, and to the day on which the kiosk is lost. Nobody types on it.
@Order(14)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClaimJourneyIT extends Journey {
  private static final Pattern DIGITS = Pattern.compile("compare the digits (\\d{6})");
  private static final String KIOSK = "han-1";
  private static final String NETWORK = "Quán Bà Năm $(id)";
  private static final String PASSPHRASE = "mat khau 8";
  private static final String CONNECTIONS = "/etc/NetworkManager/system-connections";
  private static final String PACKS = "rules: version 1 in force";

  private final Steps steps = new Steps(System::nanoTime);
  private Optional<Desk> desk = Optional.empty();

  ClaimJourneyIT() {
    super(new SharedBox.Kiosk("claim", KioskFiles.LaneSetup.NO_PINS));
  }

  @Override
  void begin() throws IOException {
    // Installing is a part of it.
  }

  @AfterAll
  void print() throws IOException {
    steps.print(site().share().resolveSibling("steps.txt"));
  }

  @Test
  @Order(1)
  void aBareSystemIsInstalledClaimedAndApprovedAndLetsSomebodyIn() throws IOException {
    steps.powerOn();
    site().install();
    site().trace().awaitScreen("unprovisioned", SOON);
    steps.done("before that: the package is installed", Steps.By.MACHINE);
    String code = register(desk());
    switchOn();
    plantNetworkManager();

    reader().scan(code);
    awaitPainted("set-up-digits", SOON);
    steps.done("the claim code is read: the display shows six digits", Steps.By.MACHINE);
    var _ = site().photograph("2-digits");
    joinsTheWirelessNetwork();
    var _ = desk().run("kiosk", "approve", KIOSK, digits());
    steps.done("the digits are compared and approved", Steps.By.DESK);
    var _ = site().trace().await("ready", step -> true, Site.READY);
    steps.done("the kiosk has its certificate and serves", Steps.By.MACHINE);
    awaitJournal(PACKS);
    steps.done("the rules of the place are in force", Steps.By.MACHINE);
    var _ = site().photograph("3-ready");
    testItself();

    long seq = letIn();
    steps.done("the first visitor is shown green", Steps.By.MACHINE);
    var _ = site().photograph("5-admitted");
    site().trace().awaitAcknowledged(seq, SOON);
    steps.done("the visit is at the centre", Steps.By.MACHINE);
    assertTrue(desk().run("kiosk", "list").contains("active"), "the registry knows");
  }

  /// A technician shows the maintenance code twice, and any code for the reader's step: no touch.
  private void testItself() throws IOException {
    String code =
        desk()
            .run(
                "order",
                "code",
                "maintain",
                "--kiosk",
                KIOSK,
                "--by",
                "KT-1",
                "--key",
                site().centre().authority().resolve("order.key").toString());
    reader().scan(code);
    awaitPainted("staff-parts", SOON);
    // For ten seconds it is the same code, held there.
    var _ = site().machine().run("sleep 11");
    reader().scan(code);
    awaitPainted("staff-trial-reader", SOON);
    reader().scan(site().somebody());
    awaitPainted("staff-result", SOON);
    steps.done("the self-test ends in a word", Steps.By.MACHINE);
    var _ = site().photograph("4-self-test");
    site().trace().awaitScreen("idle", SOON);
  }

  /// Until it reads codes.
  private void switchOn() throws IOException {
    site().trace().skip();
    steps.powerOn();
    site().boot();
    steps.done("the machine is up", Steps.By.MACHINE);
    awaitPainted("unprovisioned", Site.READY);
    steps.done("the display says that it is not set up", Steps.By.MACHINE);
    awaitJournal("no reader of a known maker is plugged in");
    var _ = site().photograph("1-not-set-up");
    reader().assemble();
    awaitJournal("entry: reads");
    steps.done("a reader is plugged in and found", Steps.By.MACHINE);
  }

  @Test
  @Order(2)
  void nobodyTypedTheConfigurationIsThePackages() throws IOException {
    assertEquals(
        "",
        site()
            .machine()
            .run("cmp /usr/share/tramquet-kiosk/kiosk.toml /etc/tramquet/kiosk.toml 2>&1"));
  }

  @Test
  @Order(3)
  void aRevokedKioskIsRefusedAtOnce() throws IOException {
    assertEquals(200, renewal(), "while it is not revoked");
    Desk desk = desk();
    steps.resume();
    var _ = desk.run("kiosk", "revoke", KIOSK);
    steps.done("the kiosk is revoked", Steps.By.DESK);
    long seq = letIn();
    steps.done("another visitor is shown green", Steps.By.MACHINE);
    site().centre().awaitLog("messages of revoked kiosks", SOON, System::nanoTime);
    steps.done("the centre refuses what the kiosk sends", Steps.By.MACHINE);
    var _ = site().photograph("6-revoked");
    assertEquals(403, renewal(), "revoked, it gets no certificate");

    var _ = site().machine().run("systemctl stop tramquet-kiosk");
    JsonNode stopped = site().trace().await("stopped", step -> true, SOON);
    assertTrue(stopped.required("unsent").asLong() > 0, stopped::toString);
    assertFalse(
        site().trace().all().stream()
            .filter(step -> step.path("t").asString("").equals("acknowledged"))
            .anyMatch(step -> step.path("upTo").asLong() >= seq),
        "acknowledged to a kiosk that is revoked");
    List<JsonNode> ledger = visitsAtTheCentre();
    assertEquals(1, ledger.size(), ledger::toString);
  }

  private Desk desk() throws IOException {
    if (desk.isEmpty()) {
      desk = Optional.of(site().centre().desk());
    }
    return desk.get();
  }

  private int renewal() throws IOException {
    return new Renewal(site().machine(), site().centre().ports().https()).status();
  }

  /// A place with a lane, and its rules, which wait for the kiosk at the broker.
  ///
  /// @return the claim code
  private String register(Desk desk) throws IOException {
    var _ =
        desk.run(
            "place",
            "add",
            "cho-han",
            "--kind",
            "market",
            "--name",
            "Chợ Hàn",
            "--area",
            "48/20242");
    var _ = desk.run("lane", "add", "cho-han", "1");
    publishRules(desk);
    return desk.run(
        "kiosk",
        "claim",
        "cho-han",
        "1",
        KIOSK,
        "--wifi",
        NETWORK,
        "--wifi-passphrase",
        PASSPHRASE);
  }

  /// The box has no radio, and so no NetworkManager: what stands for it notes what it is told,
  /// where the service may write.
  private void plantNetworkManager() throws IOException {
    var _ =
        site()
            .machine()
            .run(
                """
                mkdir -p %1$s
                printf '#!/bin/sh\\necho "$*" >>%1$s/told\\n' >/usr/bin/nmcli
                chmod 755 /usr/bin/nmcli
                """
                    .formatted(CONNECTIONS));
  }

  /// The unit that is root by name alone, on the folders as the package makes them.
  private void joinsTheWirelessNetwork() throws IOException {
    site()
        .machine()
        .until("grep -q 'connection up tramquet-wireless' " + CONNECTIONS + "/told", SOON);
    String file = CONNECTIONS + "/tramquet-wireless.nmconnection";
    assertEquals("600 root", site().machine().run("stat -c '%a %U' " + file).strip());
    String text = site().machine().run("cat " + file);
    assertTrue(
        text.contains(
            "ssid=81;117;195;161;110;32;66;195;160;32;78;196;131;109;32;36;40;105;100;41;"),
        "the name");
    assertTrue(text.contains("psk=mat\\skhau\\s8"), "the key");
    assertEquals("", site().machine().run("ls /run/tramquet-network"));
    String journal = site().journal();
    assertTrue(journal.contains("the wireless network of a claim code is joined"), "said");
    assertFalse(journal.contains(NETWORK) || journal.contains(PASSPHRASE), "it names the network");
  }

  private void publishRules(Desk desk) throws IOException {
    Path run = Files.createDirectories(site().share().resolveSibling("rules"));
    Path rules = run.resolve("rules.json");
    Files.writeString(
        rules,
        """
        {"name": "Chợ Hàn", "accepts": ["citizen-card"], "watchList": false,
         "declaration": {"required": false}}
        """);
    Path authority = site().centre().authority();
    String draft = run.resolve("rules.draft").toString();
    String pack = run.resolve("rules-1.pack").toString();
    var _ = desk.run("pack", "build", "rules", rules.toString(), "--version", "1", "-o", draft);
    String key = authority.resolve("pack.key").toString();
    var _ = desk.run("pack", "sign", draft, "--key", key, "-o", pack);
    Desk.End given =
        desk.attempt(
            "pack",
            "publish",
            pack,
            "--key",
            authority.resolve("pack.pub").toString(),
            "--kiosk",
            KIOSK,
            "--broker",
            site().centre().broker().toString(),
            "--wait",
            "1");
    assertEquals(3, given.status(), () -> "nobody can say yet that it holds them: " + given);
  }

  /// Somebody shows a card and is shown green.
  ///
  /// @return the number of the record
  private long letIn() throws IOException {
    reader().scan(site().somebody());
    long seq = awaitCommitted("visit").required("seq").asLong();
    awaitPainted("admitted", SOON);
    return seq;
  }

  private String digits() throws IOException {
    Matcher said = DIGITS.matcher(site().journal());
    assertTrue(said.find(), "no digits in the journal");
    return said.group(1);
  }

  private void awaitPainted(String screen, Duration patience) throws IOException {
    var _ =
        site()
            .trace()
            .await("painted", step -> step.path("screen").asString("").equals(screen), patience);
  }

  private void awaitJournal(String words) throws IOException {
    site()
        .machine()
        .until("journalctl -b -u tramquet-kiosk -o cat | grep -q \"%s\"".formatted(words), SOON);
  }

  private ReportReader reader() {
    return new ReportReader(site().machine());
  }
}
