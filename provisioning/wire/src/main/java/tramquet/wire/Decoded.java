package tramquet.wire;

import java.util.Optional;
import java.util.function.Function;

/// What reading something that a stranger wrote gives: the value, "not in this format", or "in this
/// format but broken". Bad input is never an exception.
///
/// @param <T> what was to be read
public sealed interface Decoded<T> {

  /// The input was well formed.
  record Value<T>(T value) implements Decoded<T> {}

  /// The input is in some other format; another reader may know it.
  record NotMine<T>() implements Decoded<T> {}

  /// The input claims this format and breaks its rules.
  ///
  /// @param reason which rule, in words that hold nothing of the input itself
  record Malformed<T>(String reason) implements Decoded<T> {}

  /// The value, or empty for both kinds of failure.
  default Optional<T> asOptional() {
    return this instanceof Value<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /// The same answer with its value, if there is one, turned into something else.
  default <R> Decoded<R> map(Function<? super T, ? extends R> function) {
    return flatMap(value -> new Value<R>(function.apply(value)));
  }

  /// The same answer, read on by a second reader if there is a value.
  default <R> Decoded<R> flatMap(Function<? super T, ? extends Decoded<R>> function) {
    return switch (this) {
      case Value<T>(T value) -> function.apply(value);
      case NotMine<T>() -> new NotMine<>();
      case Malformed<T>(String reason) -> new Malformed<>(reason);
    };
  }
}
