package tramquet.kiosk.demo;

import java.time.Duration;
import java.util.List;
import tramquet.wire.Identifier;

/// One visitor of the scripted morning.
///
/// @param number place in the queue, from 1
/// @param about what is special, without anything that names a person: `forged signature`
/// @param gap between the visitor before and this one's first code
/// @param showings at least one; the pause of the first counts after the gap
/// @param expected what must come of it
/// @param identifiers every number by which a row is known to be this visitor's
record Visitor(
    int number,
    String about,
    Duration gap,
    List<Showing> showings,
    Expectation expected,
    List<Identifier> identifiers) {

  /// Copies the lists.
  Visitor {
    showings = List.copyOf(showings);
    identifiers = List.copyOf(identifiers);
  }
}
