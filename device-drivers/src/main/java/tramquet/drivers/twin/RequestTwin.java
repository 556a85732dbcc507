package tramquet.drivers.twin;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.kernel.GpioUapi;
import tramquet.drivers.line.kernel.Libc;
import tramquet.drivers.twin.ChipTwin.LineTwin;

/// Lines that a program holds at a [KernelTwin], and the edges that wait for it. As in the kernel,
/// the queue drops its oldest edge when it is full, and the numbers tell.
///
/// Thread: whoever has the kernel's lock.
final class RequestTwin {
  private static final int EAGAIN = 11;
  private static final int EBUSY = 16;
  private static final int ENODEV = 19;
  private static final int EINVAL = 22;
  private static final int EPERM = 1;
  private static final int QUEUE_PER_LINE = 16;

  private final ChipTwin chip;
  private final List<Integer> offsets = new ArrayList<>();
  private final String consumer;
  private final long flags;
  private final long initial;
  private final int capacity;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final int[] lineSeqnos;
  private int seqno;

  private record Waiting(long atNanos, int id, int offset, int seqno, int lineSeqno) {}

  RequestTwin(ChipTwin chip, MemorySegment request) {
    this.chip = chip;
    int lines = request.get(JAVA_INT, GpioUapi.at(GpioUapi.LINE_REQUEST, "num_lines"));
    for (int i = 0; i < lines; i++) {
      offsets.add(request.get(JAVA_INT, (long) i * Integer.BYTES));
    }
    consumer = GpioUapi.text(request, GpioUapi.at(GpioUapi.LINE_REQUEST, "consumer"));
    long config = GpioUapi.at(GpioUapi.LINE_REQUEST, "config");
    flags = request.get(JAVA_LONG, config);
    long attribute = config + GpioUapi.at(GpioUapi.LINE_CONFIG, "attrs");
    boolean valued =
        request.get(JAVA_INT, config + GpioUapi.at(GpioUapi.LINE_CONFIG, "num_attrs")) > 0
            && request.get(JAVA_INT, attribute) == GpioUapi.ATTR_OUTPUT_VALUES;
    initial =
        valued
            ? request.get(JAVA_LONG, attribute + GpioUapi.at(GpioUapi.LINE_ATTRIBUTE, "values"))
                & request.get(
                    JAVA_LONG, attribute + GpioUapi.at(GpioUapi.LINE_CONFIG_ATTRIBUTE, "mask"))
            : 0;
    int wanted = request.get(JAVA_INT, GpioUapi.at(GpioUapi.LINE_REQUEST, "event_buffer_size"));
    capacity =
        wanted == 0
            ? lines * QUEUE_PER_LINE
            : Math.min(wanted, GpioUapi.LINES_MAX * QUEUE_PER_LINE);
    lineSeqnos = new int[lines];
  }

  int take() {
    if (chip.unplugged() || !offsets.stream().allMatch(chip::has)) {
      return chip.unplugged() ? -ENODEV : -EINVAL;
    }
    if (!offsets.stream().allMatch(offset -> chip.line(offset).holder.isEmpty())) {
      return -EBUSY;
    }
    for (int i = 0; i < offsets.size(); i++) {
      LineTwin line = chip.line(offsets.get(i));
      line.holder = consumer;
      if ((flags & GpioUapi.OUTPUT) != 0) {
        line.output = true;
        line.drive(level(initial, i));
      } else if ((flags & GpioUapi.INPUT) != 0) {
        line.output = false;
        pull(line);
      }
    }
    return 0;
  }

  /// Nothing is connected, so the resistor decides.
  private void pull(LineTwin line) {
    if ((flags & GpioUapi.BIAS_PULL_UP) != 0) {
      line.level = Level.HIGH;
    } else if ((flags & GpioUapi.BIAS_PULL_DOWN) != 0) {
      line.level = Level.LOW;
    }
  }

  void free() {
    offsets.forEach(offset -> chip.line(offset).holder = "");
  }

  int values(MemorySegment values) {
    long bits = 0;
    for (int i = 0; i < offsets.size(); i++) {
      bits |= chip.line(offsets.get(i)).level == Level.HIGH ? 1L << i : 0;
    }
    values.set(JAVA_LONG, 0, bits & values.get(JAVA_LONG, Long.BYTES));
    return chip.unplugged() ? -ENODEV : 0;
  }

  int drive(MemorySegment values) {
    if (chip.unplugged() || (flags & GpioUapi.OUTPUT) == 0) {
      return chip.unplugged() ? -ENODEV : -EPERM;
    }
    for (int i = 0; i < offsets.size(); i++) {
      if ((values.get(JAVA_LONG, Long.BYTES) >> i & 1) == 1) {
        chip.line(offsets.get(i)).drive(level(values.get(JAVA_LONG, 0), i));
      }
    }
    return 0;
  }

  void edge(ChipTwin of, int offset, Level level, long atNanos) {
    int index = offsets.indexOf(offset);
    long wanted = level == Level.HIGH ? GpioUapi.EDGE_RISING : GpioUapi.EDGE_FALLING;
    if (of != chip || index < 0 || (flags & wanted) == 0) {
      return;
    }
    if (queue.size() == capacity) {
      queue.removeFirst();
    }
    int id = level == Level.HIGH ? GpioUapi.RISING_EDGE : GpioUapi.FALLING_EDGE;
    queue.add(new Waiting(atNanos, id, offset, ++seqno, ++lineSeqnos[index]));
  }

  int read(MemorySegment into, int most) {
    if (chip.unplugged() || queue.isEmpty()) {
      return chip.unplugged() ? -ENODEV : -EAGAIN;
    }
    long size = GpioUapi.LINE_EVENT.byteSize();
    int count = (int) Math.min(Math.min(most, queue.size()), into.byteSize() / size);
    for (int i = 0; i < count; i++) {
      MemorySegment event = into.asSlice(i * size, size).fill((byte) 0);
      Waiting first = queue.removeFirst();
      event.set(JAVA_LONG, 0, first.atNanos());
      event.set(JAVA_INT, GpioUapi.at(GpioUapi.LINE_EVENT, "id"), first.id());
      event.set(JAVA_INT, GpioUapi.at(GpioUapi.LINE_EVENT, "offset"), first.offset());
      event.set(JAVA_INT, GpioUapi.at(GpioUapi.LINE_EVENT, "seqno"), first.seqno());
      event.set(JAVA_INT, GpioUapi.at(GpioUapi.LINE_EVENT, "line_seqno"), first.lineSeqno());
    }
    return (int) (count * size);
  }

  short happened() {
    if (chip.unplugged()) {
      return Libc.POLLERR | Libc.POLLHUP;
    }
    return queue.isEmpty() ? 0 : Libc.POLLIN;
  }

  private static Level level(long bits, int index) {
    return (bits >> index & 1) == 1 ? Level.HIGH : Level.LOW;
  }
}
