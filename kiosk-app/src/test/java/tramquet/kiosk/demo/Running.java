package tramquet.kiosk.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A program of ours as a process, and every line it has printed.
///
/// Thread: one; the process tells on its own.
final class Running implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> said = new ArrayList<>();
  private final Child child;
  private int heard;
  private boolean ended;

  /// @param log file for its standard error; the name of a run that was before would be overwritten
  Running(Part part, List<String> command, Path log) throws IOException {
    child = Child.start(part, command, log, this::happened);
  }

  private synchronized void happened(Happening happening) {
    switch (happening) {
      case Happening.Said(Part _, String line) -> said.add(line);
      case Happening.Ended _ -> ended = true;
      default -> {}
    }
    notifyAll();
  }

  /// Hears lines, from the last one that was heard, up to one that is meant.
  ///
  /// @param what for the message, if it does not come in time
  String hear(String what, Duration within, Predicate<String> meant) throws InterruptedException {
    return hears(within, meant).orElseThrow(() -> new AssertionError(failure(what)));
  }

  /// Hears lines, from the last one that was heard, up to one that is meant.
  ///
  /// @return empty if it did not come in time, or cannot come any more
  synchronized Optional<String> hears(Duration within, Predicate<String> meant)
      throws InterruptedException {
    long untilNanos = System.nanoTime() + within.toNanos();
    while (true) {
      while (heard < said.size()) {
        String line = said.get(heard++);
        if (meant.test(line)) {
          return Optional.of(line);
        }
      }
      long left = untilNanos - System.nanoTime();
      if (left <= 0 || ended) {
        return Optional.empty();
      }
      wait(left / 1_000_000 + 1);
    }
  }

  private synchronized String failure(String what) {
    return "the %s %s: waited for %s%n%s%n%s"
        .formatted(
            child.part().word(),
            ended ? "has ended" : "is silent",
            what,
            String.join("\n", said.subList(Math.max(0, said.size() - 12), said.size())),
            String.join("\n", child.lastWords()));
  }

  /// As the operating system knows it.
  long pid() {
    return child.pid();
  }

  /// Everything it printed until now.
  synchronized List<String> said() {
    return List.copyOf(said);
  }

  /// Waits for its end and gives everything it printed.
  synchronized List<String> all() throws InterruptedException {
    long untilNanos = System.nanoTime() + PATIENCE.toNanos();
    while (!ended) {
      long left = untilNanos - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError(failure("its end"));
      }
      wait(left / 1_000_000 + 1);
    }
    return List.copyOf(said);
  }

  /// Asks it to end, and waits.
  ///
  /// @return everything it printed
  List<String> stop() throws InterruptedException {
    if (!child.stop(PATIENCE)) {
      throw new AssertionError(failure("its end"));
    }
    return all();
  }

  /// Takes its power away: SIGKILL, at once.
  ///
  /// @return everything it printed
  List<String> kill() throws InterruptedException {
    boolean _ = child.await(Duration.ZERO);
    return all();
  }

  @Override
  public void close() {
    boolean _ = child.await(Duration.ZERO);
  }
}
