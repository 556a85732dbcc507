package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tramquet.drivers.Bytes;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;

/// A kiosk as a process, on a real serial port that the test holds the other end of; all that it
/// writes is under one folder.
///
/// Thread: one.
final class LiveKiosk implements AutoCloseable {
  private static final Duration STARTING = Duration.ofMinutes(1);
  private static final Duration LAMP = Duration.ofSeconds(20);

  /// Far from the pause that breaks a code, also where the box is busy.
  private static final int BAUD = 9600;

  private static final int PLAYED_BAUD = 115_200;

  private final Path root;
  private final Path folder;
  private final Path config;
  private final Pty pty;
  private final ScannerPlayer player;
  private final List<String> trace = new ArrayList<>();
  private String options = "";
  private String display = "";
  private List<String> starter = List.of();
  private int starts;
  private Optional<Running> running = Optional.empty();

  LiveKiosk(Path root, Path folder, DemoKeys keys, Optional<URI> broker) throws IOException {
    this(root, folder, keys, broker, UnaryOperator.identity());
  }

  /// @param changed what is otherwise in its configuration
  LiveKiosk(
      Path root, Path folder, DemoKeys keys, Optional<URI> broker, UnaryOperator<String> changed)
      throws IOException {
    this.root = root;
    this.folder = folder;
    config = folder.resolve("kiosk.toml");
    for (String each : new String[] {"keys", "data", "tmp", "work", "logs"}) {
      Files.createDirectories(folder.resolve(each));
    }
    pty = Pty.openAt(folder.resolve("reader"));
    player = new ScannerPlayer(pty, PLAYED_BAUD, System::nanoTime);
    DemoKeys.Folders files = new DemoKeys.Folders(folder.resolve("keys"));
    keys.write(files, List.of(), new SecureRandom(), Instant.parse("2026-10-01T00:00:00Z"));
    Files.writeString(config, changed.apply(toml(files, broker)), UTF_8);
  }

  /// That of the demonstration, without pictures: they show masked names.
  private String toml(DemoKeys.Folders files, Optional<URI> broker) {
    URI address = broker.orElse(URI.create("tcp://127.0.0.1:9"));
    String text =
        new DemoConfig(data(), folder.resolve("reader"), BAUD, folder, address, files).toml();
    return text.lines()
        .filter(line -> !line.startsWith("pictures"))
        .filter(line -> broker.isPresent() || !line.startsWith("broker"))
        .map(line -> line.equals("[uplink]") ? line + "\nresend_after = \"2 s\"" : line)
        .reduce("", (all, line) -> all + line + "\n");
  }

  /// More options for its Java machine, from the next start on.
  void options(String more) {
    options = " " + more;
  }

  /// A program that starts it, from the next start on, and leaves its process to it.
  void under(List<String> command) {
    starter = List.copyOf(command);
  }

  /// On a display, from the next start on.
  ///
  /// @param name as in `DISPLAY`
  void on(String name) {
    display = name;
  }

  /// Whether it has a file of this name in its address space (proc(5)).
  boolean hasMapped(String name) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + running().pid() + "/maps"))) {
      return lines.anyMatch(line -> line.contains(name));
    }
  }

  /// Its public keys.
  Path keys() {
    return folder.resolve("keys");
  }

  private Path data() {
    return folder.resolve("data");
  }

  /// Starts it and waits until it serves.
  void start() throws IOException, InterruptedException {
    launch();
    awaitReady();
  }

  /// Waits until it serves.
  void awaitReady() throws InterruptedException {
    running().hear("ready", STARTING, line -> line.contains("\"t\":\"ready\""));
  }

  /// Starts it, with keys or without.
  void launch() throws IOException {
    starts++;
    String usual =
        "-Djava.io.tmpdir=%s%s -Dprism.order=sw -XX:-AutoCreateSharedArchive"
            .formatted(
                folder.resolve("tmp"), display.isEmpty() ? " -Dglass.platform=Headless" : "");
    List<String> command = new ArrayList<>(starter);
    command.addAll(
        List.of(
            "env",
            "-C",
            folder.resolve("work").toString(),
            "-u",
            "WAYLAND_DISPLAY",
            "DISPLAY=" + display,
            "TRAMQUET_NO_BUILD=1",
            "TRAMQUET_JAVA_OPTS=" + usual + options,
            root.resolve("kiosk-app/bin/tramquet-kiosk").toString(),
            "run",
            "--config",
            config.toString(),
            "--trace",
            "--exit-with-parent"));
    running =
        Optional.of(
            new Running(Part.KIOSK, command, folder.resolve("logs/kiosk-" + starts + ".log")));
  }

  /// Its memory now.
  Memory memory() throws IOException {
    return Memory.of(running().pid());
  }

  private Running running() {
    return running.orElseThrow();
  }

  /// Holds a code before the reader.
  ///
  /// @return when its last byte was written, on the clock of `System.nanoTime`
  long show(Bytes code) {
    return player.play(code.toArray());
  }

  /// Pulls its reader's plug.
  void unplug() {
    pty.close();
  }

  /// Sends bytes as they are.
  void send(byte[] bytes) {
    pty.write(bytes);
  }

  /// Waits for a lamp to go on: `green`, `red`, `amber`.
  ///
  /// @return when, on the clock of `System.nanoTime`
  long lamp(String colour) throws InterruptedException {
    String line = hear(colour + " lamp", said -> isOn(colour, said));
    return TraceReader.read(line).asOptional().orElseThrow() instanceof TraceEvent.Pin pin
        ? pin.atNanos()
        : 0;
  }

  /// Whether a lamp goes on within a time.
  boolean sees(String colour, Duration within) throws InterruptedException {
    return running().hears(within, said -> isOn(colour, said)).isPresent();
  }

  /// Lets it work for a while.
  void listen(Duration time) throws InterruptedException {
    Optional<String> _ = running().hears(time, _ -> false);
  }

  /// Whether a line of the trace says that a lamp went on.
  static boolean isOn(String colour, String said) {
    return said.contains("\"pin\":\"" + colour + "\"") && said.contains("\"on\":true");
  }

  /// Waits until it wishes to show a screen; when that is painted is another line.
  void screen(String name) throws InterruptedException {
    String _ = hear("screen " + name, said -> isScreen(name, said));
  }

  /// Waits until JavaFX has painted a screen.
  void painted(String name) throws InterruptedException {
    String _ =
        hear(
            name + " painted",
            said ->
                said.contains("\"t\":\"painted\"") && said.contains("\"screen\":\"" + name + "\""));
  }

  /// Whether a line of the trace says that a screen is to be shown.
  static boolean isScreen(String name, String said) {
    return said.contains("\"t\":\"screen\"") && said.contains("\"screen\":\"" + name + "\"");
  }

  /// Waits for a line of the trace.
  String hear(String what, Predicate<String> meant) throws InterruptedException {
    return running().hear(what, LAMP, meant);
  }

  /// Waits until the broker has everything that was written since the last start.
  void awaitDelivered(Duration within) throws InterruptedException {
    await("delivery of everything", within, Deliveries::isDelivered);
  }

  /// Waits until the centre has acknowledged everything that was written since the last start.
  void awaitAcknowledged(Duration within) throws InterruptedException {
    await("acknowledgement of everything", within, Deliveries::isComplete);
  }

  private void await(String what, Duration within, Predicate<Deliveries> done)
      throws InterruptedException {
    Deliveries deliveries = new Deliveries();
    for (String line : running().said()) {
      told(deliveries, line);
    }
    if (!done.test(deliveries)) {
      String _ =
          running()
              .hear(
                  what,
                  within,
                  line -> {
                    told(deliveries, line);
                    return done.test(deliveries);
                  });
    }
  }

  private static void told(Deliveries deliveries, String line) {
    switch (TraceReader.read(line).asOptional().orElse(new TraceEvent.Ready(0))) {
      case TraceEvent.Committed committed -> deliveries.committed(committed);
      case TraceEvent.Delivered delivered -> deliveries.delivered(delivered);
      case TraceEvent.Acknowledged acknowledged -> deliveries.acknowledged(acknowledged);
      default -> {}
    }
  }

  /// Takes its power away.
  void kill() throws InterruptedException {
    trace.addAll(running().kill());
    running = Optional.empty();
  }

  /// Stops it in order.
  ///
  /// @return how many records it says are not acknowledged
  long stop() throws InterruptedException {
    List<String> last = running().stop();
    trace.addAll(last);
    running = Optional.empty();
    return last.stream()
        .flatMap(line -> TraceReader.read(line).asOptional().stream())
        .filter(TraceEvent.Stopped.class::isInstance)
        .map(TraceEvent.Stopped.class::cast)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "the kiosk did not stop in order:\n"
                    + String.join("\n", last.subList(Math.max(0, last.size() - 12), last.size()))
                    + String.join("\n", lastWords())))
        .unsent();
  }

  private List<String> lastWords() {
    try {
      List<String> all = log();
      return all.subList(Math.max(0, all.size() - 12), all.size());
    } catch (IOException e) {
      return List.of("no log");
    }
  }

  /// All lines of the traces of all its runs.
  List<String> trace() {
    return List.copyOf(trace);
  }

  /// Records that it said are on disk, in all runs that have ended.
  List<TraceEvent.Committed> committed() {
    List<TraceEvent.Committed> all = new ArrayList<>();
    for (String line : trace) {
      if (TraceReader.read(line).asOptional().orElse(new TraceEvent.Ready(0))
          instanceof TraceEvent.Committed committed) {
        all.add(committed);
      }
    }
    return all;
  }

  /// The same, by their ids.
  Set<UUID> saidCommitted() {
    return committed().stream().map(TraceEvent.Committed::id).collect(Collectors.toSet());
  }

  /// Records that are on disk, said or not. It must not run.
  Set<UUID> onDisk() throws SQLException {
    Set<UUID> ids = new HashSet<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data().resolve("visits.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT record_id FROM outbox")) {
      while (rows.next()) {
        ByteBuffer id = ByteBuffer.wrap(rows.getBytes(1));
        ids.add(new UUID(id.getLong(), id.getLong()));
      }
    }
    return ids;
  }

  /// What it has logged, all runs.
  List<String> log() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= starts; i++) {
      lines.addAll(Files.readAllLines(folder.resolve("logs/kiosk-" + i + ".log"), UTF_8));
    }
    return lines;
  }

  @Override
  public void close() {
    running.ifPresent(Running::close);
    pty.close();
  }
}
