package tramquet.drivers.line;

import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tramquet.drivers.Health;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;

/// The lines of a GPIO chip of the Linux kernel (character device, second version, Linux 5.10 and
/// later), with no native code but the kernel's own.
///
/// An output has its first level within the request, so there is no glitch; it goes to that level
/// again when the wires close. Edges carry the kernel's time. A line that fails later throws
/// nothing: it is told as health, and tried again at its next use.
///
/// A chip that was unplugged does not come back by itself: open new wires.
///
/// Thread: any; watchers run on the thread `pins`.
public final class KernelWires implements Wires {
  private static final Logger LOG = System.getLogger("tramquet.drivers.pins");

  private final GpioChip chip;
  private final String consumer;
  private final PinWatch watch;
  private final LineHealth health;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final List<Output> outputs = new CopyOnWriteArrayList<>();

  private KernelWires(GpioChip chip, String consumer, PinWatch watch, LineHealth health) {
    this.chip = chip;
    this.consumer = consumer;
    this.watch = watch;
    this.health = health;
  }

  /// Opens a chip; takes no line yet.
  ///
  /// @param label of the chip; empty: the one behind the Pi's header
  /// @param consumer what others are told who has a line, at most 31 letters of ASCII
  /// @param nanoTime `System::nanoTime`: it must be the clock of the kernel's stamps
  public static Answer<KernelWires> open(
      Syscalls calls, Optional<String> label, String consumer, LongSupplier nanoTime) {
    LineHealth health = new LineHealth();
    return new GpioChips(calls)
        .find(label)
        .then(chip ->
            switch (PinWatch.start(calls, nanoTime, health)) {
              case Answer.Given<PinWatch>(PinWatch watch) ->
                  new Answer.Given<>(new KernelWires(chip, consumer, watch, health));
              case Answer.Refused<PinWatch>(LineFault fault) -> {
                chip.close();
                yield new Answer.Refused<>(fault);
              }
            });
  }

  /// @throws PinUnavailable if the line is not there or somebody else has it
  @Override
  public Wire output(int bcm, Level initial) {
    LineRequest request = take(bcm, new LineRequest.Driven(List.of(initial)));
    Output output = new Output(request, initial, health);
    outputs.add(output);
    return output;
  }

  /// @throws PinUnavailable if the line is not there or somebody else has it
  @Override
  public Wire input(int bcm, Pull pull, Watcher watcher) {
    LineRequest request = take(bcm, new LineRequest.Watched(pull));
    Level level = request.levels().orThrow().getFirst();
    watch.add(request, new WatchedLine(level, guarded(watcher)));
    return new Input(request, level, health);
  }

  /// One edge that a watcher cannot bear must not cost the edges that were read with it.
  private static Watcher guarded(Watcher watcher) {
    return (level, atNanos) -> {
      try {
        watcher.changed(level, atNanos);
      } catch (RuntimeException e) {
        LOG.log(Logger.Level.ERROR, "a listener of a pin failed", e);
      }
    };
  }

  private LineRequest take(int bcm, LineRequest.Use use) {
    return chip.offsetOf(bcm)
        .then(offset -> LineRequest.take(chip, List.of(offset), consumer, use))
        .orThrow();
  }

  /// What was counted at the inputs: missed edges mean that a listener is slow.
  public EdgeTally tally() {
    return watch.tally();
  }

  @Override
  public Health checkHealth() {
    return health.now();
  }

  @Override
  public void whenHealthChanges(Consumer<Health> listener) {
    health.listen(listener);
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      health.close();
      outputs.forEach(Output::rest);
      watch.close();
      chip.close();
    }
  }

  private static final class Output implements Wire {
    private final LineRequest request;
    private final Level resting;
    private final LineHealth health;
    private volatile Level asked;

    Output(LineRequest request, Level resting, LineHealth health) {
      this.request = request;
      this.resting = resting;
      this.health = health;
      asked = resting;
    }

    /// What the wire has, which a short circuit may decide; while it cannot be read, what was asked
    /// of it.
    @Override
    public Level level() {
      return request.levels() instanceof Answer.Given<List<Level>>(List<Level> now)
          ? now.getFirst()
          : asked;
    }

    @Override
    public void drive(Level level) {
      asked = level;
      health.note(request.part(), request.drive(0, level));
    }

    void rest() {
      request.drive(0, resting);
      request.close();
    }
  }

  private static final class Input implements Wire {
    private final LineRequest request;
    private final LineHealth health;
    private volatile Level last;

    Input(LineRequest request, Level last, LineHealth health) {
      this.request = request;
      this.last = last;
      this.health = health;
    }

    /// While the line cannot be read, the last level that could.
    @Override
    public Level level() {
      Answer<List<Level>> levels = request.levels();
      health.note(request.part(), levels);
      if (levels instanceof Answer.Given<List<Level>>(List<Level> now)) {
        last = now.getFirst();
      }
      return last;
    }

    @Override
    public void drive(Level level) {
      throw new UnsupportedOperationException("an input is not driven");
    }
  }
}
