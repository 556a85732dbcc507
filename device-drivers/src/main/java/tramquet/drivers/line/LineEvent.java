package tramquet.drivers.line;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.kernel.GpioUapi;

/// An edge as the kernel tells it.
///
/// @param atNanos when, on `CLOCK_MONOTONIC`, which is the clock of `System.nanoTime`
/// @param level what the line went to
/// @param seqno its number among the edges of its line, counted from 1 and beyond 2^32 from 0
record LineEvent(long atNanos, Level level, int seqno) {
  /// Bytes of one event.
  static final long BYTES = GpioUapi.LINE_EVENT.byteSize();

  private static final long ID = GpioUapi.at(GpioUapi.LINE_EVENT, "id");
  private static final long SEQNO = GpioUapi.at(GpioUapi.LINE_EVENT, "line_seqno");

  /// The events in what was read, in order. The kernel gives whole events only.
  ///
  /// @throws IllegalArgumentException if there is a part of one, or something else than an edge
  static List<LineEvent> decode(MemorySegment read) {
    if (read.byteSize() % BYTES != 0) {
      throw new IllegalArgumentException(read.byteSize() + " bytes are not whole events");
    }
    List<LineEvent> events = new ArrayList<>();
    for (long at = 0; at < read.byteSize(); at += BYTES) {
      int id = read.get(JAVA_INT, at + ID);
      if (id != GpioUapi.RISING_EDGE && id != GpioUapi.FALLING_EDGE) {
        throw new IllegalArgumentException("event " + id + " is no edge");
      }
      events.add(
          new LineEvent(
              read.get(JAVA_LONG, at),
              id == GpioUapi.RISING_EDGE ? Level.HIGH : Level.LOW,
              read.get(JAVA_INT, at + SEQNO)));
    }
    return events;
  }
}
