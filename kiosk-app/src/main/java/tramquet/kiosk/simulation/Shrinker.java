package tramquet.kiosk.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a sequence at fault as short as it can be and still be at fault, by leaving out runs of
/// acts, half of all first, and in the end one by one (delta debugging; Zeller and Hildebrandt,
/// "Simplifying and isolating failure-inducing input", 2002). The same rule must be broken: another
/// fault on the way is another matter.
final class Shrinker {
  private final Optional<Guard> off;
  private final String rule;

  private Shrinker(Optional<Guard> off, String rule) {
    this.off = off;
    this.rule = rule;
  }

  /// The shortest sequence found with the same fault.
  static Sequence shrink(Sequence sequence, Fault fault, Optional<Guard> off) {
    Shrinker shrinker = new Shrinker(off, fault.rule());
    Sequence shortest = shrinker.upTo(sequence, fault.act());
    int before;
    do {
      before = shortest.acts().size();
      for (int run = Math.max(1, before / 2); run >= 1; run /= 2) {
        shortest = shrinker.without(shortest, run);
      }
    } while (shortest.acts().size() < before);
    return shortest;
  }

  /// What came after the fault plays no part.
  private Sequence upTo(Sequence sequence, int act) {
    Sequence head =
        new Sequence(
            sequence.confirm(), act == 0 ? sequence.acts() : sequence.acts().subList(0, act));
    return isAtFault(head) ? head : sequence;
  }

  private Sequence without(Sequence sequence, int run) {
    Sequence shortest = sequence;
    for (int at = shortest.acts().size() - run; at >= 0; at--) {
      if (at + run > shortest.acts().size()) {
        continue;
      }
      List<Act> fewer = new ArrayList<>(shortest.acts());
      fewer.subList(at, at + run).clear();
      Sequence shorter = new Sequence(shortest.confirm(), fewer);
      if (isAtFault(shorter)) {
        shortest = shorter;
      }
    }
    return shortest;
  }

  private boolean isAtFault(Sequence sequence) {
    return sequence.play(off).filter(fault -> fault.rule().equals(rule)).isPresent();
  }
}
