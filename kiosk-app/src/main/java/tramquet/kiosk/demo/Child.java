package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tramquet.kiosk.demo.Happening.Ended;
import tramquet.kiosk.demo.Happening.Said;

/// A process of the demonstration. It ends when its standard input does, so it outlives nobody.
///
/// Thread: lines and the end are told on a thread of its own; the rest is safe from any.
final class Child {
  private static final int LAST_WORDS = 12;

  private final Part part;
  private final Process process;
  private final Path log;

  private Child(Part part, Process process, Path log) {
    this.part = part;
    this.process = process;
    this.log = log;
  }

  /// Starts a process.
  ///
  /// @param log file for what it writes to standard error
  /// @param told every line of its standard output, and its end
  static Child start(Part part, List<String> command, Path log, Consumer<Happening> told)
      throws IOException {
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    Child child = new Child(part, process, log);
    Thread.ofVirtual().name("demo-" + part.word()).start(() -> child.listen(told));
    return child;
  }

  private void listen(Consumer<Happening> told) {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      lines.lines().forEach(line -> told.accept(new Said(part, line)));
    } catch (IOException | UncheckedIOException e) {
      // The pipe breaks when the process is killed; its end is told below.
    }
    told.accept(new Ended(part, process.onExit().join().exitValue()));
  }

  /// As the operating system knows it.
  long pid() {
    return process.pid();
  }

  /// Which one it is.
  Part part() {
    return part;
  }

  /// Writes a line to its standard input. A process that has ended does not hear it: its end is
  /// told elsewhere.
  void send(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      System.getLogger("tramquet.demo")
          .log(System.Logger.Level.DEBUG, "the {0} is gone", part.word());
    }
  }

  /// Asks it to end, and makes it end when it takes too long.
  ///
  /// @return whether it ended of itself
  boolean stop(Duration patience) {
    // Through the handle: Process.destroy would close the pipes, and with them its last words.
    process.toHandle().destroy();
    return await(patience);
  }

  /// Waits for its end, and makes it end when it takes too long.
  boolean await(Duration patience) {
    try {
      if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    return false;
  }

  /// The last lines of its log.
  List<String> lastWords() {
    try (var lines = Files.lines(log, UTF_8)) {
      List<String> all = lines.toList();
      return all.subList(Math.max(0, all.size() - LAST_WORDS), all.size());
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /// Where its log is.
  Path log() {
    return log;
  }
}
