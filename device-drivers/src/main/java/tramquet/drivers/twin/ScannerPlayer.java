package tramquet.drivers.twin;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import tramquet.drivers.Bytes;

/// A scanner that is not there: plays scans into a pseudo-terminal at the speed of a serial line.
///
/// Thread: one at a time; it waits on the caller's thread.
public final class ScannerPlayer {

  private static final long BITS_PER_BYTE = 10;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  // A USB-serial chip hands on what it has about this often.
  private static final int CHUNKS_PER_SECOND = 500;

  private final Pty pty;
  private final int baud;
  private final byte[] suffix;
  private final LongSupplier nanoTime;

  /// A player with the usual suffix, CR.
  ///
  /// @param baud bits per second; a byte takes ten
  /// @param nanoTime `System::nanoTime`
  public ScannerPlayer(Pty pty, int baud, LongSupplier nanoTime) {
    this(pty, baud, Bytes.of(new byte[] {'\r'}), nanoTime);
  }

  /// A player with another suffix.
  ///
  /// @param suffix follows each scan, such as CR LF, or nothing
  public ScannerPlayer(Pty pty, int baud, Bytes suffix, LongSupplier nanoTime) {
    this.pty = pty;
    this.baud = baud;
    this.suffix = suffix.toArray();
    this.nanoTime = nanoTime;
  }

  /// A scan in a script.
  ///
  /// @param pause between the end of the scan before and the beginning of this one
  public record Scan(Duration pause, Bytes payload) {}

  /// Plays a script.
  ///
  /// @param written is told the moment of the last write of each scan
  public void play(Iterable<Scan> script, LongConsumer written) {
    for (Scan scan : script) {
      waitUntil(nanoTime.getAsLong() + scan.pause().toNanos());
      written.accept(play(scan.payload().toArray()));
    }
  }

  /// Plays one scan now, each chunk when a line of this speed would have carried it.
  ///
  /// @return the moment just before the last write, on the clock of `nanoTime`
  public long play(byte[] payload) {
    byte[] bytes = Arrays.copyOf(payload, payload.length + suffix.length);
    System.arraycopy(suffix, 0, bytes, payload.length, suffix.length);
    return send(bytes);
  }

  /// Sends bytes as they are, each chunk when a line of this speed would have carried it.
  ///
  /// @return the moment just before the last write, on the clock of `nanoTime`
  long send(byte[] bytes) {
    long begun = nanoTime.getAsLong();
    int step = Math.toIntExact(Math.max(1, baud / BITS_PER_BYTE / CHUNKS_PER_SECOND));
    long lastNanos = begun;
    for (int from = 0; from < bytes.length; from += step) {
      int to = Math.min(from + step, bytes.length);
      waitUntil(begun + nanosFor(to));
      lastNanos = nanoTime.getAsLong();
      pty.write(Arrays.copyOfRange(bytes, from, to));
    }
    return lastNanos;
  }

  private long nanosFor(int bytes) {
    return bytes * BITS_PER_BYTE * NANOS_PER_SECOND / baud;
  }

  private void waitUntil(long dueNanos) {
    long left = dueNanos - nanoTime.getAsLong();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = dueNanos - nanoTime.getAsLong();
    }
  }
}
