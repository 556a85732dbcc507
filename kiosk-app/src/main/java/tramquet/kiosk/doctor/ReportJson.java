package tramquet.kiosk.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Decoded;

/// A report as one line of JSON: what the kiosk answers, and what `doctor --json` prints.
///
/// `{"v": 1, "kiosk", "running", "grade", "culprits": [part], "findings": [{"part", "grade",
/// "word", "facts": {…}}]}`. Members are only ever added.
public final class ReportJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ReportJson() {}

  /// Writes it.
  public static String of(Report report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("v", 1)
        .put("kiosk", report.kiosk())
        .put("running", report.running())
        .put("grade", report.grade().text());
    ArrayNode culprits = root.putArray("culprits");
    report.culprits().forEach(part -> culprits.add(part.text()));
    ArrayNode findings = root.putArray("findings");
    for (Finding each : report.findings()) {
      ObjectNode node = findings.addObject();
      node.put("part", each.part().text())
          .put("grade", each.grade().text())
          .put("word", each.word());
      ObjectNode facts = node.putObject("facts");
      each.facts().forEach((name, value) -> put(facts, name, value));
    }
    return JSON.writeValueAsString(root);
  }

  private static void put(ObjectNode facts, String name, Object value) {
    switch (value) {
      case Long number -> facts.put(name, number);
      case Boolean yes -> facts.put(name, yes);
      default -> facts.put(name, value.toString());
    }
  }

  /// Reads what a kiosk has answered. A part that only a later version knows is passed over; a
  /// grade or a shape that nobody knows is malformed.
  public static Decoded<Report> read(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      List<Finding> findings = new ArrayList<>();
      for (JsonNode each : root.path("findings")) {
        Optional<Grade> grade = Grade.of(each.path("grade").asString(""));
        if (grade.isEmpty()) {
          return new Decoded.Malformed<>("a finding without a grade");
        }
        Part.of(each.path("part").asString(""))
            .ifPresent(part -> findings.add(finding(part, grade.get(), each)));
      }
      return root.path("v").asInt(0) == 1 && root.path("kiosk").isString()
          ? new Decoded.Value<>(
              new Report(
                  root.path("kiosk").asString(), root.path("running").asBoolean(false), findings))
          : new Decoded.Malformed<>("no report");
    } catch (JacksonException e) {
      return new Decoded.Malformed<>("no JSON");
    }
  }

  private static Finding finding(Part part, Grade grade, JsonNode node) {
    Finding read = Finding.of(part, grade, node.path("word").asString(""));
    for (var fact : node.path("facts").properties()) {
      JsonNode value = fact.getValue();
      if (value.isIntegralNumber()) {
        read = read.with(fact.getKey(), value.asLong());
      } else if (value.isBoolean()) {
        read = read.with(fact.getKey(), value.asBoolean());
      } else {
        read = read.with(fact.getKey(), value.asString(""));
      }
    }
    return read;
  }
}
