package tramquet.kiosk.config;

/// A key of the configuration file: everything that is known of it, in one place.
///
/// @param section the TOML table
/// @param name the key in it, in `snake_case` as TOML files usually are
/// @param kind what its value looks like
/// @param presence what holds when the file does not have it
/// @param meaning one sentence for a technician, without full stop
/// @param <T> what its value is read as
record Setting<T>(String section, String name, Kind<T> kind, Presence presence, String meaning) {

  /// One without which the kiosk does not start.
  static <T> Setting<T> required(
      String section, String name, Object example, Kind<T> kind, String meaning) {
    return new Setting<>(section, name, kind, new Presence.Required(example), meaning);
  }

  /// One that has a default.
  static <T> Setting<T> setting(
      String section, String name, Object value, Kind<T> kind, String meaning) {
    return new Setting<>(section, name, kind, new Presence.Default(value), meaning);
  }

  /// One of a thing that need not be there.
  static <T> Setting<T> optional(
      String section, String name, Object example, Kind<T> kind, String meaning) {
    return new Setting<>(section, name, kind, new Presence.Optional(example), meaning);
  }

  /// The section and the name: `lane.ask_timeout`.
  String key() {
    return section + "." + name;
  }

  /// What holds when the file does not have the key. Values are written as they would stand in the
  /// file, so that a default goes through the same checks as a technician's value.
  sealed interface Presence {

    /// The start stops.
    ///
    /// @param example for the printed sample
    record Required(Object example) implements Presence {}

    /// This value holds.
    record Default(Object value) implements Presence {}

    /// Nothing holds: the thing is not there.
    ///
    /// @param example for the printed sample
    record Optional(Object example) implements Presence {}
  }
}
