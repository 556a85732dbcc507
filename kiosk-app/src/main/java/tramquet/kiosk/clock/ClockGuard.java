package tramquet.kiosk.clock;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tramquet.wire.Stamp;

/// Tells a wall clock that cannot be right: one that is behind something which has happened for
/// certain. That is the build of this program, the signing of each pack in force, and every record
/// stamped by a clock which could itself be believed.
///
/// A pack is dated by its signer's clock, which may be ahead. It binds a clock that nobody has set;
/// one that a time server has set is believed against it. A server that lies is told by the records
/// of synchronised clocks, and by the build.
///
/// The limit: a clock that is ahead looks like any other. Records stamped by it bind until a time
/// server has set the clock, and no longer: a clock that once stood a year ahead must not stop a
/// kiosk for a year.
///
/// Thread: any.
public final class ClockGuard {
  private static final System.Logger LOG = System.getLogger("tramquet.clock");

  private final InstantSource wall;
  private final BooleanSupplier synchronised;
  private final Supplier<? extends Collection<Instant>> signed;
  private final Instant built;
  private Instant lastSynchronised = Instant.MIN;
  private Instant lastRestored = Instant.MIN;
  private boolean behind;

  /// Knows of no record yet.
  ///
  /// @param synchronised whether a time server has set the wall clock since boot
  /// @param signed when each pack in force was signed; asked each time
  /// @param built when this program was built, or earlier
  public ClockGuard(
      InstantSource wall,
      BooleanSupplier synchronised,
      Supplier<? extends Collection<Instant>> signed,
      Instant built) {
    this.wall = wall;
    this.synchronised = synchronised;
    this.signed = signed;
    this.built = built;
  }

  /// A record is on disk. Those of earlier runs come first, in their order.
  public synchronized void committed(Stamp stamp) {
    switch (stamp.quality()) {
      case SYNCED, AUTHENTICATED -> {
        lastSynchronised = later(lastSynchronised, stamp.wall());
        // What the clock said before it was set counts no more.
        lastRestored = Instant.MIN;
      }
      case RESTORED -> lastRestored = later(lastRestored, stamp.wall());
      // The clock was behind already.
      case UNSET -> {}
    }
  }

  /// Now, and whether that can be true.
  public WallTime wallTime() {
    return wallTime(isSynchronised());
  }

  /// A moment that has certainly come, as late as is known: now, while the clock can be right; else
  /// the build of this program, or the last record that a synchronised clock has stamped. Never
  /// what a clock said that nobody had set, nor a signer's.
  public Instant atLeast() {
    WallTime now = wallTime();
    synchronized (this) {
      return now.known() ? now.instant() : later(built, lastSynchronised);
    }
  }

  /// Whether a time server has set the wall clock since boot.
  boolean isSynchronised() {
    return synchronised.getAsBoolean();
  }

  /// Now.
  ///
  /// @param set what `isSynchronised` has just said
  WallTime wallTime(boolean set) {
    Instant now = wall.instant();
    Instant bound = set ? built : signed.get().stream().reduce(built, ClockGuard::later);
    synchronized (this) {
      bound = later(bound, lastSynchronised);
      bound = set ? bound : later(bound, lastRestored);
      tell(now, bound);
      return new WallTime(now, !now.isBefore(bound));
    }
  }

  /// Once each time it changes.
  private void tell(Instant now, Instant bound) {
    boolean was = behind;
    behind = now.isBefore(bound);
    if (behind && !was) {
      LOG.log(
          Level.WARNING,
          "The clock says {0}, and it is later than {1}: nothing that has a date is judged",
          now,
          bound);
    } else if (was && !behind) {
      LOG.log(Level.INFO, "The clock can be right again: it says {0}", now);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
