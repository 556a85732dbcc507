package tramquet.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How long signed data is good for, and what follows when it is not.
///
/// @param ageing from this age on it is shown as ageing
/// @param stale from this age on it is stale, and `effect` holds; not below `ageing`
/// @param effect what stale data means for visitors
public record ShelfLife(Duration ageing, Duration stale, Effect effect) {

  /// Throws `IllegalArgumentException` where the ages are no ages or stand the wrong way round.
  public ShelfLife {
    if (ageing.isNegative() || stale.compareTo(ageing) < 0) {
      throw new IllegalArgumentException("shelf life");
    }
  }

  /// What stale data means.
  public enum Effect {
    /// Staff see it; visitors are judged as before.
    SHOW,
    /// What relies on the data does not count: codes whose signature or revocation it would tell.
    DISTRUST,
    /// Nobody is let in.
    REFUSE;

    /// The stable name: `distrust`.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Effect> of(String text) {
      return Arrays.stream(values()).filter(effect -> effect.text().equals(text)).findFirst();
    }
  }

  /// How old data is.
  public enum Age {
    FRESH,
    AGEING,
    STALE;

    /// The stable name: `ageing`.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Age> of(String text) {
      return Arrays.stream(values()).filter(age -> age.text().equals(text)).findFirst();
    }
  }

  /// The age of data that was signed at that moment.
  public Age age(Instant issuedAt, Instant now) {
    Duration old = Duration.between(issuedAt, now);
    return old.compareTo(stale) >= 0
        ? Age.STALE
        : old.compareTo(ageing) >= 0 ? Age.AGEING : Age.FRESH;
  }

  static ShelfLife read(Fields fields) {
    Duration ageing = fields.duration("ageing");
    Duration stale = fields.duration("stale");
    Effect effect = fields.word("effect", Effect::of, "show, distrust or refuse");
    return fields.built(
        () -> new ShelfLife(ageing, stale, effect),
        "ageing must not be negative, and stale not shorter than ageing");
  }
}
