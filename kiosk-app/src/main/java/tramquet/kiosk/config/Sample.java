package tramquet.kiosk.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tramquet.drivers.found.AutoModel;
import tramquet.kiosk.config.Setting.Presence;

/// A sample configuration that loads as it is: one line per key, optional ones commented out.
final class Sample {
  private static final String HEAD =
      """
      # Configuration of a Trạm Quét kiosk (TOML 1.0).
      # Relative paths are meant from this file's folder. Secrets never stand here.
      """;

  private static final String CLAIMED =
      """
      # A claim code before the reader tells this kiosk who it is. What stands here wins over the code,
      # and where kiosk.id stands here no code is taken.
      """;

  /// What has a default or must be there, and is told by a claim code all the same.
  private static final Set<Setting<?>> TOLD =
      Set.of(
          LaneSettings.ID,
          LaneSettings.LANE,
          LaneSettings.DIRECTION,
          LinkSettings.AUTHORITY,
          LinkSettings.VIEW,
          LinkSettings.PERSONAL_CODES);

  /// Whatever reader is plugged in.
  private static final Map<Setting<?>, Object> ANY_READER =
      Map.of(
          DeviceSettings.PORT, AutoModel.ID,
          DeviceSettings.BAUD, AutoModel.ID,
          DeviceSettings.MODEL, AutoModel.ID);

  private Sample() {}

  static String text() {
    return text(HEAD, Set.of(), Map.of());
  }

  static String byCode() {
    return text(HEAD + CLAIMED, TOLD, ANY_READER);
  }

  /// @param told is commented out
  /// @param instead of examples and defaults
  private static String text(String head, Set<Setting<?>> told, Map<Setting<?>, Object> instead) {
    StringBuilder out = new StringBuilder(head);
    String section = "";
    for (Setting<?> setting : Settings.ALL) {
      if (!setting.section().equals(section)) {
        section = setting.section();
        out.append("\n[").append(section).append("]\n");
      }
      out.append(told.contains(setting) ? "# " : "");
      out.append(line(setting, instead)).append(told.contains(setting) ? "; told by a code" : "");
      out.append('\n');
    }
    return out.toString();
  }

  private static String line(Setting<?> setting, Map<Setting<?>, Object> instead) {
    String about = "  # " + setting.meaning() + "; " + setting.kind().range();
    return switch (setting.presence()) {
      case Presence.Required(Object example) ->
          setting.name()
              + " = "
              + toml(instead.getOrDefault(setting, example))
              + about
              + "; required";
      case Presence.Default(Object value) ->
          setting.name()
              + " = "
              + toml(instead.getOrDefault(setting, value))
              + about
              + "; default "
              + toml(value);
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
