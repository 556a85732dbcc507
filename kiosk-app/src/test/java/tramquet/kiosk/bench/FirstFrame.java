package tramquet.kiosk.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From spawning the kiosk to its first painted frame, and to serving: with the archive of classes
/// that the package makes when it is installed, against the same without archive and with every
/// compiler. Runs alternate.
///
/// @param root the repository, built
record FirstFrame(Measured kiosk, Path root) {
  private static final int RUNS = 7;
  private static final double AIM = 0.6;

  /// What the package's kiosk plays when it makes its archive (`systemd/package/kiosk`, `archive`).
  private static final String TRAINING =
      "systemd/package/kiosk/root/usr/share/tramquet-kiosk/training";

  /// What several starts took, in ns.
  record Times(List<Long> painted, List<Long> ready) {
    Times() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    double medianToPainted() {
      return median(painted);
    }

    double medianToReady() {
      return median(ready);
    }
  }

  List<Figure> run() throws IOException, InterruptedException {
    CommandLine installed = trained(kiosk.script());
    Times plain = new Times();
    Times packaged = new Times();
    // One of each beforehand: files come into the page cache.
    time(kiosk.script().plain(), new Times());
    time(installed, new Times());
    for (int i = 0; i < RUNS; i++) {
      time(kiosk.script().plain(), plain);
      time(installed, packaged);
    }
    Figure frame =
        figure("start-to-first-frame", packaged.medianToPainted(), plain.medianToPainted());
    return List.of(
        frame.aiming(new Figure.Aim("ratio ≤ " + AIM, frame.ratio() <= AIM)),
        figure("start-to-ready", packaged.medianToReady(), plain.medianToReady()));
  }

  /// The kiosk with an archive made as the package does: of one start to ready, without reader or
  /// network.
  CommandLine trained(CommandLine script) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(kiosk.site().path(), "training");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(TRAINING))) {
      for (Path each : files) {
        Files.copy(each, folder.resolve(each.getFileName().toString()));
      }
    }
    Path classes = folder.resolve("classes");
    Path archive = folder.resolve("kiosk.jsa");
    CommandLine training =
        script
            .listingClasses(classes)
            .with("-Duser.home=" + folder)
            .replacing(kiosk.site().config().toString(), folder.resolve("kiosk.toml").toString());
    try (Running running = kiosk.start(training)) {
      running.await(line -> Measured.is(line, "ready"));
      running.stop();
    }
    try (Running running = kiosk.start(script.makingArchive(classes, archive))) {
      running.awaitEnd();
    }
    CommandLine trained = script.withFixedArchive(archive);
    try (Running running = kiosk.start(trained)) {
      running.await(line -> Measured.is(line, "ready"));
      if (!running.hasMapped(archive)) {
        throw new IllegalStateException("the JVM does not use the archive of the training");
      }
      running.stop();
    }
    return trained;
  }

  /// Adds how long a start takes.
  void time(CommandLine command, Times times) throws IOException, InterruptedException {
    try (Running running = kiosk.start(command)) {
      String painted = running.await(line -> Measured.is(line, "painted"));
      String ready = running.await(line -> Measured.is(line, "ready"));
      running.stop();
      times.painted().add(Measured.nanos(painted) - running.spawnNanos());
      times.ready().add(Measured.nanos(ready) - running.spawnNanos());
    }
  }

  private static Figure figure(String name, double packaged, double plain) {
    return Figure.of(name, "ms", packaged, new Figure.Reference("plain, no archive, C2", plain));
  }

  private static double median(List<Long> nanos) {
    return new Spread(nanos.stream().mapToLong(Long::longValue).toArray()).median();
  }
}
