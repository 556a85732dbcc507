package tramquet.kiosk.simulation;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A campaign that somebody watches: says how far it is, and prints what it finds.
///
/// @param live whether a line may be written again in place
record Hunt(PrintStream out, boolean live, Optional<Guard> off) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long EVERY = 50_000;

  /// Plays so many sequences.
  ///
  /// @return the exit status: 1 if something was found
  int run(long seed, long sequences) {
    long begun = System.nanoTime();
    int threads = Runtime.getRuntime().availableProcessors();
    AtomicLong told = new AtomicLong();
    Campaign.Outcome outcome =
        new Campaign(seed, sequences, threads, off)
            .run(done -> {
              long before = told.get();
              if (done - before >= EVERY && told.compareAndSet(before, done) && live) {
                out.printf(Locale.ROOT, "\r%,d of %,d", done, sequences);
                out.flush();
              }
            });
    double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
    out.printf(
        Locale.ROOT,
        "%s%,d sequences, seeds %d to %d, on %d threads in %.1f s: %,.0f a second%n",
        live ? "\r" : "",
        outcome.played(),
        seed,
        seed + Math.max(outcome.played(), 1) - 1,
        threads,
        seconds,
        outcome.played() / seconds);
    outcome
        .found()
        .ifPresentOrElse(
            found -> Report.of(found, off).forEach(out::println),
            () -> out.println("nothing was seen that must never be"));
    return outcome.found().isPresent() ? 1 : 0;
  }
}
