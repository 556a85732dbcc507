package tramquet.kiosk.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.function.LongConsumer;

/// Two lines of a GPIO chip with nothing around them: one call of the C library for a level, and
/// one thread for edges, which waits in `poll` because whoever waits in `read` cannot be stopped
/// and keeps the line. What anything above can at best be as fast as.
final class BarePins implements AutoCloseable {
  private static final long GET_LINE = 0xc250b407L;
  private static final long SET_VALUES = 0xc010b40fL;
  private static final long OUTPUT = 8;
  private static final long INPUT_WITH_EDGES = 4 | 16 | 32;
  private static final long REQUEST_BYTES = 592;
  private static final long EVENT_BYTES = 48;

  /// Of a `pollfd`, as a number of 32 bits with what happened in its upper half.
  private static final int POLLIN = 1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle OPEN =
      find("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle IOCTL =
      find("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
  private static final MethodHandle READ =
      find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      find("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle POLL =
      find("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle EVENTFD =
      find("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final Arena arena = Arena.ofShared();
  private final MemorySegment values = arena.allocate(16, 8);
  private final MemorySegment one = arena.allocateFrom(JAVA_LONG, 1L);
  private final int output;
  private final int input;
  private final int bell;
  private final Thread thread;

  /// @param chip such as `/dev/gpiochip0`
  /// @param edges is told the kernel's time of each, on the reading thread
  BarePins(String chip, int outputLine, int inputLine, LongConsumer edges) {
    int fd = call(() -> (int) OPEN.invokeExact(arena.allocateFrom(chip), 0));
    output = take(fd, outputLine, OUTPUT);
    input = take(fd, inputLine, INPUT_WITH_EDGES);
    call(() -> (int) CLOSE.invokeExact(fd));
    values.set(JAVA_LONG, 8, 1L);
    bell = call(() -> (int) EVENTFD.invokeExact(0, 0));
    thread = Thread.ofPlatform().daemon().name("bare-pins").start(() -> read(edges));
  }

  private int take(int chip, int line, long flags) {
    MemorySegment request = arena.allocate(REQUEST_BYTES, 8);
    request.set(JAVA_INT, 0, line);
    request.set(JAVA_LONG, 288, flags);
    request.set(JAVA_INT, 560, 1);
    call(() -> (int) IOCTL.invokeExact(chip, GET_LINE, request));
    return request.get(JAVA_INT, 588);
  }

  void set(boolean on) {
    values.set(JAVA_LONG, 0, on ? 1L : 0L);
    call(() -> (int) IOCTL.invokeExact(output, SET_VALUES, values));
  }

  private void read(LongConsumer edges) {
    MemorySegment events = arena.allocate(16 * EVENT_BYTES, 8);
    MemorySegment waiting = arena.allocateFrom(JAVA_INT, input, POLLIN, bell, POLLIN);
    while (true) {
      call(() -> (int) POLL.invokeExact(waiting, 2L, -1));
      if (waiting.get(JAVA_INT, 4) == POLLIN) { // nothing happened to the input, so it was the bell
        return;
      }
      int count = call(() -> (int) (long) READ.invokeExact(input, events, 16 * EVENT_BYTES));
      for (long at = 0; at < count; at += EVENT_BYTES) {
        edges.accept(events.get(JAVA_LONG, at));
      }
    }
  }

  private interface Call {
    int make() throws Throwable;
  }

  private static int call(Call call) {
    try {
      int result = call.make();
      if (result < 0) {
        throw new IllegalStateException("the kernel says no");
      }
      return result;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  // Restricted, because a wrong descriptor crashes the JVM.
  @SuppressWarnings("restricted")
  private static MethodHandle find(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
  }

  @Override
  public void close() {
    call(() -> (int) (long) WRITE.invokeExact(bell, one, 8L));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int fd : new int[] {output, input, bell}) {
      call(() -> (int) CLOSE.invokeExact(fd));
    }
  }
}
