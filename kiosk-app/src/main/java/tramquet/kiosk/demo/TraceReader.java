package tramquet.kiosk.demo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.Decoded;

/// Reads the lines of `run --trace`. A line that is no JSON object, or of a kind that the
/// demonstration has no use for, is somebody else's.
final class TraceReader {
  private static final JsonMapper JSON = JsonMapper.shared();

  private TraceReader() {}

  static Decoded<TraceEvent> read(String line) {
    if (!line.startsWith("{")) {
      return new Decoded.NotMine<>();
    }
    try {
      return event(JSON.readTree(line));
    } catch (JacksonException | IllegalArgumentException e) {
      return new Decoded.Malformed<>("trace line");
    }
  }

  private static Decoded<TraceEvent> event(JsonNode line) {
    return switch (line.path("t").asString("")) {
      case "ready" -> of(new TraceEvent.Ready(number(line, "atNanos")));
      case "scan" -> of(scan(line));
      case "assessed" -> of(assessed(line));
      case "committed" -> of(committed(line));
      case "failed" -> of(new TraceEvent.Failed(number(line, "scan"), text(line, "cause")));
      case "pin" -> of(pin(line));
      case "delivered" -> of(new TraceEvent.Delivered(text(line, "epoch"), number(line, "upTo")));
      case "acknowledged" ->
          of(new TraceEvent.Acknowledged(text(line, "epoch"), number(line, "upTo")));
      case "pictures" -> of(new TraceEvent.Pictures(texts(line, "files")));
      case "stopped" -> of(new TraceEvent.Stopped(number(line, "unsent")));
      default -> new Decoded.NotMine<>();
    };
  }

  private static Decoded<TraceEvent> of(TraceEvent event) {
    return new Decoded.Value<>(event);
  }

  private static TraceEvent scan(JsonNode line) {
    return new TraceEvent.Scan(
        number(line, "scan"), number(line, "firstByteNanos"), number(line, "lastByteNanos"));
  }

  private static TraceEvent pin(JsonNode line) {
    return new TraceEvent.Pin(
        text(line, "pin"), line.required("on").booleanValue(), number(line, "atNanos"));
  }

  private static TraceEvent assessed(JsonNode line) {
    return new TraceEvent.Assessed(
        number(line, "scan"),
        Outcome.of(text(line, "outcome"))
            .orElseThrow(() -> new IllegalArgumentException("outcome")),
        Optional.of(line.path("format").asString("")).filter(format -> !format.isEmpty()),
        texts(line, "reasons"));
  }

  private static TraceEvent committed(JsonNode line) {
    return new TraceEvent.Committed(
        line.hasNonNull("scan") ? OptionalLong.of(number(line, "scan")) : OptionalLong.empty(),
        text(line, "kind"),
        UUID.fromString(text(line, "id")),
        text(line, "epoch"),
        number(line, "seq"));
  }

  private static long number(JsonNode line, String name) {
    return line.required(name).longValue();
  }

  private static String text(JsonNode line, String name) {
    return line.required(name).stringValue();
  }

  private static List<String> texts(JsonNode line, String name) {
    return line.path(name).valueStream().map(JsonNode::stringValue).toList();
  }
}
