package tramquet.kiosk.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.Decoded;

/// One JSON document in a file.
public final class Json {
  private Json() {}

  /// The document; a file that cannot be read and one that is not JSON are both malformed.
  public static Decoded<JsonNode> read(Path file) {
    try {
      return new Decoded.Value<>(JsonMapper.shared().readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      return new Decoded.Malformed<>(file + ": cannot be read");
    } catch (JacksonException e) {
      return new Decoded.Malformed<>(file + ": is not JSON");
    }
  }
}
