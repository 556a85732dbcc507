package tramquet.kiosk.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import tramquet.drivers.Bytes;

/// What kind of visitor somebody plays. A new kind is one line in [Roles].
///
/// @param about what is special, in a few words
/// @param expected what must come of it
/// @param manner how this visitor keeps to the queue
/// @param showings the codes to show, made for a person
record Role(
    String about,
    Expectation expected,
    Manner manner,
    BiFunction<Invented, Issuing, List<Showing>> showings) {

  /// Somebody who queues as people do.
  Role(String about, Expectation expected, BiFunction<Invented, Issuing, List<Showing>> showings) {
    this(about, expected, Manner.ORDERLY, showings);
  }

  /// How a visitor keeps to the queue.
  enum Manner {
    /// Comes after a moment.
    ORDERLY,
    /// Comes close behind the one before.
    HURRIED,
    /// Leaves without an answer, and nobody comes until the kiosk has given up.
    LEAVING
  }

  /// One code.
  static List<Showing> once(String code) {
    return once(Cards.read(code));
  }

  /// One code, byte for byte.
  static List<Showing> once(Bytes code) {
    return List.of(new Showing(Duration.ZERO, code));
  }

  /// A code, and a second one when asked.
  static List<Showing> then(Bytes first, String second) {
    return List.of(
        new Showing(Duration.ZERO, first), new Showing(Duration.ofMillis(900), Cards.read(second)));
  }

  /// The same code as long as it is held there.
  static List<Showing> held(String code, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> new Showing(Duration.ofMillis(i == 0 ? 0 : 350), Cards.read(code)))
        .toList();
  }
}
