package tramquet.technician;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.Decoded;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.RulePack;

/// Rules, from a file or a preset to what a kiosk reads.
class RulesDraftTest {
  private final Desk desk;

  RulesDraftTest(@TempDir Path folder) throws IOException {
    desk = new Desk(folder);
  }

  @Test
  void aRuleFileBecomesAPackThatTheKioskReads() throws IOException {
    desk.file("rules.json", desk.rulesFile());
    desk.good("pack", "build", "rules", "@rules.json", "--version", "3", "-o", "@draft");
    Pack pack = desk.signed();
    assertEquals(PackKind.RULES, pack.kind());
    assertEquals(3, pack.version());
    assertEquals(Desk.NOW, pack.issuedAt());
    assertEquals(
        RulePack.decode(desk.rulesFile().getBytes(UTF_8)).map(rules -> rules.withVersion(3)),
        RulePack.decode(pack.body()));
    desk.good("pack", "show", "@pack", "--key", "@pack.pub");
    assertTrue(desk.out().contains("verified"), desk.out());
  }

  @Test
  void everyTermIsToldInWords() throws IOException {
    desk.file("rules.json", desk.rulesFile());
    desk.good("pack", "build", "rules", "@rules.json", "--version", "3", "-o", "@draft");
    desk.good("pack", "show", "@draft");
    String text = desk.out();
    for (String told :
        List.of(
            "none: this is a draft, and no kiosk takes it",
            "Bến xe Đà Nẵng",
            "one of citizen-card, health-insurance-card, personal-code",
            "required, not older than 24 hours",
            "a symptom (breathless, cough, fever, unspecified)",
            "stops who declares an area of level 3 or above",
            "48/490: level 4 (red), from 2021-10-11 to 2021-10-31",
            "48/490/20194: level 1 (green), from 2021-10-18 on",
            "`vaccinated` is asked for: lets in who has green or yellow",
            "VR-VN-0001 1.0.0, 2021-10-01 to 2030-01-01: The last dose",
            "`vaccines`: 2 codes",
            "who is on it is stopped",
            "Mon Tue Wed Thu Fri 05:00 to 22:00; Sat 18:00 to 02:00 of the next day",
            "at most 400 visitors",
            "not within 2 hours without having left",
            "within 1 minute 30 seconds",
            "trust: ageing after 3 days, stale after 14 days: then codes that rely on it",
            "watch-list: ageing after 36 hours, stale after 7 days: then staff see it",
            "rules: ageing after 30 days, stale after 90 days: then NOBODY IS LET IN")) {
      assertTrue(text.contains(told), told + "\n" + text);
    }
  }

  @Test
  void everyPresetBecomesAPack() throws IOException {
    for (String name : RulePack.presets()) {
      String version = "5";
      desk.good(
          "pack",
          "build",
          "shadow-rules",
          "--preset",
          name,
          "--version",
          version,
          "-o",
          "@draft",
          "--force");
      desk.good("pack", "sign", "@draft", "--key", "@pack.key", "-o", "@pack", "--force");
      Pack pack = desk.verified("pack");
      assertEquals(PackKind.SHADOW_RULES, pack.kind());
      assertEquals(
          new Decoded.Value<>(RulePack.preset(name).orElseThrow().withVersion(5)),
          RulePack.decode(pack.body()));
      desk.good("pack", "show", "@pack");
    }
  }

  @Test
  void aMistakeInARuleFileIsToldByItsMember() throws IOException {
    desk.file("wrong.json", desk.rulesFile().replace("\"level\": 4", "\"level\": 5"));
    desk.failed(
        "wrong.json: zones.areas[1].level: must be a whole number from 1 to 4",
        "pack",
        "build",
        "rules",
        "@wrong.json",
        "--version=1",
        "-o",
        "@draft");
    desk.file("misspelt.json", desk.rulesFile().replace("capacity", "capcity"));
    desk.failed(
        "misspelt.json: capcity: there is no such member; is `capacity` meant?",
        "pack",
        "build",
        "rules",
        "@misspelt.json",
        "--version=1",
        "-o",
        "@draft");
    assertFalse(Files.exists(desk.path("draft")));
  }

  @Test
  void aRuleThatNoKioskCanEvaluateIsToldByItsPlace() throws IOException {
    for (Map.Entry<String, String> each :
        Map.of(
                "\"=>\"", "cannot be evaluated for a vaccination: unknown operation",
                "\"+\"", "gives neither true nor false for a vaccination")
            .entrySet()) {
      desk.file("wrong.json", desk.rulesFile().replaceFirst("\">=\"", each.getKey()));
      desk.failed(
          "wrong.json: certificates[0].colours[0].rules[0].Logic: " + each.getValue(),
          "pack",
          "build",
          "rules",
          "@wrong.json",
          "--version=1",
          "-o",
          "@draft");
    }
    assertFalse(Files.exists(desk.path("draft")));
  }

  @Test
  void aCodeThatNoKioskTakesAsIdentityIsPointedOut() throws IOException {
    desk.file("rules.json", desk.rulesFile().replace("\"citizen-card\"", "\"citizencard\""));
    desk.good("pack", "build", "rules", "@rules.json", "--version", "1", "-o", "@draft");
    assertTrue(desk.err().contains("accepts names `citizencard`"), desk.err());
  }

  @Test
  void aNameDoesNotSteerTheTerminal() throws IOException {
    desk.file("rules.json", desk.rulesFile().replace("Bến xe", "\\u001b[2J\\u202e"));
    desk.good("pack", "build", "rules", "@rules.json", "--version", "1", "-o", "@draft");
    assertFalse(desk.out().contains("\u001b"));
    desk.good("pack", "show", "@draft");
    assertFalse(desk.out().contains("\u001b") || desk.out().contains("\u202e"));
  }
}
