package tramquet.kiosk.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.Decoded;
import tramquet.wire.Epoch;
import tramquet.wire.LossRange;

/// The centre with its database and its broker, as processes, in a folder that outlives them.
///
/// Thread: one.
final class LiveCentre implements AutoCloseable {
  private static final Duration STARTING = Duration.ofMinutes(2);

  private final Path program;
  private final Path data;
  private final Path logs;
  private final List<String> options;
  private int starts;
  private Running running;
  private JsonNode ready;
  private long brokerPid;

  LiveCentre(Path root, Path data, Path logs) throws IOException, InterruptedException {
    this(root, data, logs, List.of());
  }

  /// @param options that it is given at each start
  LiveCentre(Path root, Path data, Path logs, List<String> options)
      throws IOException, InterruptedException {
    this.options = List.copyOf(options);
    program = root.resolve("provisioning/bin/tramquet-centre");
    this.data = data;
    this.logs = logs;
    running = start("--mqtt-port", Integer.toString(lastingPort()));
    ready = ready();
  }

  /// A free port below those that the kernel gives to outgoing connections (ip(7),
  /// `ip_local_port_range`): one of these would take it while the centre is down.
  static int lastingPort() throws IOException {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException e) {
        // Somebody's; another one.
      }
    }
    throw new IOException("no free port");
  }

  private Running start(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--embedded", "--data", data.toString(), "--exit-with-parent"));
    arguments.addAll(options);
    arguments.addAll(List.of(more));
    starts++;
    return new Running(Part.CENTRE, command(arguments), logs.resolve("centre-" + starts + ".log"));
  }

  private List<String> command(List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of("env", "TRAMQUET_NO_BUILD=1", program.toString()));
    command.addAll(arguments);
    return command;
  }

  private JsonNode ready() throws InterruptedException {
    String line = running.hear("READY", STARTING, said -> said.startsWith("READY "));
    JsonNode said = JsonMapper.shared().readTree(line.substring("READY ".length()));
    brokerPid = said.required("pids").required("broker").longValue();
    return said;
  }

  /// What `READY` said of it.
  ///
  /// @param part `https`, `postgres`, …
  String said(String part) {
    return ready.required(part).stringValue();
  }

  /// Runs one of its commands that end by themselves.
  ///
  /// @return its lines
  List<String> tell(String... arguments) throws IOException, InterruptedException {
    return new Running(Part.LEDGER, command(List.of(arguments)), logs.resolve("centre-command.log"))
        .all();
  }

  /// The broker's address: the same after each start.
  URI broker() {
    return address("mqtt");
  }

  /// Another one on the same database and an outside broker; it prints READY when it takes records.
  ///
  /// @param options of that broker
  Running beside(String... options) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--postgres",
                ready.required("postgres").stringValue(),
                "--node",
                "beside",
                "--exit-with-parent"));
    arguments.addAll(List.of(options));
    Running beside =
        new Running(Part.CENTRE, command(arguments), logs.resolve("centre-beside.log"));
    var _ = beside.hear("READY", STARTING, said -> said.startsWith("READY "));
    return beside;
  }

  private URI address(String part) {
    return URI.create(ready.required(part).stringValue());
  }

  private static void kill(long pid) {
    boolean _ = ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
  }

  /// Kills the broker; the centre has to notice.
  void killBroker() {
    kill(brokerPid);
  }

  /// The centre stands still: its broker goes on taking records.
  ///
  /// @param still or goes on
  void freeze(boolean still) throws IOException, InterruptedException {
    String pid = Long.toString(ready.required("pids").required("centre").longValue());
    int exit = new ProcessBuilder("kill", still ? "-STOP" : "-CONT", pid).start().waitFor();
    if (exit != 0) {
      throw new IOException("the centre cannot be signalled");
    }
  }

  /// Waits until the centre has a broker again.
  void awaitBroker() throws InterruptedException {
    String line =
        running.hear(
            "RESTARTED broker",
            STARTING,
            said -> said.startsWith("RESTARTED ") && said.contains("broker"));
    brokerPid =
        JsonMapper.shared()
            .readTree(line.substring("RESTARTED ".length()))
            .required("pid")
            .longValue();
  }

  /// Kills the centre alone: what it has started has to end by itself.
  void kill() throws InterruptedException {
    kill(ready.required("pids").required("centre").longValue());
    running.all();
  }

  /// The centre again, on the same data and the broker's port.
  void startAgain() throws IOException, InterruptedException {
    running = start("--mqtt-port", Integer.toString(broker().getPort()));
    ready = ready();
  }

  /// Stops it and lists what it has, a line for each.
  List<String> stopAndList() throws IOException, InterruptedException {
    running.stop();
    return new Running(
            Part.LEDGER,
            command(List.of("ledger", "--data", data.toString())),
            logs.resolve("ledger.log"))
        .all();
  }

  /// Stops it and reads what it has.
  List<LedgerRow> stopAndRead(LedgerReader reader) throws IOException, InterruptedException {
    List<LedgerRow> rows = new ArrayList<>();
    for (String line : stopAndList()) {
      switch (reader.read(line)) {
        case Decoded.Value<LedgerRow>(LedgerRow row) -> rows.add(row);
        case Decoded.Malformed<LedgerRow>(String reason) -> throw new AssertionError(reason);
        case Decoded.NotMine<LedgerRow> _ -> {}
      }
    }
    return rows;
  }

  /// What kiosks have told it to be lost. It has been stopped.
  List<LossRange> lost() throws IOException, InterruptedException {
    String told =
        String.join(
            "",
            new Running(
                    Part.LEDGER,
                    command(List.of("gaps", "--data", data.toString(), "--json")),
                    logs.resolve("gaps.log"))
                .all());
    List<LossRange> ranges = new ArrayList<>();
    for (JsonNode kiosk : JsonMapper.shared().readTree(told).required("kiosks")) {
      for (JsonNode epoch : kiosk.required("epochs")) {
        Epoch of = Epoch.parse(epoch.required("epoch").stringValue()).asOptional().orElseThrow();
        for (JsonNode each : epoch.required("lost")) {
          ranges.add(
              new LossRange(
                  of, each.required("from").longValue(), each.required("to").longValue()));
        }
      }
    }
    return ranges;
  }

  @Override
  public void close() {
    running.close();
  }
}
