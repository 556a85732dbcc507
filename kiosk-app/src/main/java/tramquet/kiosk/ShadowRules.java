package tramquet.kiosk;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Packs;
import tramquet.kiosk.risk.Shadow;
import tramquet.wire.KioskStatus;
import tramquet.wire.Reason;

/// Rules that decide beside those in force and change nothing, so that whoever wrote them sees what
/// they would do to real visitors before they bind anybody. Differences are counted, and each kind
/// of difference is told once in the journal, without a word of whom it befell.
///
/// Thread: `compare` by the lane's; `counts` by any.
final class ShadowRules {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.shadow");

  private final Supplier<Packs> packs;
  private final Set<String> told = new HashSet<>();
  private volatile Counts counts = new Counts(0, Map.of());

  ShadowRules(Supplier<Packs> packs) {
    this.packs = packs;
  }

  /// How the rules that watch compare so far.
  ///
  /// @param version of them; 0 for none
  /// @param judgements how many of each
  record Counts(long version, Map<Shadow.Difference, Long> judgements) {
    Counts and(Shadow shadow) {
      Map<Shadow.Difference, Long> more = new EnumMap<>(Shadow.Difference.class);
      if (shadow.version() == version) {
        more.putAll(judgements);
      }
      more.merge(shadow.difference(), 1L, Long::sum);
      return new Counts(shadow.version(), Map.copyOf(more));
    }

    long of(Shadow.Difference difference) {
      return judgements.getOrDefault(difference, 0L);
    }
  }

  Counts counts() {
    return counts;
  }

  /// The same for the status; empty while none were asked.
  Optional<KioskStatus.Shadow> told() {
    Counts now = counts;
    return Optional.of(now)
        .filter(any -> any.version() > 0)
        .map(any ->
            new KioskStatus.Shadow(
                any.version(),
                any.of(Shadow.Difference.NONE),
                any.of(Shadow.Difference.STRICTER),
                any.of(Shadow.Difference.LAXER),
                any.of(Shadow.Difference.REASONS)));
  }

  /// Looks at a judgement once more. After the visitor was served: a fault of the rules that watch,
  /// or of ours in here, is told and reaches nobody.
  Optional<Shadow> compare(Assessment.Judged judged) {
    try {
      Optional<Shadow> shadow = Shadow.of(judged, packs.get());
      shadow.ifPresent(this::count);
      return shadow;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "rules that watch: {0}", e.getClass().getName());
      return Optional.empty();
    }
  }

  private void count(Shadow shadow) {
    if (shadow.version() != counts.version()) {
      told.clear();
    }
    counts = counts.and(shadow);
    if (shadow.difference() != Shadow.Difference.NONE) {
      String difference = text(shadow.kept()) + " -> " + text(shadow.other());
      if (told.add(difference)) {
        LOG.log(
            System.Logger.Level.INFO,
            "rules that watch, version {0}, differ: {1}",
            Long.toString(shadow.version()),
            difference);
      }
    }
  }

  /// A decision in the stable words of the wire.
  static String text(Decision decision) {
    return switch (decision) {
      case Decision.Admit _ -> "admit";
      case Decision.Ask(List<Reason> missing) -> "ask" + words(missing);
      case Decision.Refuse refusal -> "refuse" + words(refusal.reasons());
    };
  }

  private static String words(List<Reason> reasons) {
    return " (" + String.join(", ", reasons.stream().map(Reason::text).toList()) + ")";
  }
}
