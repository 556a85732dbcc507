package tramquet.drivers.twin;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;

/// A serial line made of two lists: what will be read, and what was written.
///
/// Thread: any.
public final class SerialLineTwin implements SerialLine {

  private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
  private final List<Bytes> written = new CopyOnWriteArrayList<>();

  /// An opener that always gives this very line, whatever state it is in.
  public LineOpener<SerialLine> opener() {
    return () -> new LineOpener.Opened<>(this);
  }

  /// The device sends a chunk.
  public void send(byte[] chunk) {
    readings.add(new Chunk(Bytes.of(chunk)));
  }

  /// The line was quiet for one timeout; nobody has to wait for it.
  public void beSilent() {
    readings.add(new Silence());
  }

  /// The device is unplugged, after what was sent before has been read.
  public void unplug() {
    readings.add(new Gone("unplugged"));
  }

  /// What was written so far, as one string.
  public Bytes written() {
    return written.stream().reduce(Bytes.NONE, Bytes::plus);
  }

  @Override
  public Reading read(Duration timeout) {
    try {
      Reading next = readings.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return next == null ? new Silence() : next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Gone("interrupted");
    }
  }

  @Override
  public Writing write(Bytes bytes) {
    if (readings.peek() instanceof Gone gone) {
      return gone;
    }
    written.add(bytes);
    return new Sent();
  }

  @Override
  public void close() {
    readings.add(new Gone("closed"));
  }
}
