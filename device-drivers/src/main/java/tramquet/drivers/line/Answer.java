package tramquet.drivers.line;

import java.util.function.Function;

/// What was asked for, or why it cannot be had.
///
/// @param <T> what was asked for
public sealed interface Answer<T> {

  /// It can be had.
  record Given<T>(T value) implements Answer<T> {}

  /// It cannot.
  record Refused<T>(LineFault fault) implements Answer<T> {}

  /// What follows from it, if it can be had.
  default <R> Answer<R> then(Function<? super T, ? extends Answer<R>> next) {
    return switch (this) {
      case Given<T>(T value) -> next.apply(value);
      case Refused<T>(LineFault fault) -> new Refused<>(fault);
    };
  }

  /// What was asked for.
  ///
  /// @throws PinUnavailable if it cannot be had
  default T orThrow() {
    return switch (this) {
      case Given<T>(T value) -> value;
      case Refused<T>(LineFault fault) -> throw new PinUnavailable(fault);
    };
  }
}
