package tramquet.kiosk.uplink;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import tramquet.wire.Stamp;

/// When a kiosk calls the centre first. Where power has just returned, to a whole terminal perhaps,
/// its kiosks spread their calls; at every other start somebody may be standing there who waits.
///
/// Thread: any.
public final class FirstAttempt {
  /// Later than this after the boot, it was not the power that started the program.
  private static final Duration JUST_BOOTED = Duration.ofMinutes(2);

  private static final Duration SPREAD = Duration.ofSeconds(30);

  private FirstAttempt() {}

  /// How long to wait: up to 30 s at the first start of a boot, and not at all where the program
  /// ran in this boot before, or where this kiosk never wrote anything, and is being set up.
  ///
  /// @param now of this start
  /// @param before of records of earlier starts
  public static Duration after(Stamp now, List<Stamp> before, RandomGenerator random) {
    boolean powerReturned =
        now.bootNanos() < JUST_BOOTED.toNanos()
            && !before.isEmpty()
            && before.stream().noneMatch(stamp -> stamp.bootId().equals(now.bootId()));
    return powerReturned ? Duration.ofNanos(random.nextLong(SPREAD.toNanos() + 1)) : Duration.ZERO;
  }
}
