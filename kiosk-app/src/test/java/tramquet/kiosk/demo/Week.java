package tramquet.kiosk.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.ClockNotes;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.HpkeSealer;
import tramquet.wire.RecordHeader;
import tramquet.wire.Stamp;

/// A week of a busy lane without a centre, in simulated time, on a real visit log: started each
/// morning with whatever the clock says then, and tidied up as the writer does it.
final class Week {
  static final int DAYS = 7;
  static final int VISITS_A_DAY = 2_000;

  private static final Duration OPEN = Duration.ofHours(16);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private final Path file;
  private final HpkeSealer sealer;
  private final Instant begin;
  private final Random random = new Random(1);
  private final Map<UUID, Instant> happened = new LinkedHashMap<>();
  private Instant now;
  private Instant booted;
  private UUID boot = new UUID(0, 0);
  private Clock clock = Clock.RIGHT;

  /// What a day's clock is like.
  private enum Clock {
    /// Set five minutes after the start.
    RIGHT,
    /// In 1970 until noon.
    UNSET_UNTIL_NOON,
    /// An hour back, never set.
    AN_HOUR_BACK,
    /// A year ahead until the last hour.
    A_YEAR_AHEAD,
    /// In 1970, never set.
    NEVER_SET,
    /// Set at the start by a server that is an hour ahead, and right from noon on.
    LIED_TO_UNTIL_NOON
  }

  /// @param file of the visit log
  /// @param begin the first morning, by a clock that is right
  Week(Path file, HpkeSealer sealer, Instant begin) {
    this.file = file;
    this.sealer = sealer;
    this.begin = begin;
    now = begin;
    booted = begin;
  }

  /// Plays it.
  ///
  /// @return when each record happened in truth
  Map<UUID, Instant> play() {
    for (int day = 0; day < DAYS; day++) {
      boot = new UUID(random.nextLong(), random.nextLong());
      booted = begin.plus(Duration.ofDays(day));
      now = booted.plusSeconds(20);
      clock = Clock.values()[day % Clock.values().length];
      try (VisitLog log = open()) {
        day(log);
      }
    }
    return Map.copyOf(happened);
  }

  private void day(VisitLog log) {
    ClockNotes notes = new ClockNotes(Drafts.ORIGIN, this::stamp, random);
    Duration between = OPEN.dividedBy(VISITS_A_DAY);
    for (int visit = 0; visit < VISITS_A_DAY; visit++) {
      notes
          .due()
          .ifPresent(note -> {
            write(log, note);
            notes.kept(note);
          });
      now = now.plus(between);
      write(log, Drafts.visit(stamp()));
      if (visit % 100 == 0) {
        while (log.settle()) {
          // A part more.
        }
      }
    }
  }

  private void write(VisitLog log, Draft draft) {
    if (!(log.append(draft) instanceof Appended.Committed(List<RecordHeader> headers))) {
      throw new AssertionError("not committed");
    }
    headers.forEach(header -> happened.put(header.id(), now));
  }

  /// The log as it is now.
  VisitLog open() {
    if (!(SqliteVisitLog.open(
            file, Drafts.ORIGIN, sealer, this::stamp, random, SqliteLimits.DEFAULT)
        instanceof Opening.Opened(VisitLog log))) {
      throw new AssertionError("no visit log");
    }
    return log;
  }

  private Stamp stamp() {
    Duration since = Duration.between(booted, now);
    boolean noon = since.compareTo(OPEN.dividedBy(2)) > 0;
    return switch (clock) {
      case RIGHT ->
          since.compareTo(Duration.ofMinutes(5)) > 0
              ? stamp(now, Stamp.Quality.SYNCED)
              : stamp(now.minus(HOUR), Stamp.Quality.RESTORED);
      case UNSET_UNTIL_NOON ->
          noon ? stamp(now, Stamp.Quality.SYNCED) : stamp(fromZero(since), Stamp.Quality.UNSET);
      case AN_HOUR_BACK -> stamp(now.minus(HOUR), Stamp.Quality.RESTORED);
      case A_YEAR_AHEAD ->
          since.compareTo(OPEN.minus(HOUR)) > 0
              ? stamp(now, Stamp.Quality.SYNCED)
              : stamp(now.plus(YEAR), Stamp.Quality.RESTORED);
      case NEVER_SET -> stamp(fromZero(since), Stamp.Quality.UNSET);
      case LIED_TO_UNTIL_NOON -> stamp(noon ? now : now.plus(HOUR), Stamp.Quality.SYNCED);
    };
  }

  private static Instant fromZero(Duration since) {
    return Instant.EPOCH.plus(since);
  }

  private Stamp stamp(Instant wall, Stamp.Quality quality) {
    return new Stamp(boot, Duration.between(booted, now).toNanos(), wall, quality);
  }
}
