package tramquet.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;

/// What the kiosk uses of a core while nobody comes, against a window that only greets.
///
/// @param libraries folder of the jars that the kiosk runs with
record IdleProcessor(Measured kiosk, Path libraries) {
  private static final int SCANS = 10;
  private static final long SETTLE_SECONDS = 10;
  private static final long IDLE_SECONDS = 60;
  private static final double AIM = 1;

  List<Figure> run() throws IOException, InterruptedException {
    double lane;
    double window;
    CommandLine hello = new HelloRun(kiosk, libraries).command();
    try (Running running = Running.start(hello, kiosk.site().path().resolve("hello.log"))) {
      running.await(HelloWindow.SHOWN::equals);
      window = share(running);
      running.stop();
    }
    try (Pty pty = Pty.openAt(kiosk.site().port());
        Running running = kiosk.start(kiosk.script())) {
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
        Figure.of("idle-processor", "%", lane, new Figure.Reference("hello window", window))
            .aiming(Figure.Aim.atMost(AIM, lane, "% of a core")));
  }

  private static double share(Running running) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    double before = running.processorSeconds();
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    return (running.processorSeconds() - before) / IDLE_SECONDS * 100;
  }
}
