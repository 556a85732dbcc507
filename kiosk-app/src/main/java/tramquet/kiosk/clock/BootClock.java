package tramquet.kiosk.clock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.LongSupplier;
import tramquet.wire.Stamp;

/// Stamps records so that they can be put right later: with the id of this boot, the time since it,
/// and the wall clock together with how far it can be trusted.
///
/// Thread: any.
public final class BootClock {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path UPTIME = Path.of("/proc/uptime");

  /// There once timesyncd has heard from a time server since boot (systemd-timesyncd.service(8)).
  private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

  private final UUID bootId;
  private final long bootNanosAtZero;
  private final ClockGuard wall;
  private final LongSupplier nanoTime;

  /// The clock of a boot.
  ///
  /// @param bootNanos nanoseconds since boot, at the moment `nanoTime` is asked first
  public BootClock(UUID bootId, long bootNanos, ClockGuard wall, LongSupplier nanoTime) {
    this.bootId = bootId;
    this.bootNanosAtZero = bootNanos - nanoTime.getAsLong();
    this.wall = wall;
    this.nanoTime = nanoTime;
  }

  /// The clock of this boot, as the kernel tells it (proc(5)). Where there is no such kernel, a
  /// boot id of this process and its own time.
  public static BootClock ofThisMachine(ClockGuard wall, LongSupplier nanoTime) {
    try {
      UUID id = UUID.fromString(Files.readString(BOOT_ID, StandardCharsets.US_ASCII).strip());
      String uptime = Files.readString(UPTIME, StandardCharsets.US_ASCII).split(" ", -1)[0];
      return new BootClock(id, (long) (Double.parseDouble(uptime) * 1e9), wall, nanoTime);
    } catch (IOException | IllegalArgumentException e) {
      return new BootClock(UUID.randomUUID(), nanoTime.getAsLong(), wall, nanoTime);
    }
  }

  /// Whether a time server has set the wall clock of this machine since boot.
  public static boolean isSynchronised() {
    return Files.exists(SYNCHRONISED);
  }

  /// Now.
  public Stamp stamp() {
    boolean set = wall.isSynchronised();
    WallTime now = wall.wallTime(set);
    Stamp.Quality believed = set ? Stamp.Quality.SYNCED : Stamp.Quality.RESTORED;
    return new Stamp(
        bootId,
        bootNanosAtZero + nanoTime.getAsLong(),
        now.instant().truncatedTo(ChronoUnit.MILLIS),
        now.known() ? believed : Stamp.Quality.UNSET);
  }

  /// Which run of the operating system this is.
  public UUID bootId() {
    return bootId;
  }
}
