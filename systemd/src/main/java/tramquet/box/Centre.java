package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/// The centre, on this machine's loopback, with its broker and ledger, and the authority that
/// enrols kiosks.
///
/// Thread: one at a time.
final class Centre implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Path root;
  private final Path run;
  private final Process process;
  private final JsonNode ready;

  private Centre(Path root, Path run, Process process, JsonNode ready) {
    this.root = root;
    this.run = run;
    this.process = process;
    this.ready = ready;
  }

  /// Ports on loopback.
  ///
  /// @param broker of its broker
  /// @param https where kiosks are enrolled
  record Ports(int broker, int https) {}

  /// Starts it and waits until it takes records in.
  ///
  /// @param root the repository
  /// @param run folder of its data, keys and log
  static Centre start(Path root, Path run) throws IOException {
    Path authority = makeAuthority(root, run);
    ProcessBuilder builder =
        new ProcessBuilder(
            command(root),
            "--embedded",
            "--data",
            data(run),
            "--authority",
            authority.resolve("centre").toString(),
            "--https-address",
            "127.0.0.1",
            "--https-port",
            "0",
            "--host",
            Qemu.CENTRE,
            "--public-port",
            Integer.toString(Qemu.HTTPS),
            "--kiosk-broker",
            "tcp://" + Qemu.CENTRE + ":" + Qemu.MQTT,
            "--exit-with-parent");
    builder.environment().put("TRAMQUET_NO_BUILD", "1");
    Process process = builder.redirectError(log(run).toFile()).start();
    BufferedReader lines = process.inputReader(UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("READY ")) {
        JsonNode ready = JsonLines.JSON.readTree(line.substring("READY ".length()));
        return new Centre(root, run, process, ready);
      }
    }
    throw new IOException("the centre does not start: " + log(run));
  }

  private static Path makeAuthority(Path root, Path run) throws IOException {
    Path authority = run.resolve("authority");
    List<String> init =
        List.of(
            "authority",
            "init",
            "--out",
            authority.toString(),
            "--host",
            "localhost",
            "--host",
            Qemu.CENTRE);
    var _ = new Desk(root, run, Map.of()).run(init.toArray(String[]::new));
    return authority;
  }

  private static String command(Path root) {
    return root.resolve("provisioning/bin/tramquet-centre").toString();
  }

  private static String data(Path run) {
    return run.resolve("centre").toString();
  }

  private static Path log(Path run) {
    return run.resolve("centre.log");
  }

  Ports ports() {
    return new Ports(address("mqtt").getPort(), address("https").getPort());
  }

  private URI address(String part) {
    return URI.create(ready.required(part).asString());
  }

  /// Where the broker is for this machine.
  URI broker() {
    return address("mqtt");
  }

  /// Where its keys are: `pack.key` and its like, and `root-ca.pem`.
  Path authority() {
    return run.resolve("authority");
  }

  /// A technician's desk, which may do everything.
  Desk desk() throws IOException {
    Path token = authority().resolve("desk.token");
    Files.writeString(
        token, tell("token", "desk-1", "--postgres", ready.required("postgres").asString()));
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    return new Desk(
        root,
        run,
        Map.of(
            "TRAMQUET_CENTRE",
            "https://localhost:" + ports().https(),
            "TRAMQUET_CA",
            authority().resolve("root-ca.pem").toString(),
            "TRAMQUET_TOKEN",
            token.toString()));
  }

  /// Waits until its log says something.
  ///
  /// @throws IOException if it does not in time
  void awaitLog(String words, Duration patience, LongSupplier nanoTime) throws IOException {
    long until = nanoTime.getAsLong() + patience.toNanos();
    while (!Files.readString(log(run)).contains(words)) {
      if (nanoTime.getAsLong() > until) {
        throw new IOException("the centre does not say \"%s\": %s".formatted(words, log(run)));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private String tell(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("env", "TRAMQUET_NO_BUILD=1", command(root)));
    all.addAll(List.of(words));
    return Programs.run(run.resolve("ledger"), all);
  }

  /// Stops it in order and reads what it holds.
  ///
  /// @return one object for each record, by epoch and number
  List<JsonNode> stopAndRead() throws IOException {
    close();
    return tell("ledger", "--data", data(run))
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
