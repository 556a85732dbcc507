package tramquet.kiosk.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// From spawning the kiosk to its first painted frame, and to serving: as the start script runs it,
/// against the same without class archive and with every compiler. Runs alternate.
record FirstFrame(Measured kiosk) {
  private static final int RUNS = 7;
  private static final double AIM = 0.6;

  private record Times(List<Long> painted, List<Long> ready) {
    Times() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  List<Figure> run() throws IOException, InterruptedException {
    Times plain = new Times();
    Times script = new Times();
    // One of each beforehand: files come into the page cache.
    time(kiosk.script().plain(), new Times());
    time(kiosk.script(), new Times());
    for (int i = 0; i < RUNS; i++) {
      time(kiosk.script().plain(), plain);
      time(kiosk.script(), script);
    }
    Figure frame = figure("start-to-first-frame", script.painted(), plain.painted());
    return List.of(
        frame.aiming(new Figure.Aim("ratio ≤ " + AIM, frame.ratio() <= AIM)),
        figure("start-to-ready", script.ready(), plain.ready()));
  }

  private void time(CommandLine command, Times times) throws IOException, InterruptedException {
    try (Running running = kiosk.start(command)) {
      String painted = running.await(line -> Measured.is(line, "painted"));
      String ready = running.await(line -> Measured.is(line, "ready"));
      running.stop();
      times.painted().add(Measured.nanos(painted) - running.spawnNanos());
      times.ready().add(Measured.nanos(ready) - running.spawnNanos());
    }
  }

  private static Figure figure(String name, List<Long> script, List<Long> plain) {
    return Figure.of(
        name, "ms", median(script), new Figure.Reference("plain, no archive, C2", median(plain)));
  }

  private static double median(List<Long> nanos) {
    return new Spread(nanos.stream().mapToLong(Long::longValue).toArray()).median();
  }
}
