package tramquet.kiosk.visit;

import java.time.Duration;

/// Bounds of a visit log on disk.
///
/// @param pages most pages of 4 KiB in the file; beyond, appending answers `FULL`
/// @param busyTimeout how long to wait for somebody else who holds the file, before `BUSY`
/// @param ballast bytes kept free beside the file for the day when the disk is full, at most an
///   eighth of the file system; 0 for none
public record SqliteLimits(int pages, Duration busyTimeout, long ballast) {
  /// 256 MiB, room for about 250,000 records; 250 ms; 16 MiB.
  public static final SqliteLimits DEFAULT =
      new SqliteLimits(65_536, Duration.ofMillis(250), 16 << 20);
}
