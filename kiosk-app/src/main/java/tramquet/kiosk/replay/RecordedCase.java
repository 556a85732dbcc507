package tramquet.kiosk.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.Area;
import tramquet.wire.Declaration;
import tramquet.wire.Decoded;

/// One visit of a test set: what was shown and said, and what was decided then. A line of JSON:
/// `{"name", "at", "codes": [text or {"hex"}], "declared": {"symptoms": ["fever"], "epidemicZone",
/// "contact", "areas"}, "decision": "admit|refuse|ask", "reasons": […]}`; all but `codes` may be
/// left out. Test sets hold invented people: a kiosk's own records are sealed, and cannot be
/// replayed on it.
///
/// @param name for the report; holds nobody's data
/// @param at when it was decided
/// @param codes raw bytes, in the order shown; at least one
/// @param declared on the screen
/// @param decided what was decided then: `admit`, `ask`, or `refuse` with its reasons
@SuppressWarnings("ArrayRecordComponent") // bytes in a list, never compared
public record RecordedCase(
    String name,
    Optional<Instant> at,
    List<byte[]> codes,
    Optional<Declared> declared,
    Optional<String> decided) {
  private static final Set<String> DECISIONS = Set.of("admit", "refuse", "ask");

  /// What was answered on the screen, without the time, which is that of the case.
  public record Declared(
      Set<Declaration.Symptom> symptoms, boolean zone, boolean contact, Set<Area> areas) {
    Declaration at(Instant now) {
      return new Declaration(now, symptoms, zone, contact, areas);
    }
  }

  /// Copies the list.
  public RecordedCase {
    codes = List.copyOf(codes);
  }

  /// Reads a line; anything else is malformed, and the reason quotes nothing of it.
  ///
  /// @param number of the line, the name of a case without one
  public static Decoded<RecordedCase> parse(String line, int number) {
    try {
      JsonNode json = JsonMapper.shared().readTree(line);
      List<byte[]> codes = new ArrayList<>();
      for (JsonNode code : json.path("codes")) {
        codes.add(
            code.isString()
                ? code.stringValue().getBytes(UTF_8)
                : HexFormat.of().parseHex(code.path("hex").asString("?")));
      }
      Optional<String> decision = text(json, "decision");
      if (codes.isEmpty() || decision.filter(d -> !DECISIONS.contains(d)).isPresent()) {
        return new Decoded.Malformed<>("line " + number + ": codes or decision");
      }
      return new Decoded.Value<>(
          new RecordedCase(
              text(json, "name").orElse("line " + number),
              text(json, "at").map(Instant::parse),
              codes,
              json.has("declared")
                  ? Optional.of(declared(json.path("declared")))
                  : Optional.empty(),
              decision.map(d -> verdict(d, texts(json.path("reasons"))))));
    } catch (JacksonException e) {
      return new Decoded.Malformed<>("line " + number + ": not JSON");
    } catch (DateTimeException e) {
      return new Decoded.Malformed<>("line " + number + ": at is no instant");
    } catch (IllegalArgumentException e) {
      return new Decoded.Malformed<>("line " + number + ": hex, symptoms or areas");
    }
  }

  static String verdict(String decision, List<String> reasons) {
    return reasons.isEmpty() ? decision : decision + " (" + String.join(", ", reasons) + ")";
  }

  private static Declared declared(JsonNode node) {
    Set<Declaration.Symptom> symptoms = EnumSet.noneOf(Declaration.Symptom.class);
    texts(node.path("symptoms"))
        .forEach(text -> symptoms.add(Declaration.Symptom.valueOf(text.toUpperCase(Locale.ROOT))));
    return new Declared(
        symptoms,
        node.path("epidemicZone").asBoolean(false),
        node.path("contact").asBoolean(false),
        Set.copyOf(texts(node.path("areas")).stream().map(Area::new).toList()));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return json.path(name).isString()
        ? Optional.of(json.path(name).stringValue())
        : Optional.empty();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(node -> node.asString("")).toList();
  }

  /// Who was there stays out of logs and messages.
  @Override
  public String toString() {
    return "RecordedCase[" + name + "]";
  }
}
