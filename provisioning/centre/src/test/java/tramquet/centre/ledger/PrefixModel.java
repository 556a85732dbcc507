package tramquet.centre.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/// How far an epoch is known without a gap, the slow and obvious way.
final class PrefixModel {
  private final Set<Long> known = new HashSet<>();

  void add(long from, long to) {
    for (long seq = from; seq <= to; seq++) {
      known.add(seq);
    }
  }

  /// Numbers below the highest that are not known.
  List<Long> missing() {
    long highest = known.stream().mapToLong(seq -> seq).max().orElse(0);
    return LongStream.rangeClosed(1, highest).boxed().filter(seq -> !known.contains(seq)).toList();
  }

  long upTo() {
    long upTo = 0;
    while (known.contains(upTo + 1)) {
      upTo++;
    }
    return upTo;
  }
}
