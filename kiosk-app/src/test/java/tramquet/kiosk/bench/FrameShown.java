package tramquet.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;

/// From a visit's record on disk to the frame with green or red in the display's buffer, 1280 × 800
/// in software; against another word in a window that only greets, told by the same sign, the
/// second pulse. What the two share is JavaFX's beat of 60 a second.
///
/// @param libraries folder of the jars that the kiosk runs with
record FrameShown(Measured kiosk, Path libraries) {
  private static final int SCANS = 150;

  /// Green and red stay for 0.7 s before another code is looked at.
  private static final long PAUSE_MILLIS = 800;

  private static final long AIM_P50 = 17;
  private static final long AIM_P99 = 34;

  List<Figure> run() throws IOException, InterruptedException {
    long[] told = new long[SCANS];
    long[] frames = new long[SCANS];
    long[] words = new long[SCANS];
    CommandLine hello = new HelloRun(kiosk, libraries).command();
    try (Pty pty = Pty.openAt(kiosk.site().port());
        Running lane = kiosk.start(kiosk.script());
        Running window = Running.start(hello, kiosk.site().path().resolve("hello.log"))) {
      ScannerPlayer player = new ScannerPlayer(pty, Site.BAUD, System::nanoTime);
      window.await(HelloWindow.SHOWN::equals);
      lane.await(line -> Measured.is(line, "ready"));
      for (int i = 0; i < SCANS; i++) {
        player.play(Site.card(i));
        long committed = Measured.nanos(lane.await(line -> Measured.is(line, "committed")));
        told[i] = Measured.nanos(lane.await(line -> isVerdict("screen", line))) - committed;
        frames[i] = Measured.nanos(lane.await(line -> isVerdict("painted", line))) - committed;
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 2);
        window.send("");
        words[i] = Long.parseLong(window.await(_ -> true));
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 2);
      }
      lane.stop();
      window.stop();
    }
    return figures(spread(told), spread(frames), spread(words));
  }

  /// Without the first, which loads classes.
  private static Spread spread(long[] nanos) {
    return new Spread(Arrays.copyOfRange(nanos, 1, nanos.length));
  }

  private static boolean isVerdict(String type, String line) {
    if (!Measured.is(line, type)) {
      return false;
    }
    String screen = JsonMapper.shared().readTree(line).path("screen").asString("");
    return screen.equals("admitted") || screen.equals("refused");
  }

  private static List<Figure> figures(Spread told, Spread frames, Spread words) {
    return List.of(
        Figure.of(
            "frame-told-p50",
            "ms",
            told.median(),
            new Figure.Reference("frame-shown-p50", frames.median())),
        figure("frame-shown-p50", frames, words, 50)
            .aiming(Figure.Aim.atMost(AIM_P50, frames.percentile(50), "ms")),
        figure("frame-shown-p99", frames, words, 99)
            .aiming(Figure.Aim.atMost(AIM_P99, frames.percentile(99), "ms")),
        figure("frame-shown-max", frames, words, 100));
  }

  private static Figure figure(String name, Spread frames, Spread words, int percent) {
    return Figure.of(
        name,
        "ms",
        frames.percentile(percent),
        new Figure.Reference("another word in a hello window", words.percentile(percent)));
  }
}
