package tramquet.kiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;

/// The kiosk as it is started, ready to be started again.
///
/// @param script what the start script makes of `run`, with an archive of classes of our own
/// @param archive that archive
record Measured(Site site, CommandLine script, Path archive) {
  private static final int TRAINING_SCANS = 6;

  /// Starts the kiosk by the start script, once to see how, and once to make the archive.
  ///
  /// @param root the repository, built
  static Measured prepare(Path root, Site site) throws IOException, InterruptedException {
    CommandLine byScript =
        new CommandLine(
            List.of(
                root.resolve("kiosk-app/bin/tramquet-kiosk").toString(),
                "run",
                "--config",
                site.config().toString(),
                "--trace",
                "--exit-with-parent"));
    Path archive = site.path().resolve("kiosk.jsa");
    CommandLine command;
    Map<String, String> environment =
        Map.of(
            "TRAMQUET_NO_BUILD",
            "1",
            "JAVA_HOME",
            System.getProperty("java.home"),
            "TRAMQUET_JAVA_OPTS",
            "");
    try (Running kiosk = Running.start(byScript, site.path().resolve("script.log"), environment)) {
      kiosk.await(line -> is(line, "ready"));
      command = CommandLine.of(kiosk.pid()).withArchive(archive);
      kiosk.stop();
    }
    Measured measured = new Measured(site, command, archive);
    measured.train();
    return measured;
  }

  private void train() throws IOException, InterruptedException {
    try (Pty pty = Pty.openAt(site.port());
        Running kiosk = start(script)) {
      ScannerPlayer player = new ScannerPlayer(pty, Site.BAUD, System::nanoTime);
      kiosk.await(line -> is(line, "ready"));
      for (int i = 0; i < TRAINING_SCANS; i++) {
        player.play(Site.card(i));
        kiosk.await(Measured::isLampOn);
      }
      kiosk.stop();
    }
    if (!Files.exists(archive)) {
      throw new IllegalStateException("the JVM has made no archive of classes at its end");
    }
    try (Running kiosk = start(script)) {
      kiosk.await(line -> is(line, "ready"));
      if (!kiosk.hasMapped(archive)) {
        throw new IllegalStateException("the JVM does not use the archive it has made");
      }
      kiosk.stop();
    }
  }

  Running start(CommandLine command) throws IOException {
    return Running.start(command, site.path().resolve("kiosk.log"));
  }

  /// Another program of these benchmarks, with the kiosk's own options for compiler, heap and
  /// collector.
  CommandLine running(Class<?> program, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add("--enable-native-access=ALL-UNNAMED");
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    words.addAll(List.of(arguments));
    return script.withoutArchive().running(words);
  }

  /// Whether a line of the trace is of this kind.
  static boolean is(String line, String type) {
    return line.startsWith("{\"t\":\"" + type + "\"");
  }

  /// Whether it says that the green or the red lamp went on.
  static boolean isLampOn(String line) {
    return is(line, "pin")
        && line.contains("\"on\":true")
        && (line.contains("\"green\"") || line.contains("\"red\""));
  }

  /// The moment that a line of the trace tells of.
  static long nanos(String line) {
    JsonNode node = JsonMapper.shared().readTree(line);
    return node.required("atNanos").longValue();
  }
}
