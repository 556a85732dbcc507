package tramquet.kiosk.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The processes of the demonstration, and everything they say in one queue.
///
/// Thread: one at a time, but `close` from any.
final class Parts implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path logs;
  private final LinkedBlockingQueue<Happening> queue = new LinkedBlockingQueue<>();
  private final Map<Part, Child> children = new EnumMap<>(Part.class);
  private boolean closed;

  /// @param logs folder for what they write to standard error
  Parts(Path logs) {
    this.logs = logs;
  }

  /// Starts a process. After the end none starts any more.
  synchronized void start(Part part, List<String> command) throws IOException, DemoFailed {
    if (closed) {
      throw new DemoFailed("interrupted");
    }
    children.put(part, Child.start(part, command, logs.resolve(part.word() + ".log"), queue::add));
  }

  /// Puts something else into the queue.
  void tell(Happening happening) {
    queue.add(happening);
  }

  /// What happened next; empty if nothing did in time.
  Optional<Happening> next(Duration within) throws InterruptedException {
    return Optional.ofNullable(queue.poll(within.toNanos(), TimeUnit.NANOSECONDS));
  }

  /// Writes a line to a process.
  void send(Part part, String line) {
    child(part).ifPresent(child -> child.send(line));
  }

  /// Asks a process to end.
  ///
  /// @return whether it ended of itself
  boolean stop(Part part) {
    return child(part).map(child -> child.stop(PATIENCE)).orElse(true);
  }

  /// What a process that failed wrote last, for the person at the terminal.
  DemoFailed failure(Part part, String what) {
    List<String> words = new ArrayList<>();
    words.add("the " + part.word() + " " + what);
    child(part)
        .ifPresent(child -> {
          child.lastWords().forEach(line -> words.add("  " + line));
          words.add("its log: " + child.log());
        });
    return new DemoFailed(String.join(System.lineSeparator(), words));
  }

  /// Whether they are being ended.
  synchronized boolean isClosed() {
    return closed;
  }

  private synchronized Optional<Child> child(Part part) {
    return Optional.ofNullable(children.get(part));
  }

  /// Ends them all, the kiosk before the centre, so that it can deliver to the last.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    for (Part part : new Part[] {Part.KIOSK, Part.PLAYER, Part.LEDGER, Part.CENTRE}) {
      stop(part);
    }
  }
}
