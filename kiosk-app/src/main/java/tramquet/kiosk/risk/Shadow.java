package tramquet.kiosk.risk;

import java.util.Optional;

/// What rules that only watch would have decided.
///
/// @param version of these rules
/// @param kept what the rules in force decided
/// @param other what these would have
public record Shadow(long version, Decision kept, Decision other) {

  /// How the two compare, seen by the visitor.
  public enum Difference {
    NONE,
    /// Fewer people would be let in.
    STRICTER,
    /// More people would be let in.
    LAXER,
    /// The same light for other reasons.
    REASONS
  }

  /// Decides the same evidence by the rules that watch, if there are any. Nothing that happens here
  /// reaches the visitor.
  public static Optional<Shadow> of(Assessment.Judged judged, Packs packs) {
    return packs
        .shadow()
        .map(rules ->
            new Shadow(
                rules.version(),
                judged.decision(),
                RiskRules.decide(judged.evidence(), packs.with(rules))));
  }

  /// How they compare.
  public Difference difference() {
    int compared = Integer.compare(strictness(other), strictness(kept));
    if (compared != 0) {
      return compared > 0 ? Difference.STRICTER : Difference.LAXER;
    }
    return other.equals(kept) ? Difference.NONE : Difference.REASONS;
  }

  private static int strictness(Decision decision) {
    return switch (decision) {
      case Decision.Admit _ -> 0;
      case Decision.Ask _ -> 1;
      case Decision.Refuse _ -> 2;
    };
  }
}
