package tramquet.kiosk.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Plays the sequences of many seeds, one after the other, on several threads, until one shows a
/// fault.
///
/// @param first the first seed
/// @param sequences how many at the most
/// @param threads at least 1
/// @param off a guard that is switched off
record Campaign(long first, long sequences, int threads, Optional<Guard> off) {
  /// Seeds that a thread takes at a time.
  private static final int BLOCK = 256;

  /// What came of it.
  ///
  /// @param played how many were played
  /// @param found the lowest seed at fault, of those played
  record Outcome(long played, Optional<Found> found) {}

  /// A seed at fault.
  record Found(long seed, Fault fault) {}

  /// Plays.
  ///
  /// @param progress told how many are done, now and then, by any of the threads
  Outcome run(LongConsumer progress) {
    Work work = new Work(progress);
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(Thread.ofPlatform().name("simulation-" + i).start(work));
    }
    for (Thread each : all) {
      join(each);
    }
    return work.outcome();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody may interrupt a simulation", e);
    }
  }

  private final class Work implements Runnable {
    private final LongConsumer progress;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong played = new AtomicLong();
    private Optional<Found> found = Optional.empty();

    Work(LongConsumer progress) {
      this.progress = progress;
    }

    @Override
    public void run() {
      for (long from = next.getAndAdd(BLOCK); from < sequences; from = next.getAndAdd(BLOCK)) {
        long to = Math.min(from + BLOCK, sequences);
        for (long i = from; i < to; i++) {
          if (isBeyondTheFound(i)) {
            return;
          }
          long seed = first + i;
          Generator.sequence(seed).play(off).ifPresent(fault -> found(new Found(seed, fault)));
        }
        progress.accept(played.addAndGet(to - from));
      }
    }

    private synchronized boolean isBeyondTheFound(long index) {
      return found.isPresent() && found.get().seed() <= first + index;
    }

    private synchronized void found(Found next) {
      if (found.isEmpty() || next.seed() < found.get().seed()) {
        found = Optional.of(next);
      }
    }

    synchronized Outcome outcome() {
      return new Outcome(found.map(f -> f.seed() - first + 1).orElse(played.get()), found);
    }
  }
}
