package tramquet.kiosk.risk;

import java.util.UUID;

/// What looking at a code came to.
public sealed interface Assessment {

  /// The code speaks of a person, and this follows.
  ///
  /// @param packVersion of the rules that decided
  record Judged(Evidence evidence, Decision decision, long packVersion) implements Assessment {}

  /// The person was let in here a moment ago and shows a code again: the visit is the one before.
  ///
  /// @param visit the record that holds already
  record SameVisit(Evidence evidence, UUID visit) implements Assessment {}

  /// The code belongs to a place, not to a person.
  record PlaceCodeShown() implements Assessment {}

  /// Half a code, noise, or a code of some other kind.
  record Unreadable() implements Assessment {}
}
