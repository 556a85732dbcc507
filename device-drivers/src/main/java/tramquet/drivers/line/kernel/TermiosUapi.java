package tramquet.drivers.line.kernel;

import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;

/// The kernel's serial ports, as `asm-generic/termbits.h`, `asm-generic/ioctls.h` and
/// `asm-generic/termios.h` lay them out (amd64 and arm64 both take these files as they are).
///
/// `termios2` and not the C library's `termios`: it takes any speed, not only those with a name.
public final class TermiosUapi {
  /// `termios2`.
  public static final StructLayout TERMIOS =
      structLayout(
          JAVA_INT.withName("iflag"),
          JAVA_INT.withName("oflag"),
          JAVA_INT.withName("cflag"),
          JAVA_INT.withName("lflag"),
          JAVA_BYTE.withName("line"),
          sequenceLayout(19, JAVA_BYTE).withName("cc"),
          JAVA_INT.withName("ispeed"),
          JAVA_INT.withName("ospeed"));

  /// Where [#IGNBRK] and [#INPCK] go.
  public static final long IFLAG = at("iflag");

  /// Where all that is said of a character and its line goes.
  public static final long CFLAG = at("cflag");

  /// How many bytes must have come before a read gives any: `cc[VMIN]`.
  public static final long MINIMUM = at("cc") + 6;

  /// Bits per second that are read, with [#BOTHER].
  public static final long INPUT_SPEED = at("ispeed");

  /// Bits per second that are written, with [#BOTHER]; the kernel tells it here always.
  public static final long OUTPUT_SPEED = at("ospeed");

  /// `TCGETS2`: asks how a port is set up. Of a pseudo-terminal both ends tell how the other is.
  public static final long GET = 2L << 30 | 44L << 16 | 0x542AL;

  /// `TCSETS2`: sets a port up, at once.
  public static final long SET = 1L << 30 | 44L << 16 | 0x542BL;

  /// `TCFLSH`: throws away what waits to be read or written; the argument is [#BOTH_WAYS].
  public static final long FLUSH = 0x540BL;

  /// `TIOCEXCL`: from now on nobody else may open it, but for root.
  public static final long EXCLUDE = 0x540CL;

  /// `TIOCNXCL`: others may again. A pseudo-terminal would stay forbidden without it.
  public static final long INCLUDE = 0x540DL;

  /// `TIOCMBIS`: raises modem lines; the argument is an int of bits.
  public static final long RAISE = 0x5416L;

  /// `TCIOFLUSH`, as the value that it is, not where one stands.
  public static final long BOTH_WAYS = 2;

  /// `TIOCM_DTR` and `TIOCM_RTS`: we are here, and you may send.
  public static final int DTR_RTS = 0x006;

  /// Input: a line that is held low, such as that of a scanner without power, is no character.
  public static final int IGNBRK = 0x01;

  /// Input: a character with a wrong parity bit is read as 0.
  public static final int INPCK = 0x10;

  /// Seven bits in a character.
  public static final int CS7 = 0x20;

  /// Eight.
  public static final int CS8 = 0x30;

  /// Two stop bits, not one.
  public static final int CSTOPB = 0x40;

  /// Characters are received.
  public static final int CREAD = 0x80;

  /// Characters have a parity bit: even, without [#PARODD].
  public static final int PARENB = 0x100;

  /// It is odd.
  public static final int PARODD = 0x200;

  /// DTR and RTS fall with the last close, as a scanner expects that is told that we left.
  public static final int HUPCL = 0x400;

  /// The modem's line for "carrier" means nothing: scanners have none.
  public static final int CLOCAL = 0x800;

  /// The speed is a number, not a name.
  public static final int BOTHER = 0x1000;

  private TermiosUapi() {}

  private static long at(String field) {
    return TERMIOS.byteOffset(PathElement.groupElement(field));
  }
}
