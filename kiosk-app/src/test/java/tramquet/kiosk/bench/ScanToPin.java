package tramquet.kiosk.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;

/// From the last write of a reader to the edge of the lamp's pin, with its bare parts: after each
/// scan, in the pause before the next, another process does each part alone.
final class ScanToPin {
  private static final int SCANS = 250;
  private static final long PAUSE_MILLIS = 360;

  private final Measured kiosk;
  private final CommandLine bareParts;
  private final long[] whole = new long[SCANS];
  private final long[][] parts = new long[SCANS][];
  private final LineSteps steps = new LineSteps();

  ScanToPin(Measured kiosk) {
    this.kiosk = kiosk;
    this.bareParts = kiosk.running(BareParts.class, kiosk.site().path().toString());
  }

  List<Figure> run() throws IOException, InterruptedException {
    try (Pty pty = Pty.openAt(kiosk.site().port());
        Running lane = kiosk.start(kiosk.script());
        Running bare = Running.start(bareParts, kiosk.site().path().resolve("bare-parts.log"))) {
      ScannerPlayer player = new ScannerPlayer(pty, Site.BAUD, System::nanoTime);
      bare.await(BareParts.READY::equals);
      lane.await(line -> Measured.is(line, "ready"));
      for (int i = 0; i < SCANS; i++) {
        long played = player.play(Site.card(i));
        whole[i] = steps.await(lane, played);
        pause();
        bare.send("");
        parts[i] = BareParts.read(bare.await(_ -> true));
        pause();
      }
      lane.stop();
    }
    return figures();
  }

  private static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
  }

  /// The first scan loads classes; it is told apart.
  private List<Figure> figures() {
    Spread scans = new Spread(Arrays.copyOfRange(whole, 1, SCANS));
    long[][] warm = Arrays.copyOfRange(parts, 1, SCANS);
    Spread sum =
        new Spread(
            Arrays.stream(warm)
                .mapToLong(p -> p[BareParts.READ] + p[BareParts.SEAL] + p[BareParts.COMMIT])
                .toArray());
    List<Figure> figures = new ArrayList<>();
    figures.add(
        percentile("scan-to-pin-p50", scans, sum, 50)
            .aiming(Figure.Aim.atMost(5, scans.percentile(50), "ms")));
    figures.add(percentile("scan-to-pin-p95", scans, sum, 95));
    figures.add(
        percentile("scan-to-pin-p99", scans, sum, 99)
            .aiming(Figure.Aim.atMost(25, scans.percentile(99), "ms")));
    figures.add(percentile("scan-to-pin-max", scans, sum, 100));
    Figure.Reference p50 = new Figure.Reference("scan-to-pin-p50", scans.median());
    figures.add(Figure.of("scan-to-pin-first", "ms", whole[0] / 1e6, p50));
    figures.addAll(steps.figures(p50));
    figures.add(part("serial-read-p50", warm, BareParts.READ, p50));
    figures.add(part("seal-p50", warm, BareParts.SEAL, p50));
    figures.add(part("seal-unprepared-p50", warm, BareParts.SEAL_UNPREPARED, p50));
    figures.add(part("commit-p50", warm, BareParts.COMMIT, p50));
    return figures;
  }

  private static Figure percentile(String name, Spread scans, Spread sum, int percent) {
    return Figure.of(
        name,
        "ms",
        scans.percentile(percent),
        new Figure.Reference("read + seal + commit alone", sum.percentile(percent)));
  }

  private static Figure part(String name, long[][] parts, int part, Figure.Reference whole) {
    Spread spread = new Spread(Arrays.stream(parts).mapToLong(p -> p[part]).toArray());
    return Figure.of(name, "ms", spread.median(), whole);
  }
}
