package tramquet.centre.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.postgresql.ds.PGSimpleDataSource;
import tramquet.centre.embedded.EmbeddedBroker;
import tramquet.centre.embedded.EmbeddedPostgres;
import tramquet.centre.embedded.StartFailed;

/// How many visits a second go from kiosks through broker and centre into the ledger and are
/// acknowledged, and who uses how much of the processor for it: `mvn -Pbench verify`, alone with
/// `-Dbench.only=ledger`. With `-Dbench.rows=10000000` the ledger has so many before.
///
/// Arguments: the repository, built.
final class Benchmarks {
  private static final int WARM_UP = 100_000;
  private static final int VISITS = 400_000;
  private static final String NAME = "ledger";
  private static final double AIM = 20_000;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path root;
  private final Path folder;

  private Benchmarks(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, StartFailed, MqttException, SQLException {
    String only = System.getProperty("bench.only", "");
    if (!only.isEmpty() && !only.equals(NAME)) {
      return;
    }
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    Path folder = Files.createTempDirectory("tramquet-bench-").toRealPath();
    try {
      new Benchmarks(root, folder).run(Long.getLong("bench.rows", 0));
    } finally {
      delete(folder);
    }
  }

  private void run(long rows)
      throws IOException, InterruptedException, StartFailed, MqttException, SQLException {
    Path home = root.resolve("provisioning/centre");
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.start(
                home.resolve("target/postgres"), folder.resolve("postgres"), 0, pid -> {});
        EmbeddedBroker broker = EmbeddedBroker.start(home, folder.resolve("broker"), 0, pid -> {});
        Centre centre = Centre.start(root, postgres.url(), broker.url());
        Kiosks kiosks = new Kiosks(broker.url())) {
      PGSimpleDataSource database = new PGSimpleDataSource();
      database.setUrl(postgres.url());
      Table table = new Table(database);
      Visits visits = new Visits();
      out.println("warm-up …");
      kiosks.deliver(visits.messages(WARM_UP));
      if (rows > 0) {
        out.println("filling the ledger with " + rows + " visits …");
        table.fill(rows);
      }
      List<Visits.Messages> messages = visits.messages(VISITS);
      out.println("measuring …");
      Map<String, Long> pids = new LinkedHashMap<>();
      pids.put("centre", centre.process().pid());
      pids.put("database", postgres.pid());
      pids.put("broker", broker.pid());
      pids.put("kiosks", ProcessHandle.current().pid()); // the parent of all others
      Map<String, Double> before = used(pids);
      double seconds = kiosks.deliver(messages) / (double) TimeUnit.SECONDS.toNanos(1);
      Map<String, Double> after = used(pids);
      Figures figures = new Figures();
      String suffix = rows > 0 ? "-" + rows + "-rows" : "";
      figures.add(
          "ledger-visits" + suffix, "per s", VISITS / seconds, "bare COPY", table.bareCopy(), AIM);
      double all =
          pids.keySet().stream().mapToDouble(who -> after.get(who) - before.get(who)).sum();
      for (String who : pids.keySet()) {
        figures.add(
            "ledger-processor-" + who + suffix,
            "µs",
            (after.get(who) - before.get(who)) / VISITS * 1e6,
            "all, per visit",
            all / VISITS * 1e6);
      }
      figures.add(
          "ledger-gaps" + suffix, "ms", table.gapsMillis(), "every row read", table.readMillis());
      figures.print(out);
      figures.write(home.resolve("target/bench"));
    }
  }

  private static Map<String, Double> used(Map<String, Long> pids) throws IOException {
    Map<String, Double> used = new LinkedHashMap<>();
    for (Map.Entry<String, Long> each : pids.entrySet()) {
      boolean ours = each.getValue() == ProcessHandle.current().pid();
      used.put(
          each.getKey(),
          ours ? Processor.own(each.getValue()) : Processor.seconds(each.getValue()));
    }
    return used;
  }

  /// The centre as its start script starts it.
  private record Centre(Process process, BufferedReader out) implements AutoCloseable {
    static Centre start(Path root, String postgres, String mqtt) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
              root.resolve("provisioning/bin/tramquet-centre").toString(),
              "--exit-with-parent",
              "--postgres",
              postgres,
              "--mqtt",
              mqtt);
      builder.environment().put("TRAMQUET_NO_BUILD", "1");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader out = process.inputReader();
      String line = String.valueOf(out.readLine());
      if (!line.startsWith("READY ")) {
        throw new IOException("the centre does not start");
      }
      return new Centre(process, out);
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
