package tramquet.drivers.twin;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import tramquet.drivers.Bytes;

/// A scanner that is not there, on a pseudo-terminal: it sends what it is shown in its model's way,
/// obeys and answers, and has what faults it is given.
///
/// Thread: any; it hears on its own daemon thread `scanner-twin`.
public final class SerialScannerTwin implements AutoCloseable {
  private static final Duration LISTEN = Duration.ofMillis(50);
  private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(2);
  private static final long UNATTENDED_NANOS = 20_000_000;
  private static final int USB = 921_600;

  private final Pty pty;
  private final ScannerTwin model;
  private final Faults faults;
  private final RandomGenerator random;
  private final ScannerPlayer player;
  private volatile boolean closed;

  /// What its line is like.
  ///
  /// @param baud its speed in bits per second; empty for USB. At a port of another speed both ends
  ///   hear rubbish
  /// @param chunk how many bytes it hands on at once; 0 for what a line of this speed would
  /// @param lost how likely each byte is lost, 0 to 1
  /// @param noise how likely there is a byte too many before each, 0 to 1
  public record Faults(OptionalInt baud, int chunk, double lost, double noise) {

    /// USB without faults.
    public static final Faults NONE = new Faults(OptionalInt.empty(), 0, 0, 0);

    /// Checks the ranges.
    public Faults {
      if (chunk < 0 || lost < 0 || lost > 1 || noise < 0 || noise > 1) {
        throw new IllegalArgumentException("a chunk is 0 or more bytes, a likelihood 0 to 1");
      }
    }
  }

  /// A scanner that listens from now on.
  ///
  /// @param pty stays the caller's
  /// @param nanoTime `System::nanoTime`
  /// @param random for the faults
  public SerialScannerTwin(
      Pty pty, ScannerTwin model, Faults faults, LongSupplier nanoTime, RandomGenerator random) {
    this.pty = pty;
    this.model = model;
    this.faults = faults;
    this.random = random;
    player = new ScannerPlayer(pty, faults.baud().orElse(USB), Bytes.NONE, nanoTime);
    Thread.ofPlatform().daemon().name("scanner-twin").start(this::listen);
  }

  /// A code is shown.
  ///
  /// @return the moment just before the last write of what is sent at once
  public synchronized long show(Bytes payload) {
    return send(model.show(payload));
  }

  /// The commands that it has obeyed, in a word each, in order.
  public synchronized List<String> obeyed() {
    return model.obeyed();
  }

  /// How often it was told to keep something for good.
  public synchronized int kept() {
    return model.kept();
  }

  @Override
  public void close() {
    closed = true;
  }

  private void listen() {
    Duration quiet = Duration.ZERO;
    try {
      while (!closed) {
        if (!pty.isAttended()) {
          LockSupport.parkNanos(UNATTENDED_NANOS);
          continue;
        }
        Bytes heard = pty.read(LISTEN);
        quiet = heard.length() == 0 ? quiet.plus(LISTEN) : Duration.ZERO;
        if (heard.length() > 0) {
          answer(heard);
        } else if (quiet.compareTo(ACKNOWLEDGEMENT) >= 0) {
          quiet = Duration.ZERO;
          sendAgain();
        }
      }
    } catch (IllegalStateException e) {
      // The pseudo-terminal was closed: unplugged.
      closed = true;
    }
  }

  private synchronized void answer(Bytes heard) {
    if (isInTune()) {
      send(model.hear(heard));
    }
  }

  private synchronized void sendAgain() {
    send(model.waited());
  }

  private boolean isInTune() {
    return faults.baud().isEmpty() || faults.baud().getAsInt() == pty.baud();
  }

  private long send(Bytes bytes) {
    if (bytes.length() == 0) {
      return 0;
    }
    byte[] sent = spoilt(bytes);
    long last = 0;
    int step = faults.chunk() == 0 ? Math.max(1, sent.length) : faults.chunk();
    for (int from = 0; from == 0 || from < sent.length; from += step) {
      int to = Math.min(sent.length, from + step);
      last = player.send(Bytes.of(sent, from, to).toArray());
    }
    return last;
  }

  private byte[] spoilt(Bytes bytes) {
    boolean inTune = isInTune();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : bytes.toArray()) {
      if (random.nextDouble() < faults.noise()) {
        out.write(random.nextInt(256));
      }
      if (random.nextDouble() >= faults.lost()) {
        out.write(inTune ? b : random.nextInt(256));
      }
    }
    return out.toByteArray();
  }
}
