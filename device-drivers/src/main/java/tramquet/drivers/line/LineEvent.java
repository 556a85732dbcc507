package tramquet.drivers.line;

import java.nio.ByteBuffer;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.kernel.GpioUapi;

/// An edge as the kernel tells it.
///
/// @param atNanos when, on `CLOCK_MONOTONIC`, which is the clock of `System.nanoTime`
/// @param level what the line went to
/// @param seqno its number among the edges of its line, counted from 1 and beyond 2^32 from 0
record LineEvent(long atNanos, Level level, int seqno) {
  /// Bytes of one event.
  static final int BYTES = (int) GpioUapi.LINE_EVENT.byteSize();

  private static final int ID = (int) GpioUapi.at(GpioUapi.LINE_EVENT, "id");
  private static final int SEQNO = (int) GpioUapi.at(GpioUapi.LINE_EVENT, "line_seqno");

  /// How many events were read. The kernel gives whole ones only.
  ///
  /// @throws IllegalArgumentException if there is a part of one
  static int count(int bytes) {
    if (bytes % BYTES != 0) {
      throw new IllegalArgumentException(bytes + " bytes are not whole events");
    }
    return bytes / BYTES;
  }

  /// One of the events that were read, in the machine's own order of bytes.
  ///
  /// @throws IllegalArgumentException if it is something else than an edge
  static LineEvent decode(ByteBuffer read, int index) {
    int at = index * BYTES;
    int id = read.getInt(at + ID);
    if (id != GpioUapi.RISING_EDGE && id != GpioUapi.FALLING_EDGE) {
      throw new IllegalArgumentException("event " + id + " is no edge");
    }
    return new LineEvent(
        read.getLong(at),
        id == GpioUapi.RISING_EDGE ? Level.HIGH : Level.LOW,
        read.getInt(at + SEQNO));
  }
}
