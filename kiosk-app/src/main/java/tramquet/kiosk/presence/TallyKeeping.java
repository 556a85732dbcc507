package tramquet.kiosk.presence;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import tramquet.wire.Tally;

/// Saves the tally when it has changed, every five seconds at most: a power cut costs the passages
/// of the last five seconds, and the disk is spared.
final class TallyKeeping implements Keeping {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final PlaceHistory history;
  private final TallyFile file;
  private final LongSupplier nanoTime;
  private Optional<Tally> saved = Optional.empty();
  private long savedNanos;

  TallyKeeping(PlaceHistory history, TallyFile file, LongSupplier nanoTime) {
    this.history = history;
    this.file = file;
    this.nanoTime = nanoTime;
    savedNanos = nanoTime.getAsLong() - EVERY.toNanos();
  }

  @Override
  public long turn() {
    if (saved.equals(Optional.of(history.tally()))) {
      return LOOK.toNanos();
    }
    long wait = savedNanos + EVERY.toNanos() - nanoTime.getAsLong();
    if (wait > 0) {
      return wait;
    }
    leave();
    savedNanos = nanoTime.getAsLong();
    return LOOK.toNanos();
  }

  @Override
  public void leave() {
    Tally now = history.tally();
    if (!saved.equals(Optional.of(now))) {
      file.save(now);
      saved = Optional.of(now);
    }
  }
}
