package tramquet.kiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;

/// What the kiosk uses of a core while nobody comes, against a window that only greets: each on an
/// X server of its own, 1280 × 800, as in FrameShown, because JavaFX's window without a display
/// copies each picture pixel by pixel, which no display asks of it. Where there is no X server,
/// both have such a window, and the figure says so.
///
/// @param libraries folder of the jars that the kiosk runs with
record IdleProcessor(Measured kiosk, Path libraries) {
  private static final int SCANS = 10;
  private static final long SETTLE_SECONDS = 10;
  private static final long IDLE_SECONDS = 60;
  private static final double AIM = 1;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  List<Figure> run() throws IOException, InterruptedException {
    if (!VirtualDisplay.available()) {
      return figures("idle-processor-without-display", kiosk.script(), hello(), Map.of());
    }
    try (VirtualDisplay display =
        VirtualDisplay.open(
            Files.createDirectory(kiosk.site().path().resolve("idle-display")), WIDTH, HEIGHT)) {
      return figures(
          "idle-processor",
          kiosk.script().with(FrameShown.SOFTWARE),
          hello().without(FrameShown.HEADLESS),
          display.environment());
    }
  }

  private CommandLine hello() throws IOException {
    return new HelloRun(kiosk, libraries).command();
  }

  /// One after the other, so that neither waits for the other.
  private List<Figure> figures(
      String name, CommandLine program, CommandLine hello, Map<String, String> environment)
      throws IOException, InterruptedException {
    double lane;
    double window;
    Path site = kiosk.site().path();
    try (Running running = Running.start(hello, site.resolve("hello.log"), environment)) {
      running.await(HelloWindow.SHOWN::equals);
      window = share(running);
      running.stop();
    }
    try (Pty pty = Pty.openAt(kiosk.site().port());
        Running running = Running.start(program, site.resolve("kiosk.log"), environment)) {
      ScannerPlayer player = new ScannerPlayer(pty, Site.BAUD, System::nanoTime);
      running.await(line -> Measured.is(line, "ready"));
      for (int i = 0; i < SCANS; i++) {
        player.play(Site.card(i));
        running.await(Measured::isLampOn);
      }
      lane = share(running);
      running.stop();
    }
    return List.of(
        Figure.of(name, "%", lane, new Figure.Reference("hello window", window))
            .aiming(Figure.Aim.atMost(AIM, lane, "% of a core")));
  }

  private static double share(Running running) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    double before = running.processorSeconds();
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    return (running.processorSeconds() - before) / IDLE_SECONDS * 100;
  }
}
