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

/// Two lines of a GPIO chip with nothing around them: one call of the C library for a level, one
/// thread that reads edges. What anything above can at best be as fast as.
final class BarePins implements AutoCloseable {
  private static final long GET_LINE = 0xc250b407L;
  private static final long SET_VALUES = 0xc010b40fL;
  private static final long OUTPUT = 8;
  private static final long INPUT_WITH_EDGES = 4 | 16 | 32;
  private static final long REQUEST_BYTES = 592;
  private static final long EVENT_BYTES = 48;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle OPEN =
      find("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle IOCTL =
      find("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
  private static final MethodHandle READ =
      find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final Arena arena = Arena.ofShared();
  private final MemorySegment values = arena.allocate(16, 8);
  private final int output;
  private final int input;

  /// @param chip such as `/dev/gpiochip0`
  /// @param edges is told the kernel's time of each, on the reading thread
  BarePins(String chip, int outputLine, int inputLine, LongConsumer edges) {
    int fd = call(() -> (int) OPEN.invokeExact(arena.allocateFrom(chip), 0));
    output = take(fd, outputLine, OUTPUT);
    input = take(fd, inputLine, INPUT_WITH_EDGES);
    call(() -> (int) CLOSE.invokeExact(fd));
    values.set(JAVA_LONG, 8, 1L);
    Thread.ofPlatform().daemon().name("bare-pins").start(() -> read(edges));
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
    while (true) {
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

  /// Lets the output go; the input goes with the process, since a thread waits for it.
  @Override
  public void close() {
    call(() -> (int) CLOSE.invokeExact(output));
  }
}
