package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.line.Answer;
import tramquet.drivers.line.GpioChip;
import tramquet.drivers.line.GpioChips;
import tramquet.drivers.line.KernelWires;
import tramquet.drivers.line.Pi4jPins;
import tramquet.drivers.line.Pins;
import tramquet.drivers.line.Syscalls;

/// What Pi4J and our wires cost at a pin, against the kernel alone: both in one process, in turns.
/// Where no chip of `gpio-sim` is named (`-Dtramquet.gpio.chip=LABEL`,
/// `-Dtramquet.gpio.sim=/sys/devices/platform/gpio-sim.0/gpiochipN`, as root) nothing is measured.
final class PinTimes {
  private static final int TURNS = 100;
  private static final int WARM_UP = 100;
  private static final int SETS = 100;
  private static final int EDGES = 10;
  private static final double LIMIT = 1.3;
  private static final double MICROS = 1000;
  private static final int BARE_OUTPUT = 16;
  private static final int BARE_INPUT = 17;
  private static final int OUTPUT = 18;
  private static final int INPUT = 19;

  private final String label = System.getProperty("tramquet.gpio.chip", "");
  private final Path sim = Path.of(System.getProperty("tramquet.gpio.sim", ""));

  /// An edge, seen by a listener.
  private record Seen(long kernelNanos, long listenerNanos) {}

  /// Something that is measured in turns with another.
  private interface Turn {
    long[] nanos() throws IOException, InterruptedException;
  }

  /// Measures the pins alone, without the rest of the kiosk: in a machine that has little else.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Figure> figures = new PinTimes().run(out);
    if (!figures.isEmpty()) {
      new Report(figures).print(out);
    }
  }

  List<Figure> run(PrintStream out) throws IOException, InterruptedException {
    if (label.isEmpty()) {
      out.println("pins: not measured: no pins here");
      return List.of();
    }
    BlockingQueue<Seen> bareSeen = new LinkedBlockingQueue<>();
    BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    try (Pins pins = new Pi4jPins(wires());
        BarePins bare =
            new BarePins(
                path(),
                BARE_OUTPUT,
                BARE_INPUT,
                at -> bareSeen.add(new Seen(at, System.nanoTime())))) {
      Pins.Output output = pins.output(OUTPUT, Pins.Level.LOW);
      pins.input(INPUT, Pins.Level.LOW, Pins.Pull.NONE)
          .listen(edge -> seen.add(new Seen(edge.atNanos(), System.nanoTime())));
      List<Spread> sets = inTurns(() -> sets(bare::set), () -> sets(on -> switched(output, on)));
      List<Spread> edges = inTurns(() -> edges(BARE_INPUT, bareSeen), () -> edges(INPUT, seen));
      return List.of(
          figure("pin-set", sets.getFirst().median(), sets.getLast().median()),
          figure("pin-set-p95", sets.getFirst().percentile(95), sets.getLast().percentile(95)),
          figure("pin-edge", edges.getFirst().median(), edges.getLast().median()),
          figure("pin-edge-p95", edges.getFirst().percentile(95), edges.getLast().percentile(95)));
    }
  }

  private static Figure figure(String name, double bare, double ours) {
    return Figure.of(
            name, "µs", ours * MICROS, new Figure.Reference("the kernel alone", bare * MICROS))
        .aiming(new Figure.Aim("≤ " + LIMIT + " ×", ours <= LIMIT * bare));
  }

  private KernelWires wires() {
    return KernelWires.open(Syscalls.ofThisMachine(), Optional.of(label), "bench", System::nanoTime)
        .orThrow();
  }

  private String path() {
    return new GpioChips(Syscalls.ofThisMachine())
        .find(Optional.of(label))
        .then(chip -> {
          try (GpioChip there = chip) {
            return new Answer.Given<>(there.path());
          }
        })
        .orThrow();
  }

  /// Short turns, each followed by one of the other, so that what else the machine does falls on
  /// both; the first warm up, as long as the compiler may want.
  private static List<Spread> inTurns(Turn bare, Turn ours)
      throws IOException, InterruptedException {
    long[][] all = new long[2][0];
    for (int i = -WARM_UP; i < TURNS; i++) {
      long[] bareNanos = bare.nanos();
      long[] ourNanos = ours.nanos();
      if (i >= 0) {
        all[0] = joined(all[0], bareNanos);
        all[1] = joined(all[1], ourNanos);
      }
    }
    return List.of(new Spread(all[0]), new Spread(all[1]));
  }

  private static long[] joined(long[] first, long[] second) {
    long[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private interface Switch {
    void set(boolean on);
  }

  private static void switched(Pins.Output output, boolean on) {
    if (on) {
      output.on();
    } else {
      output.off();
    }
  }

  private static long[] sets(Switch to) {
    long[] nanos = new long[SETS];
    for (int i = 0; i < SETS; i++) {
      long start = System.nanoTime();
      to.set(i % 2 == 0);
      nanos[i] = System.nanoTime() - start;
    }
    return nanos;
  }

  private long[] edges(int line, BlockingQueue<Seen> told)
      throws IOException, InterruptedException {
    long[] nanos = new long[EDGES];
    Path pull = sim.resolve("sim_gpio" + line).resolve("pull");
    for (int i = 0; i < EDGES; i++) {
      Files.writeString(pull, i % 2 == 0 ? "pull-up" : "pull-down");
      Seen edge =
          Optional.ofNullable(told.poll(10, TimeUnit.SECONDS))
              .orElseThrow(() -> new IllegalStateException("an edge was lost"));
      nanos[i] = edge.listenerNanos() - edge.kernelNanos();
    }
    return nanos;
  }
}
