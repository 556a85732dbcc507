package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The rules that states published go into a pack as they are. The folder, its source and its
/// licence are the kiosk's, which also runs the rules.
class PublishedRulesTest {
  private static final Path FOLDER =
      Path.of(PlaceCodeTest.root(), "../../kiosk-app/src/test/resources/dcc-rules");

  private static List<JsonNode> published() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.endsWith("rule.json"))
          .sorted()
          .map(file -> Fields.JSON.readTree(file.toFile()))
          .toList();
    }
  }

  /// One colour, as the member `certificates` explains.
  private static RulePack pack(List<JsonNode> rules) {
    ObjectNode root =
        (ObjectNode)
            Fields.JSON.readTree(
                """
                {"name": "published", "accepts": [], "watchList": false, "certificates":
                [{"name": "n", "admit": ["green"], "colours": [{"colour": "green"}]}]}\
                """);
    ObjectNode colour = (ObjectNode) root.path("certificates").path(0).path("colours").path(0);
    rules.forEach(colour.putArray("rules")::add);
    return RulePack.decode(Fields.JSON.writeValueAsBytes(root)).asOptional().orElseThrow();
  }

  @Test
  void everyPublishedRuleIsReadAndComesBack() throws IOException {
    List<JsonNode> published = published();
    assertTrue(published.size() > 80, () -> "rules: " + published.size());
    RulePack pack = pack(published);
    List<CertificateRule> rules = pack.certificates().getFirst().colours().getFirst().rules();
    assertEquals(published, rules.stream().map(CertificateRule::document).toList());
    assertEquals(new Decoded.Value<>(pack), RulePack.decode(pack.encode()));
    assertEquals(
        Set.of("AT", "CH", "DE", "ES", "EU", "PL"),
        rules.stream().map(CertificateRule::country).collect(Collectors.toSet()));
  }

  @Test
  void aRuleIsInForceFromItsFirstMomentToItsLast() throws IOException {
    CertificateRule rule =
        pack(published().subList(0, 1))
            .certificates()
            .getFirst()
            .colours()
            .getFirst()
            .rules()
            .getFirst();
    assertTrue(rule.isValidAt(rule.validFrom()) && rule.isValidAt(rule.validTo()));
    for (Instant outside :
        List.of(rule.validFrom().minusSeconds(1), rule.validTo().plusSeconds(1))) {
      assertEquals(false, rule.isValidAt(outside));
    }
  }
}
