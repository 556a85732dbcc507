package tramquet.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;

/// What the kiosk keeps in memory after fifty visitors, against a window of the same size that only
/// greets, in a Java machine of the same options.
///
/// @param libraries folder of the jars that the kiosk runs with
record ResidentMemory(Measured kiosk, Path libraries) {
  private static final int SCANS = 50;
  private static final long IDLE_SECONDS = 3;
  private static final double AIM = 90;

  private record Sizes(double resident, double peak) {}

  List<Figure> run() throws IOException, InterruptedException {
    CommandLine hello = new HelloRun(kiosk, libraries).command();
    // The first run makes the archive of classes.
    hello(hello);
    Sizes window = hello(hello);
    Sizes lane = lane();
    double limit = window.resident() + AIM;
    return List.of(
        Figure.of(
                "resident-memory",
                "MiB",
                lane.resident(),
                new Figure.Reference("hello window", window.resident()))
            .aiming(
                new Figure.Aim(
                    "≤ hello + 90 MiB = " + Figure.number(limit), lane.resident() <= limit)),
        Figure.of(
            "peak-memory",
            "MiB",
            lane.peak(),
            new Figure.Reference("hello window, peak", window.peak())));
  }

  private Sizes lane() throws IOException, InterruptedException {
    try (Pty pty = Pty.openAt(kiosk.site().port());
        Running running = kiosk.start(kiosk.script())) {
      ScannerPlayer player = new ScannerPlayer(pty, Site.BAUD, System::nanoTime);
      running.await(line -> Measured.is(line, "ready"));
      for (int i = 0; i < SCANS; i++) {
        player.play(Site.card(i));
        running.await(Measured::isLampOn);
      }
      return sizes(running);
    }
  }

  private Sizes hello(CommandLine command) throws IOException, InterruptedException {
    try (Running running = Running.start(command, kiosk.site().path().resolve("hello.log"))) {
      running.await(HelloWindow.SHOWN::equals);
      return sizes(running);
    }
  }

  private static Sizes sizes(Running running) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    Sizes sizes = new Sizes(running.mebibytes("VmRSS"), running.mebibytes("VmHWM"));
    running.stop();
    return sizes;
  }
}
