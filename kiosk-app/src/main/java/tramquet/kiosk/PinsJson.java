package tramquet.kiosk;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tramquet.drivers.line.Answer;
import tramquet.drivers.line.GpioChip;
import tramquet.drivers.line.LineInfo;
import tramquet.drivers.line.Pins.Level;

/// Pins and chips as JSON, one document a line, for a program. A field that is not known is absent.
final class PinsJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private PinsJson() {}

  static String pins(Optional<GpioChip> chip, List<PinRow> rows) {
    ObjectNode node = JSON.createObjectNode();
    node.put("provider", chip.isPresent() ? "kernel" : "twin");
    chip.ifPresent(there -> node.set("chip", chip(there)));
    ArrayNode all = node.putArray("pins");
    rows.forEach(row -> {
      ObjectNode each = all.addObject();
      each.put("name", row.pin().name())
          .put("bcm", row.pin().bcm())
          .put("header", row.pin().header())
          .put("direction", row.pin().driven() ? "output" : "input")
          .put("resting", PinTable.word(row.pin().resting()));
      row.now()
          .ifPresent(
              now -> each.put("level", PinTable.word(now)).put("on", now != row.pin().resting()));
      row.heldBy().ifPresent(by -> each.put("heldBy", by));
      row.trouble().ifPresent(why -> each.put("error", why));
    });
    return JSON.writeValueAsString(node);
  }

  static String chips(List<GpioChip> chips) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode all = node.putArray("chips");
    for (GpioChip chip : chips) {
      ObjectNode each = chip(chip);
      all.add(each);
      ArrayNode lines = each.putArray("lineInfo");
      if (chip.lines() instanceof Answer.Given<List<LineInfo>>(List<LineInfo> found)) {
        found.forEach(line -> {
          ObjectNode info =
              lines
                  .addObject()
                  .put("offset", line.offset())
                  .put("name", line.name())
                  .put("direction", PinTable.word(line.direction()));
          line.heldBy().ifPresent(by -> info.put("heldBy", by));
        });
      }
    }
    return JSON.writeValueAsString(node);
  }

  /// What came of a trial.
  static String trial(ConfiguredPin pin, long millis, boolean worked) {
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("name", pin.name())
            .put("bcm", pin.bcm())
            .put("millis", millis)
            .put("worked", worked));
  }

  /// A level that was seen.
  static String level(ConfiguredPin pin, Level level, long atNanos) {
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("atNanos", atNanos)
            .put("name", pin.name())
            .put("level", PinTable.word(level))
            .put("on", level != pin.resting()));
  }

  private static ObjectNode chip(GpioChip chip) {
    return JSON.createObjectNode()
        .put("name", chip.name())
        .put("label", chip.label())
        .put("lines", chip.lineCount());
  }
}
