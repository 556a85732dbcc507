package tramquet.centre;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `tramquet-centre` as a process of its own.
///
/// @param process it
/// @param said what it has said on standard error, line by line
/// @param errors the same when it has ended
public record CentreProcess(Process process, Queue<String> said, CompletableFuture<String> errors)
    implements AutoCloseable {
  private static final String READY = "READY ";

  /// How a command ended.
  ///
  /// @param exitCode its
  /// @param out standard output
  /// @param errors standard error
  public record End(int exitCode, String out, String errors) {}

  /// Starts it.
  public static CentreProcess start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dtramquet.centre.home=" + TestParts.home(),
                "-cp",
                System.getProperty("java.class.path"),
                "tramquet.centre.CentreMain"));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).start();
    Queue<String> said = new ConcurrentLinkedQueue<>();
    CompletableFuture<String> errors = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          process.errorReader(StandardCharsets.UTF_8).lines().forEach(said::add);
          errors.complete(String.join("\n", said));
        });
    return new CentreProcess(process, said, errors);
  }

  /// Runs a command that ends by itself.
  public static End run(String... arguments) throws IOException, InterruptedException {
    CentreProcess centre = start(arguments);
    String out = new String(centre.process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new End(centre.process.waitFor(), out, centre.errors.join());
  }

  /// Waits until records are taken in.
  ///
  /// @return where everything is
  public JsonNode awaitReady() throws IOException {
    String line = String.valueOf(process.inputReader().readLine());
    if (!line.startsWith(READY)) {
      throw new AssertionError(line + " / " + errors.join());
    }
    return JsonMapper.shared().readTree(line.substring(READY.length()));
  }

  /// Waits until it says something on standard error.
  public void awaitLine(String part) {
    Eventually.await(part, () -> said.stream().anyMatch(line -> line.contains(part)));
  }

  /// As `kill -9` does.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Waits until it ends by itself, a minute at most.
  ///
  /// @return its exit code
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
