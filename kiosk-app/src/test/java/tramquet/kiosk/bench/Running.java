package tramquet.kiosk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A process that is measured. It ends when its standard input does, so it outlives nobody.
///
/// Thread: one.
final class Running implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Process process;
  private final Path log;
  private final long spawnNanos;
  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

  private Running(Process process, Path log, long spawnNanos) {
    this.process = process;
    this.log = log;
    this.spawnNanos = spawnNanos;
  }

  /// Starts a process without a display.
  ///
  /// @param log file for what it writes to standard error
  /// @param environment added to this process's own
  static Running start(CommandLine command, Path log, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.words()).redirectError(log.toFile());
    builder.environment().remove("DISPLAY");
    builder.environment().putAll(environment);
    long now = System.nanoTime();
    Running running = new Running(builder.start(), log, now);
    Thread.ofVirtual().start(running::listen);
    return running;
  }

  /// Starts a process without a display.
  static Running start(CommandLine command, Path log) throws IOException {
    return start(command, log, Map.of());
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      lines.lines().forEach(said::add);
    } catch (IOException | UncheckedIOException e) {
      // It has ended; whoever waits for it sees that.
    }
  }

  /// Waits for a line of its standard output; those before it are lost.
  String await(Predicate<String> wanted) throws InterruptedException {
    long untilNanos = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - untilNanos < 0) {
      String line = said.poll(200, TimeUnit.MILLISECONDS);
      if (line != null && wanted.test(line)) {
        return line;
      }
      if (line == null && !process.isAlive() && said.isEmpty()) {
        break;
      }
    }
    throw new IllegalStateException("a process did not answer; its log:\n" + lastWords());
  }

  /// Writes a line to its standard input.
  void send(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  long pid() {
    return process.pid();
  }

  /// The moment before it was spawned, on the clock that all processes share.
  long spawnNanos() {
    return spawnNanos;
  }

  /// A line of `/proc/…/status` (proc(5)), in MiB.
  double mebibytes(String field) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
      return lines
              .filter(line -> line.startsWith(field + ":"))
              .mapToLong(line -> Long.parseLong(BLANKS.split(line, -1)[1]))
              .sum()
          / 1024.0;
    }
  }

  /// What all its threads have used of the processor: `utime` and `stime` of `/proc/…/stat`, in
  /// hundredths of a second there.
  double processorSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid() + "/stat"));
    String[] fields = BLANKS.split(stat.substring(stat.lastIndexOf(')') + 2), -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  /// Whether it has this file in its address space.
  boolean hasMapped(Path file) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid() + "/maps"))) {
      return lines.anyMatch(line -> line.endsWith(file.toString()));
    }
  }

  /// Asks it to end, as systemd would, and waits.
  void stop() throws InterruptedException {
    process.destroy();
    awaitEnd();
  }

  /// Waits until it has ended by itself.
  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("a process did not end; its log:\n" + lastWords());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private String lastWords() {
    try {
      List<String> lines = Arrays.asList(Files.readString(log).split("\n", -1));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    } catch (IOException e) {
      return "none";
    }
  }
}
