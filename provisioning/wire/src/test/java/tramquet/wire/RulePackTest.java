package tramquet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RulePackTest {
  /// The one that the README of the module explains.
  private static String example() throws IOException {
    return Files.readString(Path.of(PlaceCodeTest.root(), "docs/rules-every-member.json"));
  }

  private static Decoded<RulePack> decode(String json) {
    return RulePack.decode(json.getBytes(UTF_8));
  }

  @Test
  void rulesWithEveryMemberComeBack() {
    RulePack rules = SpecimenPacks.rules();
    assertEquals(new Decoded.Value<>(rules), RulePack.decode(rules.encode()));
  }

  @Test
  void theExampleOfTheReadmeComesBackWhole() throws IOException {
    RulePack rules = decode(example()).asOptional().orElseThrow();
    assertEquals(new Decoded.Value<>(rules), RulePack.decode(rules.encode()));
    assertEquals(List.of("description", "source"), RulePack.passedOver(example().getBytes(UTF_8)));
  }

  @Test
  void theExampleOfTheReadmeHasEveryMember() throws IOException {
    Set<String> names = new TreeSet<>();
    ObjectNode root = (ObjectNode) Fields.JSON.readTree(example());
    root.remove(List.of("description", "source"));
    root.put("version", 1);
    ((ObjectNode) root.path("valueSets")).removeAll();
    names(root, names);
    names.removeAll(PackKindTexts.ALL);
    assertEquals(new TreeSet<>(RulePack.MEMBERS), names);
  }

  /// The shelf lives are named by kinds, of which `rules` is the name of a member as well.
  private static final class PackKindTexts {
    static final Set<String> ALL =
        Stream.of(PackKind.values())
            .map(PackKind::text)
            .filter(text -> !text.equals("rules"))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static void names(JsonNode node, Set<String> names) {
    for (var member : node.properties()) {
      names.add(member.getKey());
      if (!member.getValue().has("Logic")) {
        names(member.getValue(), names);
      }
    }
    if (node instanceof ArrayNode array) {
      array.forEach(each -> {
        if (!each.has("Logic")) {
          names(each, names);
        }
      });
    }
  }

  @Test
  void whatIsLeftOutAsksForNothingButADeclaration() {
    RulePack least =
        decode("{\"name\": \"n\", \"accepts\": [], \"watchList\": false}")
            .asOptional()
            .orElseThrow();
    assertEquals(DeclarationTerms.REQUIRED, least.declaration());
    assertEquals(ZoneTerms.NONE, least.zones());
    assertEquals(List.of(), least.certificates());
    assertEquals(EntryTerms.ANY, least.entry());
    assertEquals(Optional.empty(), least.shelfLife(PackKind.TRUST));
    assertEquals(1, least.version());
  }

  @Test
  void everyPresetComesBack() {
    assertTrue(RulePack.presets().containsAll(List.of("checkpoint", "manifest")));
    for (String name : RulePack.presets()) {
      RulePack rules = RulePack.preset(name).orElseThrow();
      assertEquals(name, rules.name());
      assertEquals(new Decoded.Value<>(rules), RulePack.decode(rules.encode()));
    }
    assertEquals(Optional.empty(), RulePack.preset("none"));
  }

  @Test
  void theVersionOfTheEnvelopeCounts() {
    RulePack signed = RulePack.CHECKPOINT.withVersion(9);
    assertEquals(9, signed.version());
    assertEquals(RulePack.CHECKPOINT, signed.withVersion(1));
  }

  @Test
  void equalRulesAreEqualBytes() throws IOException {
    RulePack rules = decode(example()).asOptional().orElseThrow();
    RulePack again = RulePack.decode(rules.encode()).asOptional().orElseThrow();
    assertEquals(new String(rules.encode(), UTF_8), new String(again.encode(), UTF_8));
  }

  @Test
  void misspeltMembersAreTold() throws IOException {
    String wrong =
        example()
            .replace("\"capacity\"", "\"capcity\"")
            .replace("\"to\": \"2021-10-31\"", "\"until\": \"2021-10-31\"");
    assertEquals(
        Set.of("description", "source", "capcity", "zones.areas[1].until"),
        Set.copyOf(RulePack.passedOver(wrong.getBytes(UTF_8))));
    assertEquals(List.of(), RulePack.passedOver("{}".getBytes(UTF_8)));
  }

  /// Never with what stood there instead.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "level": 4                    | "level": 5           | zones.areas[1].level: must be a whole number from 1 to 4
          "refuseFrom": 3               | "refuseFrom": 0      | zones.refuseFrom: must be a whole number from 1 to 4
          "area": "48/490",             | ``                   | zones.areas[1].area: is missing, and must be text
          "48/490"                      | "Đà Nẵng"            | zones.areas[1].area: must be a path such as 48/490/20194
          "2021-10-31"                  | "31.10.2021"         | zones.areas[1].to: must be a date such as 2021-10-11
          "2021-10-31"                  | "2021-10-01"         | zones.areas[1]: `to` must not be before `from`
          "PT2H"                        | "2h"                 | antiPassback: must be a duration such as PT24H or P7D
          "PT2H"                        | "-PT2H"              | antiPassback and sameVisit must be at least PT1S
          "PT24H"                       | "PT0S"               | declaration: maxAge must be at least PT1S
          "fever"                       | "Fever"              | declaration.symptoms[0]: must be fever, cough, breathless, ache or unspecified
          "capacity": 400               | "capacity": 0        | capacity: must be a whole number from 1 to 2147483647
          "capacity": 400               | "capacity": 1e10     | capacity: must be a whole number from 1 to 2147483647
          "sat"                         | "saturday"           | opens[1].days[0]: must be mon, tue, wed, thu, fri, sat or sun
          ["sat"]                       | []                   | opens[1]: days must name at least one day
          "18:00"                       | "6 pm"               | opens[1].from: must be a time such as 07:30
          "distrust"                    | "forget"             | shelfLife.trust.effect: must be show, distrust or refuse
          "P14D"                        | "P2D"                | shelfLife.trust: ageing must not be negative, and stale not shorter than ageing
          "trust":                      | "trusts":            | shelfLife: must be an object of rules, shadow-rules, trust, revocations, watch-list
          "green", "yellow"             | "blue"               | certificates[0]: admit must name at least one colour, and only such as `colours` gives rules for
          "CERTLOGIC"                   | "JAVA"               | certificates[0].colours[0].rules[0].Engine: must be CERTLOGIC
          "Acceptance"                  | "Accept"             | certificates[0].colours[0].rules[0].Type: must be Acceptance or Invalidation
          "Vaccination"                 | "Vaccine"            | certificates[0].colours[0].rules[0].CertificateType: must be General, Vaccination, Recovery or Test
          "2030-01-01T00:00:00Z"        | "2030-01-01"         | certificates[0].colours[0].rules[0].ValidTo: must be a moment such as 2021-07-01T00:00:00Z
          {"vaccines": ["EU/1/20/1528", "Covaxin"]} | {"vaccines": 1} | valueSets: must be an object of arrays
          "watchList": true             | "watchList": "yes"   | watchList: must be true or false
          "citizen-card",               | 7,                   | accepts[0]: must be text
          "capacity": 400,              | "capacity": 400      | not well formed: line 70, column 3
          "capacity": 400,              | "capacity": 400, "capacity": 5, | not well formed: line 69, column 30
          """)
  void aMistakeIsToldByItsPlaceAndWhatIsAllowed(String right, String wrong, String reason)
      throws IOException {
    assertTrue(example().contains(right));
    String text = example().replace(right, wrong);
    assertEquals(new Decoded.Malformed<>(reason), decode(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "7", "{", "{}x", "\u0000", "{\"name\": 1}"})
  void whatIsNoRulesIsMalformed(String text) {
    assertInstanceOf(Decoded.Malformed.class, decode(text));
  }

  @Test
  void deepNestingIsMalformed() {
    String deep = "{\"valueSets\":".repeat(3_000) + "{}" + "}".repeat(3_000);
    assertInstanceOf(Decoded.Malformed.class, decode(deep));
  }
}
