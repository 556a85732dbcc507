package tramquet.drivers.line.kernel;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;

/// The second version of the kernel's GPIO character device, as `linux/gpio.h` lays it out (Linux
/// 5.10 and later): structures, requests, flags. The same on amd64 and arm64.
public final class GpioUapi {
  private static final int NAME_BYTES = 32;

  /// How many lines one request may hold.
  public static final int LINES_MAX = 64;

  private static final int ATTRS_MAX = 10;

  /// `gpiochip_info`.
  public static final StructLayout CHIP_INFO =
      structLayout(text("name"), text("label"), JAVA_INT.withName("lines"));

  /// `gpio_v2_line_values`: bit n is the n-th line of the request.
  public static final StructLayout LINE_VALUES =
      structLayout(JAVA_LONG.withName("bits"), JAVA_LONG.withName("mask"));

  /// `gpio_v2_line_attribute`; its union holds flags, values or a time.
  public static final StructLayout LINE_ATTRIBUTE =
      structLayout(
          JAVA_INT.withName("id"), JAVA_INT.withName("padding"), JAVA_LONG.withName("values"));

  /// `gpio_v2_line_config_attribute`.
  public static final StructLayout LINE_CONFIG_ATTRIBUTE =
      structLayout(LINE_ATTRIBUTE.withName("attr"), JAVA_LONG.withName("mask"));

  /// `gpio_v2_line_config`.
  public static final StructLayout LINE_CONFIG =
      structLayout(
          JAVA_LONG.withName("flags"),
          JAVA_INT.withName("num_attrs"),
          ints("padding", 5),
          sequenceLayout(ATTRS_MAX, LINE_CONFIG_ATTRIBUTE).withName("attrs"));

  /// `gpio_v2_line_request`.
  public static final StructLayout LINE_REQUEST =
      structLayout(
          ints("offsets", LINES_MAX),
          text("consumer"),
          LINE_CONFIG.withName("config"),
          JAVA_INT.withName("num_lines"),
          JAVA_INT.withName("event_buffer_size"),
          ints("padding", 5),
          JAVA_INT.withName("fd"));

  /// `gpio_v2_line_info`.
  public static final StructLayout LINE_INFO =
      structLayout(
          text("name"),
          text("consumer"),
          JAVA_INT.withName("offset"),
          JAVA_INT.withName("num_attrs"),
          JAVA_LONG.withName("flags"),
          sequenceLayout(ATTRS_MAX, LINE_ATTRIBUTE).withName("attrs"),
          ints("padding", 4));

  /// `gpio_v2_line_event`.
  public static final StructLayout LINE_EVENT =
      structLayout(
          JAVA_LONG.withName("timestamp_ns"),
          JAVA_INT.withName("id"),
          JAVA_INT.withName("offset"),
          JAVA_INT.withName("seqno"),
          JAVA_INT.withName("line_seqno"),
          ints("padding", 6));

  /// Asks a chip for its [#CHIP_INFO].
  public static final long GET_CHIPINFO = request(Way.READ, 0x01, CHIP_INFO);

  /// Asks a chip for the [#LINE_INFO] of the line whose offset stands in it.
  public static final long GET_LINEINFO = request(Way.BOTH, 0x05, LINE_INFO);

  /// Takes the lines of a [#LINE_REQUEST].
  public static final long GET_LINE = request(Way.BOTH, 0x07, LINE_REQUEST);

  /// Asks taken lines for their [#LINE_VALUES].
  public static final long GET_VALUES = request(Way.BOTH, 0x0E, LINE_VALUES);

  /// Drives taken lines to their [#LINE_VALUES].
  public static final long SET_VALUES = request(Way.BOTH, 0x0F, LINE_VALUES);

  /// Somebody has the line.
  public static final long USED = 1;

  /// The line is read and written upside down.
  public static final long ACTIVE_LOW = 1 << 1;

  /// The line is read.
  public static final long INPUT = 1 << 2;

  /// The line is driven.
  public static final long OUTPUT = 1 << 3;

  /// Going high is told.
  public static final long EDGE_RISING = 1 << 4;

  /// Going low is told.
  public static final long EDGE_FALLING = 1 << 5;

  /// A resistor to 3.3 V.
  public static final long BIAS_PULL_UP = 1 << 8;

  /// A resistor to ground.
  public static final long BIAS_PULL_DOWN = 1 << 9;

  /// No resistor.
  public static final long BIAS_DISABLED = 1 << 10;

  /// The attribute that holds the first levels of outputs.
  public static final int ATTR_OUTPUT_VALUES = 2;

  /// The event of a line that went high.
  public static final int RISING_EDGE = 1;

  /// The event of a line that went low.
  public static final int FALLING_EDGE = 2;

  private GpioUapi() {}

  /// Where a field stands in a structure, in bytes.
  public static long at(StructLayout layout, String field) {
    return layout.byteOffset(groupElement(field));
  }

  /// The text of a field of 32 bytes, which ends with a zero.
  public static String text(MemorySegment struct, long at) {
    return struct.asSlice(at, NAME_BYTES).getString(0);
  }

  /// Writes a text into a field of 32 bytes, cut to 31.
  public static void text(MemorySegment struct, long at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int length = Math.min(bytes.length, NAME_BYTES - 1);
    MemorySegment.copy(bytes, 0, struct, JAVA_BYTE, at, length);
    struct.set(JAVA_BYTE, at + length, (byte) 0);
  }

  private enum Way {
    READ(2),
    BOTH(3);

    private final long bits;

    Way(long bits) {
      this.bits = bits;
    }
  }

  /// `_IOR` and `_IOWR` of `asm-generic/ioctl.h`, for the type of GPIO.
  private static long request(Way way, long number, StructLayout argument) {
    return way.bits << 30 | argument.byteSize() << 16 | 0xB4L << 8 | number;
  }

  private static MemoryLayout text(String name) {
    return sequenceLayout(NAME_BYTES, JAVA_BYTE).withName(name);
  }

  private static MemoryLayout ints(String name, int count) {
    return sequenceLayout(count, JAVA_INT).withName(name);
  }
}
