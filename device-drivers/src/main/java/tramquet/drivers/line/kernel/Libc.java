package tramquet.drivers.line.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The functions of the C library that talk to devices, on 64-bit Linux (amd64 and arm64 agree on
/// every number here). Each answers as the kernel itself does: 0 or more for success, below 0 for
/// `-errno`.
///
/// Thread: any.
public final class Libc {
  /// There is something to read.
  public static final short POLLIN = 1;

  /// The device has a fault.
  public static final short POLLERR = 8;

  /// The other end is closed, or the device is gone.
  public static final short POLLHUP = 16;

  /// Opens for reading, without letting child processes have it.
  public static final int O_RDONLY_CLOEXEC = 0x80000;

  /// Opens for reading and writing, without letting child processes have it, without waiting for
  /// what is not there, and without becoming the session of whoever is at a terminal.
  public static final int O_RDWR_CLOEXEC = 0x80902;

  private static final int LOCK_EX_NB = 6;
  private static final int EFD_CLOEXEC_NONBLOCK = 0x80800;
  private static final int POLLFD_BYTES = 8;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      ERRNO_LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  /// Lines are switched and edges read without a new allocation each time.
  private static final ThreadLocal<MemorySegment> ERRNO_OF_THREAD =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(ERRNO_LAYOUT));

  private static final MethodHandle OPEN =
      findVariadic("open", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle IOCTL =
      findVariadic("ioctl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
  private static final MethodHandle READ =
      find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      find("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle POLL =
      find("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle EVENTFD =
      find("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle FLOCK =
      find("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private Libc() {}

  /// A function that may be called with `errno` captured.
  @FunctionalInterface
  public interface Call {
    /// Calls it.
    ///
    /// @return below 0 if it failed and left its reason in `errno`
    long make(MemorySegment errno) throws Throwable;
  }

  /// Opens a device.
  ///
  /// @param flags [#O_RDONLY_CLOEXEC] or [#O_RDWR_CLOEXEC]
  public static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return (int) call(errno -> (int) OPEN.invokeExact(errno, name, flags));
    }
  }

  /// Locks an open device against whoever asks for its lock too, and does not wait.
  public static int flock(int fd) {
    return (int) call(errno -> (int) FLOCK.invokeExact(errno, fd, LOCK_EX_NB));
  }

  /// Asks a device for something of its own.
  public static int ioctl(int fd, long request, MemorySegment argument) {
    MemorySegment errno = ERRNO_OF_THREAD.get();
    try {
      return (int) answer(errno, (int) IOCTL.invokeExact(errno, fd, request, argument));
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /// Reads what is there.
  public static int read(int fd, MemorySegment into) {
    MemorySegment errno = ERRNO_OF_THREAD.get();
    try {
      return (int) answer(errno, (long) READ.invokeExact(errno, fd, into, into.byteSize()));
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /// Writes what fits.
  public static int write(int fd, MemorySegment from) {
    return (int) call(errno -> (long) WRITE.invokeExact(errno, fd, from, from.byteSize()));
  }

  /// Descriptors that are waited for together: `pollfd`s, made once.
  ///
  /// Thread: one.
  public static final class Poll {
    private final MemorySegment errno = Arena.ofAuto().allocate(ERRNO_LAYOUT);
    private final MemorySegment all;
    private final ByteBuffer bytes;
    private final long count;

    /// Waits for these, when it is asked to.
    public Poll(int... fds) {
      count = fds.length;
      all = Arena.ofAuto().allocate(POLLFD_BYTES * count, Integer.BYTES);
      bytes = all.asByteBuffer().order(ByteOrder.nativeOrder());
      for (int fd : fds) {
        bytes.putInt(fd).putShort(POLLIN).putShort((short) 0);
      }
    }

    /// Waits until one of them can be read, has a fault, or the time is over.
    ///
    /// @return to how many something happened
    public int await(int timeoutMillis) {
      try {
        return (int) answer(errno, (int) POLL.invokeExact(errno, all, count, timeoutMillis));
      } catch (Throwable e) {
        throw thrown(e);
      }
    }

    /// What happened to one of them when it was last waited for.
    public short happened(int index) {
      return bytes.getShort(POLLFD_BYTES * index + 6);
    }
  }

  /// A counter that makes a waiting `poll` return once somebody adds to it.
  public static int eventfd() {
    return (int) call(errno -> (int) EVENTFD.invokeExact(errno, 0, EFD_CLOEXEC_NONBLOCK));
  }

  /// Lets a descriptor go.
  public static int close(int fd) {
    return (int) call(errno -> (int) CLOSE.invokeExact(errno, fd));
  }

  /// Calls a function and puts `-errno` in place of its failure.
  public static long call(Call call) {
    MemorySegment errno = ERRNO_OF_THREAD.get();
    try {
      return answer(errno, call.make(errno));
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  private static long answer(MemorySegment errno, long result) {
    return result < 0 ? -(int) ERRNO.get(errno, 0L) : result;
  }

  private static AssertionError thrown(Throwable thrown) {
    switch (thrown) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError("a call of the C library throws nothing", thrown);
    }
  }

  /// A function of the C library; its first argument in Java is where `errno` goes.
  // Restricted, because a wrong descriptor crashes the JVM: they stand together in this package.
  @SuppressWarnings("restricted")
  public static MethodHandle find(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        descriptor,
        Linker.Option.captureCallState("errno"));
  }

  @SuppressWarnings("restricted")
  private static MethodHandle findVariadic(String name, int from, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        descriptor,
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(from));
  }
}
