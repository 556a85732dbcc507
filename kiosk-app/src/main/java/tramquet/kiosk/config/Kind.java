package tramquet.kiosk.config;

import java.util.function.Function;
import tramquet.wire.Decoded;

/// What the value of a key looks like.
///
/// @param range the values it may have, with unit, as said to a technician: `whole number, 1 to 10`
/// @param reader from a TOML value (`String`, `Long`, `Boolean` or a `List` of those) to the value;
///   `NotMine` for what is not in the range, `Malformed` where there is more to say than the range
/// @param <T> what the value is read as
record Kind<T>(String range, Function<Object, Decoded<T>> reader) {

  /// Reads a value.
  Decoded<T> read(Object toml) {
    return reader.apply(toml);
  }

  /// The same values, read as something else.
  <R> Kind<R> as(Function<? super T, ? extends R> function) {
    return new Kind<>(range, toml -> read(toml).map(function));
  }
}
