package tramquet.kiosk.visit;

import java.time.Duration;

/// Bounds of a visit log on disk.
///
/// @param pages most pages of 4 KiB in the file; beyond, appending answers `FULL`
/// @param busyTimeout how long to wait for somebody else who holds the file, before `BUSY`
public record SqliteLimits(int pages, Duration busyTimeout) {
  /// 256 MiB, room for about 250,000 records; 250 ms.
  public static final SqliteLimits DEFAULT = new SqliteLimits(65_536, Duration.ofMillis(250));
}
