package tramquet.drivers.line.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of the C library that make a pseudo-terminal.
///
/// Each throws [UncheckedIOException] with the function's name and `errno` when it fails.
///
/// Thread: any.
public final class Terminals {
  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 0x100;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final long TERMIOS_BYTES = 64;
  private static final long NAME_BYTES = 128;

  private static final MethodHandle OPENPT =
      Libc.find("posix_openpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle GRANTPT =
      Libc.find("grantpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle UNLOCKPT =
      Libc.find("unlockpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle PTSNAME =
      Libc.find("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle TCGETATTR =
      Libc.find("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle TCSETATTR =
      Libc.find("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle CFMAKERAW =
      Libc.find("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));

  private Terminals() {}

  /// The speed that the other end of a pseudo-terminal has been set to, in bits per second. Bytes
  /// pass at any.
  public static int baud(int masterFd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TermiosUapi.TERMIOS);
      checked("TCGETS2", _ -> Libc.ioctl(masterFd, TermiosUapi.GET, termios));
      return termios.get(JAVA_INT, TermiosUapi.OUTPUT_SPEED);
    }
  }

  /// Opens a new pseudo-terminal, unlocked and raw: every byte passes unchanged.
  public static int openMaster() {
    int flags = O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
    int fd = (int) checked("posix_openpt", errno -> (int) OPENPT.invokeExact(errno, flags));
    checked("grantpt", errno -> (int) GRANTPT.invokeExact(errno, fd));
    checked("unlockpt", errno -> (int) UNLOCKPT.invokeExact(errno, fd));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_BYTES, 8);
      checked("tcgetattr", errno -> (int) TCGETATTR.invokeExact(errno, fd, termios));
      checked(
          "cfmakeraw",
          errno -> {
            CFMAKERAW.invokeExact(errno, termios);
            return 0;
          });
      checked("tcsetattr", errno -> (int) TCSETATTR.invokeExact(errno, fd, 0, termios));
    }
    return fd;
  }

  /// The path of the other end.
  public static String slaveName(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(NAME_BYTES);
      // Unlike the others it returns the error itself, above zero.
      long answer = Libc.call(errno -> (int) PTSNAME.invokeExact(errno, fd, name, NAME_BYTES));
      if (answer != 0) {
        throw failed("ptsname_r", answer);
      }
      return name.getString(0);
    }
  }

  /// Lets a descriptor go.
  public static void close(int fd) {
    checked("close", _ -> Libc.close(fd));
  }

  private static long checked(String name, Libc.Call call) {
    long result = Libc.call(call);
    if (result < 0) {
      throw failed(name, -result);
    }
    return result;
  }

  private static UncheckedIOException failed(String name, long errno) {
    return new UncheckedIOException(new IOException(name + " failed, errno " + errno));
  }
}
