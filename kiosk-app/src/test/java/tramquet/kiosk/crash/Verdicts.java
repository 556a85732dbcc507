package tramquet.kiosk.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was found in states after a power cut.
///
/// Thread: one.
final class Verdicts {
  private int states;
  private int losing;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> first = new ArrayList<>();

  private static final int SHOWN = 10;

  /// One state more.
  ///
  /// @param name says how to make it again
  void add(String name, List<String> faults) {
    states++;
    if (faults.stream().anyMatch(each -> each.startsWith("lost: "))) {
      losing++;
    }
    faults.stream()
        .map(each -> each.split(":", -1)[0])
        .distinct()
        .forEach(each -> counts.merge(each, 1, Integer::sum));
    if (!faults.isEmpty() && first.size() < SHOWN) {
      first.add(name + ": " + faults.getFirst() + " (" + faults.size() + ")");
    }
  }

  /// Those of others too.
  void add(Verdicts others) {
    states += others.states;
    losing += others.losing;
    others.counts.forEach((fault, count) -> counts.merge(fault, count, Integer::sum));
    others.first.stream().limit(SHOWN - first.size()).forEach(first::add);
  }

  int states() {
    return states;
  }

  /// States in which a record that was answered for is gone.
  int losing() {
    return losing;
  }

  /// The first faults; none is good.
  List<String> faults() {
    return List.copyOf(first);
  }

  @Override
  public String toString() {
    return states + " states, " + losing + " with records lost; faults: " + counts;
  }
}
