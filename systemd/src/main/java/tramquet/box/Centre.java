package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// The centre, on this machine's loopback, with its broker and ledger.
///
/// Thread: one at a time.
final class Centre implements AutoCloseable {
  private final Path command;
  private final Path data;
  private final Path log;
  private final Process process;
  private final int brokerPort;

  private Centre(Path command, Path data, Path log, Process process, int brokerPort) {
    this.command = command;
    this.data = data;
    this.log = log;
    this.process = process;
    this.brokerPort = brokerPort;
  }

  /// Starts it and waits until it takes records in.
  ///
  /// @param root the repository
  /// @param run folder of its data and log
  static Centre start(Path root, Path run) throws IOException {
    Path command = root.resolve("provisioning/bin/tramquet-centre");
    Path data = run.resolve("centre");
    Path log = run.resolve("centre.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            command.toString(), "--embedded", "--data", data.toString(), "--exit-with-parent");
    builder.environment().put("TRAMQUET_NO_BUILD", "1");
    Process process = builder.redirectError(log.toFile()).start();
    BufferedReader lines = process.inputReader(UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("READY ")) {
        JsonNode ready = JsonLines.JSON.readTree(line.substring("READY ".length()));
        int port = URI.create(ready.required("mqtt").asString()).getPort();
        return new Centre(command, data, log, process, port);
      }
    }
    throw new IOException("the centre does not start: " + log);
  }

  int brokerPort() {
    return brokerPort;
  }

  /// Stops it in order and reads what it holds.
  ///
  /// @return one object for each record, by epoch and number
  List<JsonNode> stopAndRead() throws IOException {
    close();
    Path ledger = log.resolveSibling("ledger");
    return Programs.run(
            ledger,
            List.of(
                "env",
                "TRAMQUET_NO_BUILD=1",
                command.toString(),
                "ledger",
                "--data",
                data.toString()))
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(JsonLines.JSON::readTree)
        .filter(row -> row.has("id"))
        .toList();
  }

  @Override
  public void close() throws IOException {
    process.toHandle().destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
