package tramquet.kiosk.config;

import java.util.List;
import java.util.stream.Stream;

/// Every key of the configuration file: name, range with unit, default and meaning. A new key is a
/// line in the class of its section, its place in that one's `ALL`, and a component of the record
/// that `Assembly` fills.
final class Settings {
  /// In the order of the printed sample.
  static final List<Setting<?>> ALL =
      Stream.of(LaneSettings.ALL, DeviceSettings.ALL, ScreenSettings.ALL, LinkSettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private Settings() {}
}
