package tramquet.kiosk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of one visitor by now, for one line on the terminal. Nothing that the screen would
/// not show to everybody.
///
/// @param visitor number of the visitor
/// @param about what is special, or that the code was typed
/// @param at when it was decided
/// @param format stable name of the first code's kind; empty where it was none
/// @param outcome what the kiosk made of it; empty while nothing was read
/// @param reasons stable names, for red
/// @param way how far the visit has come
/// @param latency from the reader's last byte to the lamp
record Line(
    int visitor,
    String about,
    Instant at,
    Optional<String> format,
    Optional<Outcome> outcome,
    List<String> reasons,
    Way way,
    Optional<Duration> latency) {

  /// Copies the list.
  Line {
    reasons = List.copyOf(reasons);
  }

  /// How far a visit has come.
  enum Way {
    /// There is none, and there will be none.
    NO_VISIT,
    /// Nothing, or no more than a question, so far.
    OPEN,
    /// Not on disk, and never will be.
    FAILED,
    DECIDED,
    COMMITTED,
    DELIVERED,
    ACKNOWLEDGED
  }

  /// Whether nothing more will happen.
  boolean isOver() {
    return way == Way.NO_VISIT || way == Way.FAILED || way == Way.ACKNOWLEDGED;
  }
}
