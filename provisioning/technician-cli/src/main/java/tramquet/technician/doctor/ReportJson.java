package tramquet.technician.doctor;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report as one line of JSON, in the shape in which a kiosk's doctor tells its own:
///
/// `{"v": 1, "grade", "culprits": [part], "findings": [{"part", "grade", "word", "facts": {…},
/// "line", "remedy"}]}`. Members are only ever added.
public final class ReportJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ReportJson() {}

  /// Writes it.
  public static String of(Report report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("v", 1).put("grade", report.grade().text());
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
      node.put("line", each.line()).put("remedy", each.remedy());
    }
    return JSON.writeValueAsString(root);
  }

  private static void put(ObjectNode facts, String name, Object value) {
    if (value instanceof Long number) {
      facts.put(name, number);
    } else {
      facts.put(name, value.toString());
    }
  }
}
