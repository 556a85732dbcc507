package tramquet.centre.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How often an address may fail: 30 times, and once more every two seconds. Whoever succeeds is
/// never slowed down. The last 10,000 addresses are remembered.
///
/// Thread: any.
final class RateLimit {
  private static final int BURST = 30;
  private static final long NANOS_EACH = Duration.ofSeconds(2).toNanos();
  private static final int MOST = 10_000;

  private final LongSupplier nanoTime;
  private final Map<String, Long> debts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  RateLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Whether the address has failed too often.
  synchronized boolean isReached(String address) {
    Long until = debts.get(address);
    return until != null && until - nanoTime.getAsLong() > (BURST - 1) * NANOS_EACH;
  }

  /// It failed once more.
  synchronized void failed(String address) {
    long now = nanoTime.getAsLong();
    Long until = debts.get(address);
    long from = until == null || until - now < 0 ? now : until;
    debts.put(address, from + NANOS_EACH);
  }
}
