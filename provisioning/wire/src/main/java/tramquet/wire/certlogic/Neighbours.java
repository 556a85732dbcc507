package tramquet.wire.certlogic;

import java.util.List;
import java.util.function.IntPredicate;

/// The binary and the ternary form of comparisons: `a op b`, `(a op b) and (b op c)`.
final class Neighbours {
  private Neighbours() {}

  static <T extends Comparable<T>> Evaluated inOrder(List<T> values, IntPredicate wanted) {
    boolean all = true;
    for (int i = 1; i < values.size(); i++) {
      all &= wanted.test(values.get(i - 1).compareTo(values.get(i)));
    }
    return Evaluated.of(all);
  }
}
