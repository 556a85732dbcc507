package tramquet.kiosk.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tramquet.kiosk.rules.RuleFolder;
import tramquet.kiosk.rules.Tested;
import tramquet.kiosk.rules.ValueSets;
import tramquet.wire.CertificateRule;
import tramquet.wire.certlogic.CertLogic;
import tramquet.wire.certlogic.Evaluated;

/// The rules of the colour presets: in the published format, and each with its tests.
class ColourPresetRulesTest {
  @TempDir private static Path scratch;

  /// Writes the rules out as states publish them, which `tramquet-kiosk rules test` reads too.
  static List<Tested> tested() throws IOException {
    Path asPublished = Files.createTempDirectory(scratch, "rules");
    for (String name : ColourPresets.NAMES) {
      for (CertificateRule rule : ColourPresets.rules(name).toList()) {
        Path folder = Files.createDirectories(asPublished.resolve(name, rule.identifier()));
        Files.write(
            folder.resolve("rule.json"), ColourPresets.STRICT.writeValueAsBytes(rule.document()));
        Path tests = Files.createDirectories(folder.resolve("tests"));
        for (Path test :
            ColourPresets.files(ColourPresets.TESTS.resolve(name, rule.identifier()))) {
          Files.write(tests.resolve(test.getFileName()), Files.readAllBytes(test));
        }
      }
    }
    return RuleFolder.below(asPublished).stream()
        .flatMap(rule -> rule.test(ValueSets.NONE).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("tested")
  void theRuleGivesWhatItsTestExpects(Tested tested) {
    assertInstanceOf(Tested.Passed.class, tested, tested.text());
  }

  @Test
  void noPresetAndNoTestIsLeftOut() throws IOException {
    assertEquals(
        ColourPresets.NAMES,
        ColourPresets.files(ColourPresets.PRESETS).stream()
            .map(p -> fileName(p).replace(".json", ""))
            .toList());
    assertEquals(ColourPresets.files(ColourPresets.TESTS).size(), tested().size());
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  @ParameterizedTest
  @FieldSource("tramquet.kiosk.risk.ColourPresets#NAMES")
  void everyRuleHasTestsBothWays(String name) throws IOException {
    for (CertificateRule rule : ColourPresets.rules(name).toList()) {
      Set<Boolean> expected =
          ColourPresets.files(ColourPresets.TESTS.resolve(name, rule.identifier())).stream()
              .map(file -> ColourPresets.STRICT.readTree(file).path("expected").booleanValue())
              .collect(Collectors.toSet());
      assertEquals(Set.of(true, false), expected, rule.identifier());
    }
  }

  @ParameterizedTest
  @FieldSource("tramquet.kiosk.risk.ColourPresets#NAMES")
  void aPresetSaysInBothLanguagesWhatItIsAndWhereItComesFrom(String name) {
    JsonNode preset = ColourPresets.preset(name);
    assertEquals(name, preset.path("name").stringValue());
    assertEquals(Set.of("vi", "en"), Set.copyOf(preset.path("description").propertyNames()));
    assertTrue(preset.path("source").stringValue().length() > 40);
  }

  @ParameterizedTest
  @MethodSource("tramquet.kiosk.risk.ColourPresets#allRules")
  void aRuleHasWhatThePublishedFormatAsksFor(CertificateRule rule) {
    JsonNode document = rule.document();
    assertTrue(rule.identifier().matches("GR-VN-\\d{4}"));
    assertEquals(CertificateRule.Type.ACCEPTANCE, rule.type());
    assertEquals("VN", rule.country());
    assertTrue(rule.version().matches("\\d+\\.\\d+\\.\\d+"));
    assertEquals("1.0.0", document.path("SchemaVersion").stringValue());
    assertTrue(document.path("EngineVersion").stringValue().matches("\\d+\\.\\d+\\.\\d+"));
    assertEquals(
        Set.of("en", "vi"),
        document
            .path("Description")
            .valueStream()
            .map(text -> text.path("lang").stringValue())
            .collect(Collectors.toSet()));
    assertEquals(
        rule.logic().findValues("var").stream()
            .map(JsonNode::stringValue)
            .filter(path -> path.startsWith("payload."))
            .map(path -> path.substring("payload.".length()))
            .collect(Collectors.toSet()),
        document
            .path("AffectedFields")
            .valueStream()
            .map(JsonNode::stringValue)
            .collect(Collectors.toSet()));
  }

  @Test
  void noTwoRulesHaveOneIdentifier() {
    Map<String, Long> times =
        ColourPresets.allRules()
            .collect(Collectors.groupingBy(CertificateRule::identifier, Collectors.counting()));
    assertEquals(9, times.size());
    assertEquals(Set.of(1L), Set.copyOf(times.values()), times.toString());
  }

  @ParameterizedTest
  @MethodSource("tramquet.kiosk.risk.ColourPresets#allRules")
  void aRuleAnswersForCertificatesOfEveryKind(CertificateRule rule) {
    for (String text :
        List.of(
            "vaccination 2/2 2021-10-01",
            "recovery 2021-10-01",
            "pcr negative 2021-10-15T01:00:00Z",
            "antigen positive 2021-10-15T01:00:00Z")) {
      ObjectNode data = ColourPresets.STRICT.createObjectNode();
      data.set("payload", ColourPresets.certificate(text).claims().certificate());
      data.putObject("external").put("validationClock", "2021-10-20T02:00:00Z");
      Evaluated.Value value =
          assertInstanceOf(Evaluated.Value.class, CertLogic.evaluate(rule.logic(), data), text);
      assertTrue(value.node().isBoolean());
    }
  }
}
