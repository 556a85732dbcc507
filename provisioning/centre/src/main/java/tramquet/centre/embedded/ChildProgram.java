package tramquet.centre.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A child process that ends when its standard input closes, and is started again, with the same
/// arguments, when it ends by itself.
///
/// Thread: one of its own watches each process; all methods may be called from any thread.
final class ChildProgram implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.embedded");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE_BEFORE_RESTART = Duration.ofMillis(500);
  private static final int LINES_KEPT = 6;

  private final Spec spec;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ConcurrentLinkedDeque<String> lastLines = new ConcurrentLinkedDeque<>();
  private volatile Process process;

  /// What to run.
  ///
  /// @param name for people
  /// @param command program and arguments
  /// @param directory working directory
  /// @param ready tells the line of output that means "started"
  /// @param output gets each line
  /// @param restarted gets the process id of each process but the first
  record Spec(
      String name,
      List<String> command,
      Path directory,
      Predicate<String> ready,
      Consumer<String> output,
      Consumer<Long> restarted) {}

  private ChildProgram(Spec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  /// Starts the program and waits until it says that it is ready, at most a minute.
  static ChildProgram start(Spec spec) throws StartFailed, InterruptedException {
    try {
      ChildProgram program = new ChildProgram(spec, launch(spec));
      program.awaitReady();
      Thread.ofPlatform().daemon().name("watch-" + spec.name()).start(program::watch);
      return program;
    } catch (IOException e) {
      throw new StartFailed(spec.name() + " cannot be run: " + e.getMessage(), e);
    }
  }

  /// The process that runs now.
  long pid() {
    return process.pid();
  }

  /// Asks the program to end, and makes it end after ten seconds.
  @Override
  public void close() {
    closing.countDown();
    end(process);
  }

  private static Process launch(Spec spec) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(spec.command()).redirectErrorStream(true);
    builder.directory(spec.directory().toFile());
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  private void awaitReady() throws StartFailed, InterruptedException {
    CompletableFuture<Boolean> ready = new CompletableFuture<>();
    Process started = process;
    Thread.ofPlatform().daemon().name("read-" + spec.name()).start(() -> read(started, ready));
    boolean well = ready.completeOnTimeout(false, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (!well) {
      end(started);
      throw new StartFailed(spec.name() + " did not start: " + String.join(" | ", lastLines));
    }
  }

  private void read(Process from, CompletableFuture<Boolean> ready) {
    try (BufferedReader lines = from.inputReader(StandardCharsets.UTF_8)) {
      for (String line : (Iterable<String>) lines.lines()::iterator) {
        lastLines.add(line);
        if (lastLines.size() > LINES_KEPT) {
          lastLines.poll();
        }
        spec.output().accept(line);
        if (spec.ready().test(line)) {
          ready.complete(true);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.DEBUG, spec.name(), e);
    } finally {
      ready.complete(false);
    }
  }

  private void watch() {
    try {
      while (true) {
        process.waitFor();
        if (closing.await(PAUSE_BEFORE_RESTART.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        LOG.log(Level.WARNING, "{0} has ended; starting it again", spec.name());
        restart();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void restart() throws InterruptedException {
    try {
      process = launch(spec);
      if (closing.getCount() == 0) {
        end(process);
        return;
      }
      awaitReady();
      spec.restarted().accept(process.pid());
    } catch (IOException | StartFailed e) {
      LOG.log(Level.ERROR, "{0} does not start again: {1}", spec.name(), e.getMessage());
    }
  }

  private static void end(Process process) {
    try (var in = process.outputWriter()) {
      in.flush();
    } catch (IOException e) {
      LOG.log(Level.TRACE, "already gone", e);
    }
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
