package tramquet.kiosk.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import tramquet.kiosk.demo.DrainTimes;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;

/// A kiosk that was without its centre, and delivers what has come together: since it was started,
/// and after it had delivered before. A program of its own, so that it runs with the options of the
/// kiosk.
final class DrainingKiosk {
  /// Told each time when what waits is in the log.
  static final String FILLED = "filled";

  /// How often it is told.
  static final int DRAINS = 3;

  private static final int AT_ONCE = 100;
  private static final int ALONE = 50;
  private static final int FEW = 1_000;
  private static final int PAUSE_MILLIS = 20;

  private DrainingKiosk() {}

  /// What was measured, in nanoseconds.
  ///
  /// @param first until the centre had acknowledged everything, when nothing of delivery had run
  ///   before
  /// @param took the same when something had
  /// @param processor that all threads of the kiosk used meanwhile
  /// @param alone what it took to seal and commit one visit while nothing was delivered, median
  /// @param meanwhile the same while 20,000 visits were
  record Line(long first, long took, long processor, long alone, long meanwhile) {
    static Line of(String text) {
      long[] all = Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
      return new Line(all[0], all[1], all[2], all[3], all[4]);
    }

    String text() {
      return first + " " + took + " " + processor + " " + alone + " " + meanwhile;
    }
  }

  /// Fills a log and drains it, three times: the third time visitors come meanwhile.
  ///
  /// @param arguments the broker's address, a folder, how many visits
  public static void main(String[] arguments) throws IOException, InterruptedException {
    URI broker = URI.create(arguments[0]);
    Path file = Files.createDirectories(Path.of(arguments[1])).resolve("visits.db");
    int visits = Integer.parseInt(arguments[2]);
    try (VisitLog log = open(file)) {
      fill(log, visits);
      long first = timed(log, broker);
      fill(log, visits);
      long before = processor();
      long took = timed(log, broker);
      long used = processor() - before;
      fill(log, visits);
      long alone = visitors(log, count -> count < ALONE);
      Thread delivery = Thread.ofPlatform().start(() -> drain(log, broker));
      long meanwhile = visitors(log, _ -> log.unsent() > FEW);
      delivery.join();
      System.out.println(new Line(first, took, used, alone, meanwhile).text());
    }
  }

  private static long timed(VisitLog log, URI broker) throws InterruptedException {
    long begun = System.nanoTime();
    DrainTimes.drain(log, broker);
    return System.nanoTime() - begun;
  }

  private static void fill(VisitLog log, int visits) {
    for (int i = 0; i < visits; i += AT_ONCE) {
      commit(log, Stream.generate(Drafts::visit).limit(AT_ONCE).toList());
    }
    System.out.println(FILLED);
  }

  private static void commit(VisitLog log, List<Draft> drafts) {
    if (!(log.append(drafts) instanceof Appended.Committed)) {
      throw new IllegalStateException("not committed");
    }
  }

  private static void drain(VisitLog log, URI broker) {
    try {
      DrainTimes.drain(log, broker);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// One after the other, as long as they come.
  ///
  /// @return the median of what one takes
  private static long visitors(VisitLog log, IntPredicate more) throws InterruptedException {
    List<Long> nanos = new ArrayList<>();
    while (more.test(nanos.size())) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      List<Draft> visit = List.of(Drafts.visit());
      long begun = System.nanoTime();
      commit(log, visit);
      nanos.add(System.nanoTime() - begun);
    }
    return nanos.stream().sorted().toList().get(nanos.size() / 2);
  }

  private static long processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static VisitLog open(Path file) {
    if (!(SqliteVisitLog.open(
            file,
            Drafts.ORIGIN,
            BareParts.sealer(),
            () -> Drafts.STAMP,
            new SecureRandom(),
            SqliteLimits.DEFAULT)
        instanceof Opening.Opened(VisitLog log))) {
      throw new IllegalStateException("no visit log");
    }
    return log;
  }
}
