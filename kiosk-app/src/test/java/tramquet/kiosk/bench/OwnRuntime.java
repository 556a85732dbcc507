package tramquet.kiosk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The kiosk on a runtime of its own, that jlink(1) makes of the modules it resolves, against the
/// whole JDK of the machine: each with its archive of classes, as the package would make it. Runs
/// alternate. It needs a JDK with packaged modules, as Debian's is.
///
/// @param frame starts and times kiosks
record OwnRuntime(Measured kiosk, FirstFrame frame) {
  private static final int RUNS = 7;
  private static final Pattern OF_THE_JDK = Pattern.compile(" jrt:/(\\S+)");
  private static final double MEBIBYTE = 1 << 20;

  /// Whether the JDK has what a runtime is made of.
  static boolean isPossible() {
    return Files.isDirectory(Path.of(System.getProperty("java.home"), "jmods"));
  }

  List<Figure> run() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("java.home"));
    Path image = link(home);
    CommandLine whole = frame.trained(kiosk.script());
    CommandLine own = frame.trained(onJavaOf(image));
    FirstFrame.Times onWhole = new FirstFrame.Times();
    FirstFrame.Times onOwn = new FirstFrame.Times();
    // One of each beforehand: files come into the page cache.
    frame.time(whole, new FirstFrame.Times());
    frame.time(own, new FirstFrame.Times());
    for (int i = 0; i < RUNS; i++) {
      frame.time(whole, onWhole);
      frame.time(own, onOwn);
    }
    return List.of(
        figure("own-runtime-to-first-frame", onOwn.medianToPainted(), onWhole.medianToPainted()),
        figure("own-runtime-to-ready", onOwn.medianToReady(), onWhole.medianToReady()),
        Figure.of(
            "own-runtime-memory",
            "MiB",
            resident(own),
            new Figure.Reference("whole JDK", resident(whole))),
        Figure.of(
            "own-runtime-on-disk",
            "MiB",
            size(image),
            new Figure.Reference("whole JDK", size(home))));
  }

  private static Figure figure(String name, double own, double whole) {
    return Figure.of(name, "ms", own, new Figure.Reference("whole JDK", whole));
  }

  private Path link(Path home) throws IOException, InterruptedException {
    Path image = kiosk.site().path().resolve("runtime");
    Process jlink =
        new ProcessBuilder(
                home.resolve("bin/jlink").toString(),
                "--add-modules",
                String.join(",", modules()),
                "--generate-cds-archive",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                image.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(jlink.getInputStream().readAllBytes(), UTF_8);
    if (jlink.waitFor() != 0) {
      throw new IllegalStateException("no runtime was made: " + said);
    }
    return image;
  }

  /// What the kiosk resolves of the JDK, by the JVM's own word.
  private TreeSet<String> modules() throws IOException, InterruptedException {
    CommandLine dry = kiosk.script().with("--dry-run").with("--show-module-resolution");
    Process java = new ProcessBuilder(dry.words()).redirectErrorStream(true).start();
    java.getOutputStream().close();
    String said = new String(java.getInputStream().readAllBytes(), UTF_8);
    TreeSet<String> modules = new TreeSet<>();
    OF_THE_JDK
        .matcher(said)
        .results()
        .map((MatchResult each) -> each.group(1))
        .forEach(modules::add);
    if (java.waitFor() != 0 || modules.isEmpty()) {
      throw new IllegalStateException("the JVM does not tell its modules: " + said);
    }
    return modules;
  }

  private CommandLine onJavaOf(Path image) {
    String java = kiosk.script().words().getFirst();
    return kiosk.script().replacing(java, image.resolve("bin/java").toString());
  }

  private double resident(CommandLine command) throws IOException, InterruptedException {
    try (Running running = kiosk.start(command)) {
      String _ = running.await(line -> Measured.is(line, "ready"));
      double size = running.mebibytes("VmRSS");
      running.stop();
      return size;
    }
  }

  private static double size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      long bytes = 0;
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(each);
      }
      return bytes / MEBIBYTE;
    }
  }
}
