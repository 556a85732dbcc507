package tramquet.kiosk.config;

import java.util.List;
import java.util.stream.Collectors;
import tramquet.kiosk.config.Setting.Presence;

/// A sample configuration that loads as it is: one line per key, optional ones commented out.
final class Sample {
  private Sample() {}

  static String text() {
    StringBuilder out = new StringBuilder("# Configuration of a Trạm Quét kiosk (TOML 1.0).\n");
    out.append("# Relative paths are meant from this file's folder. Secrets never stand here.\n");
    String section = "";
    for (Setting<?> setting : Settings.ALL) {
      if (!setting.section().equals(section)) {
        section = setting.section();
        out.append("\n[").append(section).append("]\n");
      }
      out.append(line(setting)).append('\n');
    }
    return out.toString();
  }

  private static String line(Setting<?> setting) {
    String about = "  # " + setting.meaning() + "; " + setting.kind().range();
    return switch (setting.presence()) {
      case Presence.Required(Object example) ->
          setting.name() + " = " + toml(example) + about + "; required";
      case Presence.Default(Object value) ->
          setting.name() + " = " + toml(value) + about + "; default " + toml(value);
      case Presence.Optional(Object example) ->
          "# " + setting.name() + " = " + toml(example) + about + "; optional";
    };
  }

  private static String toml(Object value) {
    return switch (value) {
      case String text -> '"' + text + '"';
      case List<?> all ->
          all.stream().map(Sample::toml).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }
}
