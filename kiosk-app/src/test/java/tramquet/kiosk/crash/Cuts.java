package tramquet.kiosk.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tramquet.kiosk.crash.Disk.Journal;

/// Cuts the power at random moments of a recording, and looks at what is left each time.
///
/// Thread: one.
///
/// @param name of the recording
/// @param ops what was done
/// @param journal how names reach the disk
/// @param seed of the first state; the others follow
/// @param work a folder of its own, in memory
record Cuts(String name, List<Op> ops, Journal journal, long seed, Path work) {
  private static final int[] SECTORS = {512, 4096};

  /// Opens so many states.
  Verdicts run(int states) throws IOException {
    Verdicts verdicts = new Verdicts();
    int[] moments = moments(states, new Random(seed));
    Disk disk = new Disk(journal);
    Promises promises = new Promises();
    int done = 0;
    for (int i = 0; i < states; i++) {
      for (; done < moments[i]; done++) {
        disk.add(ops.get(done));
        if (ops.get(done) instanceof Op.Said(String line)) {
          promises.hear(line);
        }
      }
      RandomGenerator random = new SplittableRandom(seed + i);
      lay(disk.afterCut(random, SECTORS[random.nextInt(SECTORS.length)]), random);
      List<String> faults = Survivors.faults(work.resolve(Recorder.LOG), promises, seed + i);
      verdicts.add("%s %s %d+%d".formatted(name, journal, seed, i), faults);
    }
    clear();
    return verdicts;
  }

  /// Half of them anywhere, and half where names come and go, which is rare.
  private int[] moments(int states, Random random) {
    int[] names =
        IntStream.range(0, ops.size())
            .filter(i -> ops.get(i) instanceof Op.Named || ops.get(i) instanceof Op.Unnamed)
            .toArray();
    return IntStream.range(0, states)
        .map(i ->
            i % 2 == 0
                ? random.nextInt(ops.size() + 1)
                : Math.min(ops.size(), names[random.nextInt(names.length)] + 1 + random.nextInt(3)))
        .sorted()
        .toArray();
  }

  private void lay(Disk.Left left, RandomGenerator random) throws IOException {
    clear();
    Files.createDirectories(work);
    for (Path each : left.folders()) {
      Files.createDirectories(work.resolve(each));
    }
    for (Map.Entry<Path, byte[]> each : left.files().entrySet()) {
      byte[] bytes = each.getValue();
      if (each.getKey().toString().endsWith("-shm")) {
        // Written by way of memory, never synced: anything.
        random.nextBytes(bytes);
      }
      Files.write(work.resolve(each.getKey()), bytes);
    }
  }

  private void clear() throws IOException {
    if (Files.exists(work)) {
      try (Stream<Path> all = Files.walk(work)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
