package tramquet.wire;

import java.time.Instant;
import java.util.UUID;

/// When something happened, as a machine without a clock battery can say it.
///
/// @param bootId random id of this run of the operating system
/// @param bootNanos nanoseconds since that boot, time asleep included (CLOCK_BOOTTIME)
/// @param wall the wall clock at that moment, to the millisecond; may be wrong
/// @param quality how far the wall clock can be trusted
public record Stamp(UUID bootId, long bootNanos, Instant wall, Quality quality) {

  /// How the wall clock was set.
  public enum Quality {
    /// Never set since power-on, or behind what has happened for certain.
    UNSET,
    /// Restored from a file or an earlier record: not before the truth by design, perhaps long
    /// after.
    RESTORED,
    /// Synchronised by NTP.
    SYNCED,
    /// Confirmed by a server whose identity was proved.
    AUTHENTICATED;

    /// Whether somebody who knows the time has set the clock since power-on.
    public boolean isTrusted() {
      return compareTo(SYNCED) >= 0;
    }
  }
}
