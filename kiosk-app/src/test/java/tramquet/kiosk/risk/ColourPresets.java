package tramquet.kiosk.risk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.kiosk.credential.Credential.HealthCertificate;
import tramquet.wire.CertificateRule;
import tramquet.wire.RulePack;

/// The colour presets that ship, and the folder of their tests.
final class ColourPresets {
  static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Path ROOT = Path.of(System.getProperty("tramquet.root", ".."));
  static final Path PRESETS =
      ROOT.resolve("provisioning/wire/src/main/resources/tramquet/wire/presets");
  static final Path TESTS = ROOT.resolve("kiosk-app/src/test/resources/presets");

  static final List<String> NAMES =
      List.of(
          "da-nang", "ho-chi-minh-city-draft", "inter-province-bus", "pc-covid", "phu-quy-ferry");

  private ColourPresets() {}

  /// The document of a preset.
  static JsonNode preset(String name) {
    return STRICT.readTree(PRESETS.resolve(name + ".json"));
  }

  /// The pack of that name, as the program has it.
  static RulePack pack(String name) {
    return RulePack.preset(name).orElseThrow();
  }

  /// The rules of a preset, in order.
  static Stream<CertificateRule> rules(String name) {
    return pack(name).certificates().stream()
        .flatMap(terms -> terms.colours().stream())
        .flatMap(colour -> colour.rules().stream());
  }

  /// The rules of all presets.
  static Stream<CertificateRule> allRules() {
    return NAMES.stream().flatMap(ColourPresets::rules);
  }

  /// All files in and below a folder.
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /// `vaccination DN/SD DAY`, `pcr|antigen positive|negative MOMENT`, `recovery FIRST-POSITIVE`.
  static HealthCertificate certificate(String text) {
    String[] words = text.split("[ /]", -1);
    return Certificates.of(
        switch (words[0]) {
          case "vaccination" ->
              "{'v':[{'tg':'840539006','dn':%s,'sd':%s,'dt':'%s'}]}"
                  .formatted(words[1], words[2], words[3]);
          case "recovery" ->
              "{'r':[{'tg':'840539006','fr':'%1$s','df':'%1$s','du':'2022-12-31'}]}"
                  .formatted(words[1]);
          default ->
              "{'t':[{'tg':'840539006','tt':'%s','tr':'%s','sc':'%s'}]}"
                  .formatted(
                      words[0].equals("pcr") ? "LP6464-4" : "LP217198-3",
                      words[1].equals("negative") ? "260415000" : "260373001",
                      words[2]);
        });
  }
}
