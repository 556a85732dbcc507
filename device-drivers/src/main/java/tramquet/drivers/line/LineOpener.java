package tramquet.drivers.line;

import java.util.function.Function;

/// A way to a line that may be tried again and again.
///
/// @param <L> the line: a `SerialLine`, a `KeyLine`, or what reads one
@FunctionalInterface
public interface LineOpener<L> {

  /// Tries once, and does not wait for a device to appear.
  Opening<L> open();

  /// The same way, to what is made of each line that it opens.
  default <M> LineOpener<M> as(Function<? super L, ? extends M> reader) {
    return () ->
        switch (open()) {
          case Opened<L>(L line) -> new Opened<>(reader.apply(line));
          case Absent<L>(String reason) -> new Absent<>(reason);
          case Unavailable<L>(String reason) -> new Unavailable<>(reason);
        };
  }

  /// What came of trying.
  ///
  /// @param <L> the line
  sealed interface Opening<L> {}

  /// The line is open and the caller's to close.
  record Opened<L>(L line) implements Opening<L> {}

  /// There is no such device. Asking again costs next to nothing.
  ///
  /// @param reason what was looked for, for a technician
  record Absent<L>(String reason) implements Opening<L> {}

  /// The device is there and cannot be had: taken by another program, no permission.
  ///
  /// @param reason what was tried and what came back, for a technician
  record Unavailable<L>(String reason) implements Opening<L> {}
}
