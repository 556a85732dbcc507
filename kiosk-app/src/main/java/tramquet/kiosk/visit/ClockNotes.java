package tramquet.kiosk.visit;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tramquet.wire.AuthorityPart;
import tramquet.wire.RecordKind;
import tramquet.wire.Stamp;
import tramquet.wire.ViewPart;

/// Puts on record what the clock says: once in each run of the program, when a time server has set
/// the clock, and when a clock that was set has jumped. Everything else of the same boot can be
/// dated by it, for a stamp says how long after the start of the machine something happened, and
/// that is never wrong.
///
/// Thread: the writer's.
public final class ClockNotes implements Notes {
  /// Less is what a time server does to keep a clock right.
  static final Duration JUMP = Duration.ofSeconds(1);

  private final Origin origin;
  private final Supplier<Stamp> stamps;
  private final RandomGenerator random;
  private Optional<Stamp> kept = Optional.empty();

  /// Nothing is on record yet.
  ///
  /// @param stamps what the clock says now
  /// @param random for record ids: a `SecureRandom` outside of tests
  public ClockNotes(Origin origin, Supplier<Stamp> stamps, RandomGenerator random) {
    this.origin = origin;
    this.stamps = stamps;
    this.random = random;
  }

  @Override
  public Optional<Draft> due() {
    Stamp now = stamps.get();
    return kept.filter(before -> !isNews(before, now)).isPresent()
        ? Optional.empty()
        : Optional.of(note(now));
  }

  /// A clock that nobody has set may jump as it likes: it dates nothing.
  private static boolean isNews(Stamp before, Stamp now) {
    if (!before.bootId().equals(now.bootId())) {
      return true;
    }
    return now.quality().isTrusted()
        && (!before.quality().isTrusted()
            || begin(before).minus(begin(now)).abs().compareTo(JUMP) > 0);
  }

  /// When the machine started, by this stamp's clock; since 1970.
  private static Duration begin(Stamp stamp) {
    return Duration.ofMillis(stamp.wall().toEpochMilli()).minusNanos(stamp.bootNanos());
  }

  @Override
  public void kept(Draft note) {
    kept = Optional.of(note.stamp());
  }

  private Draft note(Stamp now) {
    return new Draft(
        RecordKind.CLOCK,
        new UUID(random.nextLong(), random.nextLong()),
        Optional.empty(),
        origin.lane(),
        origin.direction(),
        Optional.empty(),
        Optional.empty(),
        0,
        now,
        Optional.empty(),
        AuthorityPart.NONE,
        ViewPart.NONE);
  }
}
