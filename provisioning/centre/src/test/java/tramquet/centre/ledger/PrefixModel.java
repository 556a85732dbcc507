package tramquet.centre.ledger;

import java.util.HashSet;
import java.util.Set;

/// How far an epoch is known without a gap, the slow and obvious way.
final class PrefixModel {
  private final Set<Long> known = new HashSet<>();

  void add(long from, long to) {
    for (long seq = from; seq <= to; seq++) {
      known.add(seq);
    }
  }

  long upTo() {
    long upTo = 0;
    while (known.contains(upTo + 1)) {
      upTo++;
    }
    return upTo;
  }
}
