package tramquet.kiosk.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.drivers.Bytes;
import tramquet.wire.Decoded;

/// What conductor and player say to each other, a JSON object a line.
sealed interface PlayerLine {
  /// The mapper, for lines that one of us wrote.
  JsonMapper JSON = JsonMapper.shared();

  /// To the player: show this code.
  ///
  /// @param visitor number of the visitor
  /// @param showing which of the visitor's codes, from 1
  record Show(int visitor, int showing, Showing what) implements PlayerLine {}

  /// From the player: the reader is plugged in.
  record Port(Path path) implements PlayerLine {}

  /// From the player: the first byte is about to be written.
  record Begun(int visitor, int showing, long atNanos) implements PlayerLine {}

  /// From the player: the last byte was written at this moment.
  record Played(int visitor, int showing, long atNanos) implements PlayerLine {}

  /// The line, without its end.
  default String text() {
    ObjectNode line = JSON.createObjectNode();
    switch (this) {
      case Show(int visitor, int showing, Showing(Duration pause, Bytes code)) ->
          about(line.put("t", "show"), visitor, showing)
              .put("pauseMillis", pause.toMillis())
              .put("code", Base64.getEncoder().encodeToString(code.toArray()));
      case Port(Path path) -> line.put("t", "port").put("path", path.toString());
      case Begun(int visitor, int showing, long at) ->
          about(line.put("t", "begun"), visitor, showing).put("atNanos", at);
      case Played(int visitor, int showing, long at) ->
          about(line.put("t", "played"), visitor, showing).put("atNanos", at);
    }
    return line.toString();
  }

  /// Reads a line.
  static Decoded<PlayerLine> read(String text) {
    try {
      JsonNode line = JSON.readTree(text);
      int visitor = line.path("visitor").asInt(0);
      int showing = line.path("showing").asInt(0);
      long at = line.path("atNanos").asLong(0);
      return switch (line.path("t").asString("")) {
        case "show" ->
            new Decoded.Value<>(
                new Show(
                    visitor,
                    showing,
                    new Showing(
                        Duration.ofMillis(line.required("pauseMillis").longValue()),
                        Bytes.of(
                            Base64.getDecoder().decode(line.required("code").stringValue())))));
        case "port" -> new Decoded.Value<>(new Port(Path.of(line.required("path").stringValue())));
        case "begun" -> new Decoded.Value<>(new Begun(visitor, showing, at));
        case "played" -> new Decoded.Value<>(new Played(visitor, showing, at));
        default -> new Decoded.NotMine<>();
      };
    } catch (JacksonException | IllegalArgumentException e) {
      return new Decoded.Malformed<>("player line");
    }
  }

  private static ObjectNode about(ObjectNode line, int visitor, int showing) {
    return line.put("visitor", visitor).put("showing", showing);
  }
}
