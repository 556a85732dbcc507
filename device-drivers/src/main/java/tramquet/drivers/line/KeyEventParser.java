package tramquet.drivers.line;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.InputUapi;

/// The kernel's bytes to keys: a pure function. It reads `struct input_event`, 24 bytes each, low
/// byte first as on every machine of ours; repetitions of a held key and what is no key it leaves
/// out.
///
/// Thread: immutable.
///
/// @param overrun whether events are skipped up to the end of their report, because the kernel has
///   thrown some of them away
record KeyEventParser(boolean overrun) {
  static final KeyEventParser START = new KeyEventParser(false);

  private static final int EVENT_BYTES = (int) InputUapi.EVENT.byteSize();

  /// What came of some bytes.
  ///
  /// @param next where to go on from
  record Parsed(KeyEventParser next, List<KeyEvent> events) {}

  /// @param bytes whole events, as the kernel gives them; a rest that is none is left out
  Parsed parse(Bytes bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.toArray()).order(ByteOrder.LITTLE_ENDIAN);
    List<KeyEvent> events = new ArrayList<>();
    boolean skipping = overrun;
    while (buffer.remaining() >= EVENT_BYTES) {
      long atNanos = buffer.getLong() * 1_000_000_000L + buffer.getLong() * 1_000L;
      int type = Short.toUnsignedInt(buffer.getShort());
      int code = Short.toUnsignedInt(buffer.getShort());
      int value = buffer.getInt();
      if (type == InputUapi.EV_SYN && code == InputUapi.SYN_DROPPED) {
        events.add(new KeyEvent.Lost(atNanos));
        skipping = true;
      } else if (skipping) {
        skipping = type != InputUapi.EV_SYN || code != InputUapi.SYN_REPORT;
      } else if (type == InputUapi.EV_KEY && value == InputUapi.PRESSED) {
        events.add(new KeyEvent.Pressed(code, atNanos));
      } else if (type == InputUapi.EV_KEY && value == InputUapi.RELEASED) {
        events.add(new KeyEvent.Released(code, atNanos));
      }
    }
    return new Parsed(new KeyEventParser(skipping), events);
  }
}
