package tramquet.drivers.line.kernel;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/// The kernel's input devices, as `linux/input.h` lays them out on 64-bit machines (amd64 and arm64
/// agree): structures, requests, numbers.
public final class InputUapi {
  /// `input_event`.
  public static final StructLayout EVENT =
      structLayout(
          JAVA_LONG.withName("sec"),
          JAVA_LONG.withName("usec"),
          JAVA_SHORT.withName("type"),
          JAVA_SHORT.withName("code"),
          JAVA_INT.withName("value"));

  /// How many bytes hold a bit for each key (`KEY_MAX` is 0x2ff).
  public static final int KEY_BITS_BYTES = 96;

  /// `EVIOCGBIT(EV_KEY, …)`: asks which keys a device has, a bit for each.
  public static final long GET_KEY_BITS = 2L << 30 | (long) KEY_BITS_BYTES << 16 | 0x4521L;

  /// `EVIOCGRAB`: from now on only we hear of the device, if the argument is not null.
  public static final long GRAB = 1L << 30 | 4L << 16 | 0x4590L;

  /// `EVIOCSCLOCKID`: sets the clock that stamps events; the argument is an int.
  public static final long SET_CLOCK = 1L << 30 | 4L << 16 | 0x45A0L;

  /// The clock of `System.nanoTime`.
  public static final int CLOCK_MONOTONIC = 1;

  /// Events that mark others.
  public static final int EV_SYN = 0;

  /// Events of keys.
  public static final int EV_KEY = 1;

  /// With [#EV_SYN]: what belongs together ends here.
  public static final int SYN_REPORT = 0;

  /// With [#EV_SYN]: events were thrown away; what follows up to the next report counts for
  /// nothing.
  public static final int SYN_DROPPED = 3;

  /// With [#EV_KEY], the value: it came up.
  public static final int RELEASED = 0;

  /// With [#EV_KEY], the value: it went down. 2 is a repetition while it is held.
  public static final int PRESSED = 1;

  /// The key that ends a line. What has none types no text.
  public static final int KEY_ENTER = 28;

  private InputUapi() {}
}
