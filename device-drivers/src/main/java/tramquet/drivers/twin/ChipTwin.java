package tramquet.drivers.twin;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.kernel.GpioUapi;

/// A GPIO chip of a [KernelTwin]: its lines can be touched from outside and looked at.
///
/// Thread: any.
public final class ChipTwin {
  private static final int EACCES = 13;
  private static final int ENODEV = 19;
  private static final int EINVAL = 22;

  private final KernelTwin kernel;
  private final String name;
  private final String label;
  private final List<LineTwin> lines;
  private final LongSupplier nanoTime;
  private boolean forbidden;
  private boolean unplugged;

  ChipTwin(KernelTwin kernel, String name, String label, int lines, LongSupplier nanoTime) {
    this.kernel = kernel;
    this.name = name;
    this.label = label;
    this.lines = IntStream.range(0, lines).mapToObj(_ -> new LineTwin()).toList();
    this.nanoTime = nanoTime;
  }

  /// A line: its holder is empty while it is free.
  static final class LineTwin {
    String name = "";
    String holder = "";
    boolean output;
    Level level = Level.LOW;
    boolean shorted;
    final List<Level> trace = new ArrayList<>();

    void drive(Level to) {
      if (shorted) {
        return;
      }
      if (trace.isEmpty() || trace.getLast() != to) {
        trace.add(to);
      }
      level = to;
    }
  }

  /// Names a line, as a board does.
  public void name(int offset, String name) {
    change(() -> lines.get(offset).name = name);
  }

  /// Gives a line to another program; an empty name gives it back.
  public void hold(int offset, String holder) {
    change(() -> lines.get(offset).holder = holder);
  }

  /// Moves a line, as a contact outside would, and tells the edge.
  public void touch(int offset, Level level) {
    change(() -> {
      if (lines.get(offset).level != level) {
        lines.get(offset).level = level;
        kernel.requests().forEach(each -> each.edge(this, offset, level, nanoTime.getAsLong()));
      }
    });
  }

  /// Ties a line to a level: whoever drives it, it stays there.
  public void shortCircuit(int offset, Level level) {
    change(() -> {
      lines.get(offset).level = level;
      lines.get(offset).shorted = true;
    });
  }

  /// Moves a line without an edge: an interrupt that was lost.
  public void touchSilently(int offset, Level level) {
    change(() -> lines.get(offset).level = level);
  }

  /// All levels that a line was driven to, each change once.
  public List<Level> trace(int offset) {
    synchronized (kernel) {
      return List.copyOf(lines.get(offset).trace);
    }
  }

  /// The level of a line now.
  public Level level(int offset) {
    synchronized (kernel) {
      return lines.get(offset).level;
    }
  }

  /// Who has a line; empty while it is free.
  public String holder(int offset) {
    synchronized (kernel) {
      return lines.get(offset).holder;
    }
  }

  /// Nobody may open it from now on.
  public void forbid() {
    change(() -> forbidden = true);
  }

  /// Unplugs it: its node stays listed, and nothing works any more.
  public void unplug() {
    change(() -> unplugged = true);
  }

  private void change(Runnable change) {
    synchronized (kernel) {
      change.run();
      kernel.notifyAll();
    }
  }

  boolean unplugged() {
    return unplugged;
  }

  LineTwin line(int offset) {
    return lines.get(offset);
  }

  boolean has(int offset) {
    return offset >= 0 && offset < lines.size();
  }

  OptionalInt openError() {
    if (forbidden) {
      return OptionalInt.of(-EACCES);
    }
    return unplugged ? OptionalInt.of(-ENODEV) : OptionalInt.empty();
  }

  int describe(MemorySegment info) {
    GpioUapi.text(info, GpioUapi.at(GpioUapi.CHIP_INFO, "name"), name);
    GpioUapi.text(info, GpioUapi.at(GpioUapi.CHIP_INFO, "label"), label);
    info.set(JAVA_INT, GpioUapi.at(GpioUapi.CHIP_INFO, "lines"), lines.size());
    return 0;
  }

  int describeLine(MemorySegment info) {
    int offset = info.get(JAVA_INT, GpioUapi.at(GpioUapi.LINE_INFO, "offset"));
    if (unplugged || !has(offset)) {
      return unplugged ? -ENODEV : -EINVAL;
    }
    LineTwin line = lines.get(offset);
    GpioUapi.text(info, GpioUapi.at(GpioUapi.LINE_INFO, "name"), line.name);
    GpioUapi.text(info, GpioUapi.at(GpioUapi.LINE_INFO, "consumer"), line.holder);
    info.set(
        JAVA_LONG,
        GpioUapi.at(GpioUapi.LINE_INFO, "flags"),
        (line.holder.isEmpty() ? 0 : GpioUapi.USED)
            | (line.output ? GpioUapi.OUTPUT : GpioUapi.INPUT));
    return 0;
  }
}
