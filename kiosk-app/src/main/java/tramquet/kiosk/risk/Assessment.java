package tramquet.kiosk.risk;

/// What looking at a code came to.
public sealed interface Assessment {

  /// The code speaks of a person, and this follows.
  ///
  /// @param packVersion of the rules that decided
  record Judged(Evidence evidence, Decision decision, long packVersion) implements Assessment {}

  /// The code belongs to a place, not to a person.
  record PlaceCodeShown() implements Assessment {}

  /// Half a code, noise, or a code of some other kind.
  record Unreadable() implements Assessment {}
}
