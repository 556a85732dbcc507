package tramquet.drivers.twin;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The eleven functions of the C library that a pseudo-terminal needs, on 64-bit Linux.
///
/// Each throws [UncheckedIOException] with the function's name and `errno` when it fails, but for
/// those whose failure is an answer.
///
/// Thread: any.
final class Libc {

  static final short POLLIN = 1;
  static final short POLLHUP = 16;

  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 0x100;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final long TERMIOS_BYTES = 64;
  private static final long NAME_BYTES = 128;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      ERRNO_LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPENPT =
      find("posix_openpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle GRANTPT =
      find("grantpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle UNLOCKPT =
      find("unlockpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle PTSNAME =
      find("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle TCGETATTR =
      find("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle TCSETATTR =
      find("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle CFMAKERAW =
      find("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle READ =
      find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      find("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle POLL =
      find("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private Libc() {}

  /// A call that may be made with `errno` captured.
  private interface Call {
    long make(MemorySegment errno) throws Throwable;
  }

  /// Opens a new pseudo-terminal, unlocked and raw: every byte passes unchanged.
  static int openMaster() {
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
  static String slaveName(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(NAME_BYTES);
      // Unlike the others it returns the error itself, above zero.
      checked("ptsname_r", errno -> -(int) PTSNAME.invokeExact(errno, fd, name, NAME_BYTES));
      return name.getString(0);
    }
  }

  /// Waits until something can be read, the other end is closed, or the time is over.
  ///
  /// @return the events that happened, 0 for none
  static short poll(int fd, short events, int timeoutMillis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pollfd = arena.allocate(8, 4);
      pollfd.set(JAVA_INT, 0, fd);
      pollfd.set(JAVA_SHORT, 4, events);
      checked("poll", errno -> (int) POLL.invokeExact(errno, pollfd, 1L, timeoutMillis));
      return pollfd.get(JAVA_SHORT, 6);
    }
  }

  /// Reads what is there.
  ///
  /// @return how many bytes; 0 when there are none or nobody has the other end open
  static int read(int fd, MemorySegment into) {
    return (int)
        Math.max(0, call(errno -> (long) READ.invokeExact(errno, fd, into, into.byteSize())));
  }

  /// Writes what fits.
  ///
  /// @return how many bytes; 0 when the queue is full
  static int write(int fd, MemorySegment from) {
    return (int)
        Math.max(0, call(errno -> (long) WRITE.invokeExact(errno, fd, from, from.byteSize())));
  }

  static void close(int fd) {
    checked("close", errno -> (int) CLOSE.invokeExact(errno, fd));
  }

  private static long checked(String name, Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(ERRNO_LAYOUT);
      long result = make(call, errno);
      if (result < 0) {
        int number = (int) ERRNO.get(errno, 0L);
        throw new UncheckedIOException(new IOException(name + " failed, errno " + number));
      }
      return result;
    }
  }

  private static long call(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      return make(call, arena.allocate(ERRNO_LAYOUT));
    }
  }

  private static long make(Call call, MemorySegment errno) {
    try {
      return call.make(errno);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a call of the C library throws nothing", e);
    }
  }

  // Restricted, because a wrong descriptor crashes the JVM: they stand together above.
  @SuppressWarnings("restricted")
  private static MethodHandle find(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        descriptor,
        Linker.Option.captureCallState("errno"));
  }
}
