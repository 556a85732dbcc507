package tramquet.kiosk.inspect;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tramquet.kiosk.credential.Reading;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.RulePack;

/// How the kiosk's rules would judge a reading.
@FunctionalInterface
public interface Verdicts {

  /// The judgement at that time; empty for a reading that makes no visit, so is neither green nor
  /// red.
  Optional<Judgement> judge(Reading reading, Instant at);

  /// The same kiosk with other rules.
  default Verdicts by(RulePack rules) {
    return this;
  }

  /// What the lane would show.
  enum Light {
    GREEN,
    RED,
    /// A further step is needed: a declaration, or a second code.
    ASK;

    /// The stable name in `inspect --json`.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A judgement.
  ///
  /// @param light what the lane would show
  /// @param reasons why, the most urgent first; empty for green
  /// @param remedy what the visitor can do next
  record Judgement(Light light, List<Reason> reasons, Optional<Remedy> remedy) {
    /// Copies the list.
    public Judgement {
      reasons = List.copyOf(reasons);
    }
  }
}
