package tramquet.kiosk.clock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
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

  /// No kiosk of ours ran before: a wall clock that says so was never set.
  private static final Instant FIRST_RELEASE = Instant.parse("2026-01-01T00:00:00Z");

  private final UUID bootId;
  private final long bootNanosAtZero;
  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private final Path synchronised;

  /// The clock of a boot.
  ///
  /// @param bootNanos nanoseconds since boot, at the moment `nanoTime` is asked first
  public BootClock(UUID bootId, long bootNanos, InstantSource wall, LongSupplier nanoTime) {
    this(bootId, bootNanos, wall, nanoTime, SYNCHRONISED);
  }

  BootClock(
      UUID bootId, long bootNanos, InstantSource wall, LongSupplier nanoTime, Path synchronised) {
    this.bootId = bootId;
    this.bootNanosAtZero = bootNanos - nanoTime.getAsLong();
    this.wall = wall;
    this.nanoTime = nanoTime;
    this.synchronised = synchronised;
  }

  /// The clock of this boot, as the kernel tells it (proc(5)). Where there is no such kernel, a
  /// boot id of this process and its own time.
  public static BootClock ofThisMachine(InstantSource wall, LongSupplier nanoTime) {
    try {
      UUID id = UUID.fromString(Files.readString(BOOT_ID, StandardCharsets.US_ASCII).strip());
      String uptime = Files.readString(UPTIME, StandardCharsets.US_ASCII).split(" ", -1)[0];
      return new BootClock(id, (long) (Double.parseDouble(uptime) * 1e9), wall, nanoTime);
    } catch (IOException | IllegalArgumentException e) {
      return new BootClock(UUID.randomUUID(), nanoTime.getAsLong(), wall, nanoTime);
    }
  }

  /// Now.
  public Stamp stamp() {
    Instant now = wall.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Stamp(bootId, bootNanosAtZero + nanoTime.getAsLong(), now, quality(now));
  }

  /// Which run of the operating system this is.
  public UUID bootId() {
    return bootId;
  }

  private Stamp.Quality quality(Instant now) {
    if (now.isBefore(FIRST_RELEASE)) {
      return Stamp.Quality.UNSET;
    }
    return Files.exists(synchronised) ? Stamp.Quality.SYNCED : Stamp.Quality.RESTORED;
  }
}
