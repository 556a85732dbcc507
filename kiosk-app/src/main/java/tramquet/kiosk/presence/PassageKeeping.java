package tramquet.kiosk.presence;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tramquet.wire.EntryTerms;
import tramquet.wire.Stamp;
import tramquet.wire.Tally;

/// Keeps on disk what the rules in force ask of the past, and gives it back after a restart.
///
/// Where they ask for anti-passback or a capacity, a passage is on the disk as soon as the disk
/// can: a power cut costs what it is writing then. Where they ask for neither, the tally is saved
/// every five seconds at most, and the disk is spared. Tags are written only where anti-passback is
/// asked for, and are gone after two days.
///
/// Thread: its keeper's; `passed` by any.
final class PassageKeeping implements Keeping {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final Duration OLDEST = Duration.ofDays(2);
  private static final int MOST_LINES = 2 * PlaceHistory.MOST_PEOPLE;

  private final PlaceHistory history;
  private final PassageFile file;
  private final Supplier<Stamp> clock;
  private final LongSupplier nanoTime;
  private final Supplier<EntryTerms> terms;
  private final Queue<Passed> waiting = new ConcurrentLinkedQueue<>();

  /// The newest last; what is in the file.
  private final Deque<Passage> kept = new ArrayDeque<>();

  /// Those of which nobody could say yet how long ago they were.
  private List<Passage> undated;

  private final List<Passed> restored = new ArrayList<>();
  private Tally saved;
  private LocalDate day;
  private long savedNanos;

  /// Gives back to the history what is in the file.
  ///
  /// @param terms of the rules in force, asked each time
  PassageKeeping(
      PlaceHistory history,
      PassageFile file,
      Supplier<Stamp> clock,
      LongSupplier nanoTime,
      Supplier<EntryTerms> terms) {
    this.history = history;
    this.file = file;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.terms = terms;
    PassageFile.Content content = file.load(history.kiosk());
    kept.addAll(content.passages());
    undated = content.passages();
    saved = content.tally();
    day = saved.day();
    savedNanos = nanoTime.getAsLong() - EVERY.toNanos();
    restore();
  }

  /// Who passed before this start, here or at a neighbour, as far as it can be dated by now.
  List<Passed> restored() {
    return List.copyOf(restored);
  }

  /// Somebody has passed, here or at a neighbour.
  void passed(Passed passed) {
    waiting.add(passed);
  }

  private void restore() {
    if (undated.isEmpty()) {
      return;
    }
    Stamp now = clock.get();
    List<Passage> later = new ArrayList<>();
    for (Passage each : undated) {
      if (each.isDatable(now)) {
        each.ago(now)
            .ifPresentOrElse(
                ago -> restored.add(history.restored(each, ago)), () -> later.add(each));
      }
    }
    undated = later;
  }

  @Override
  public long turn() {
    restore();
    if (!isChanged()) {
      return LOOK.toNanos();
    }
    long wait = savedNanos + EVERY.toNanos() - nanoTime.getAsLong();
    if (wait > 0 && !isUrgent()) {
      return wait;
    }
    leave();
    savedNanos = nanoTime.getAsLong();
    return LOOK.toNanos();
  }

  private boolean isChanged() {
    return !waiting.isEmpty() || !saved.equals(history.tally());
  }

  private boolean isUrgent() {
    EntryTerms asked = terms.get();
    return asked.capacity().isPresent() || asked.antiPassback().isPresent();
  }

  @Override
  public void leave() {
    if (!isChanged()) {
      return;
    }
    List<Passage> fresh = drained();
    saved = history.tally();
    kept.addAll(fresh);
    while (kept.size() > PlaceHistory.MOST_PEOPLE) {
      kept.removeFirst();
    }
    if (file.lines() > MOST_LINES || !saved.day().equals(day)) {
      day = saved.day();
      shorten();
    } else {
      file.append(fresh, saved);
    }
  }

  private List<Passage> drained() {
    boolean tagged = terms.get().antiPassback().isPresent();
    Stamp now = clock.get();
    long nanos = nanoTime.getAsLong();
    List<Passage> fresh = new ArrayList<>();
    for (Passed next = waiting.poll(); next != null; next = waiting.poll()) {
      if (tagged && !next.tags().isEmpty()) {
        fresh.add(passage(next, now, nanos - next.atNanos()));
      }
    }
    return fresh;
  }

  private static Passage passage(Passed passed, Stamp now, long agoNanos) {
    return new Passage(
        passed.kiosk(),
        passed.direction(),
        passed.visit(),
        passed.tags(),
        new Stamp(
            now.bootId(),
            now.bootNanos() - agoNanos,
            now.wall().minusNanos(agoNanos),
            now.quality()));
  }

  /// Each day, and when it has grown long.
  private void shorten() {
    Stamp now = clock.get();
    boolean tagged = terms.get().antiPassback().isPresent();
    kept.removeIf(each ->
        !tagged
            || !each.isDatable(now)
            || each.ago(now).filter(ago -> ago.compareTo(OLDEST) > 0).isPresent());
    file.replace(List.copyOf(kept), saved);
  }
}
