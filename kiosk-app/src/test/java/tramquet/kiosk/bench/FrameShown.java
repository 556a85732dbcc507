package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;

/// From a visit's record on disk to green or red on the display, 1280 × 800 in software; against
/// another word in a window that only greets, on another display, in turns. A process that belongs
/// to neither looks at the X server's own pixels and says when ([DisplayWatch]): what JavaFX knows
/// of its frames comes sooner or later than the display has them. The kiosk has stood for a while
/// when the first visitor comes, as most have.
///
/// @param libraries folder of the jars that the kiosk runs with
record FrameShown(Measured kiosk, Path libraries) {
  private static final int SCANS = 150;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  /// Rows of the status line, and some.
  private static final int FOOT = 60;

  static final String SOFTWARE = "-Dprism.order=sw";
  static final String HEADLESS = "-Dglass.platform=Headless";

  /// The first field of the greeting.
  private static final String HELLO = "ffffff";

  /// The fields of green and red.
  private static final Set<String> VERDICTS = Set.of("c4f0c8", "8e0000");

  /// Green and red stay for 0.7 s before another code is looked at.
  private static final long PAUSE_MILLIS = 800;

  /// So long after its start nobody comes: by then a kiosk has rehearsed a green and a red.
  private static final long STANDING_SECONDS = 10;

  private static final long AIM_P50 = 17;
  private static final long AIM_P99 = 34;

  /// @param out told why nothing is measured, where it is not
  List<Figure> run(PrintStream out) throws IOException, InterruptedException {
    if (!VirtualDisplay.available()) {
      out.println("When a frame is shown is not measured: that needs Xvfb and GTK 3.");
      return List.of();
    }
    Path site = kiosk.site().path();
    try (VirtualDisplay laneDisplay = display("lane-display");
        VirtualDisplay helloDisplay = display("hello-display");
        Running laneWatch = watch(laneDisplay);
        Running helloWatch = watch(helloDisplay);
        Pty pty = Pty.openAt(kiosk.site().port());
        Running lane =
            Running.start(
                kiosk.script().with(SOFTWARE),
                site.resolve("kiosk.log"),
                laneDisplay.environment());
        Running hello =
            Running.start(
                new HelloRun(kiosk, libraries).command().without(HEADLESS),
                site.resolve("hello.log"),
                helloDisplay.environment())) {
      helloWatch.await(line -> HELLO.equals(colour(line)));
      lane.await(line -> Measured.is(line, "ready"));
      TimeUnit.SECONDS.sleep(STANDING_SECONDS);
      Times times = new Times();
      ScannerPlayer player = new ScannerPlayer(pty, Site.BAUD, System::nanoTime);
      for (int i = 0; i < SCANS; i++) {
        player.play(Site.card(i));
        verdict(i, times, lane, laneWatch);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 2);
        long asked = System.nanoTime();
        hello.send("");
        times.words[i] = nanos(helloWatch.await(_ -> true)) - asked;
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 2);
      }
      lane.stop();
      hello.stop();
      return times.figures();
    }
  }

  private static void verdict(int scan, Times times, Running lane, Running watch)
      throws InterruptedException {
    long committed = Measured.nanos(lane.await(line -> Measured.is(line, "committed")));
    times.told[scan] = Measured.nanos(lane.await(line -> isVerdict("screen", line))) - committed;
    times.believed[scan] =
        Measured.nanos(lane.await(line -> isVerdict("painted", line))) - committed;
    times.frames[scan] = nanos(watch.await(line -> VERDICTS.contains(colour(line)))) - committed;
  }

  private VirtualDisplay display(String name) throws IOException {
    return VirtualDisplay.open(
        Files.createDirectory(kiosk.site().path().resolve(name)), WIDTH, HEIGHT);
  }

  private Running watch(VirtualDisplay display) throws IOException {
    return Running.start(
        new CommandLine(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DisplayWatch.class.getName(),
                display.file().toString(),
                Integer.toString(FOOT))),
        kiosk.site().path().resolve("watch.log"));
  }

  private static long nanos(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }

  private static String colour(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  private static boolean isVerdict(String type, String line) {
    if (!Measured.is(line, type)) {
      return false;
    }
    String screen = JsonMapper.shared().readTree(line).path("screen").asString("");
    return screen.equals("admitted") || screen.equals("refused");
  }

  /// In nanoseconds: until the window is told, until JavaFX has handed the frame over, until it is
  /// on the display; and a word of the greeting.
  private static final class Times {
    private final long[] told = new long[SCANS];
    private final long[] believed = new long[SCANS];
    private final long[] frames = new long[SCANS];
    private final long[] words = new long[SCANS];

    List<Figure> figures() {
      Spread shown = spread(frames);
      Figure.Reference reference = new Figure.Reference("frame-shown-p50", shown.median());
      return List.of(
          Figure.of("frame-told-p50", "ms", spread(told).median(), reference),
          Figure.of("frame-believed-p50", "ms", spread(believed).median(), reference),
          figure("frame-shown-p50", shown, 50)
              .aiming(Figure.Aim.atMost(AIM_P50, shown.percentile(50), "ms")),
          figure("frame-shown-p99", shown, 99)
              .aiming(Figure.Aim.atMost(AIM_P99, shown.percentile(99), "ms")),
          figure("frame-shown-max", shown, 100));
    }

    private Figure figure(String name, Spread shown, int percent) {
      return Figure.of(
          name,
          "ms",
          shown.percentile(percent),
          new Figure.Reference(
              "another word in a hello window", spread(words).percentile(percent)));
    }

    /// Without the first, which loads classes.
    private static Spread spread(long[] nanos) {
      return new Spread(Arrays.copyOfRange(nanos, 1, nanos.length));
    }
  }
}
