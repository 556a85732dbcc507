package tramquet.kiosk.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tramquet.kiosk.bench.FormatCases.Code;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.credential.CredentialFormats;
import tramquet.kiosk.credential.Reading;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.risk.History;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.RevocationTag;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.WatchList;

/// Reads and judges a code of every kind, over and over, and says what each takes, a line each. A
/// program of its own, so that it runs with the options of the kiosk.
///
/// After the kiosk's own warm-up codes take turns first, as visitors do. Then each is read many
/// times in a row, so that no other evicts it from the processor's caches: that is what the code
/// itself costs.
final class FormatTimes {
  static final String END = "end";

  /// Other things measured between the codes.
  static final String BARE = "es256-alone";

  static final String JDK = "es256-by-the-jdk";

  static final String LOOK_UP = "revocation-look-up";

  /// The list of revocations: bytes on the heap instead of nanoseconds.
  static final String LIST = "revocation-list";

  private static final int TURNS = 100;
  private static final int BLOCKS = 30;
  private static final int ROW = 100;
  private static final int COUNTED = 200;
  private static final int REVOKED = 1_000_000;
  private static final int WATCHED = 1_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private FormatTimes() {}

  /// What a code or a part takes.
  ///
  /// @param turns median while codes take turns
  /// @param bytes allocated each time, on the average
  record Line(String name, long read, long p50, long p99, long turns, long bytes) {
    static Line of(String text) {
      String[] words = text.split(" ", -1);
      long[] numbers = Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
      return new Line(words[0], numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    String text() {
      return String.join(
          " ",
          name,
          Long.toString(read),
          Long.toString(p50),
          Long.toString(p99),
          Long.toString(turns),
          Long.toString(bytes));
    }
  }

  /// Something to be measured.
  ///
  /// @param read its first part alone
  private record Task(String name, Runnable read, Runnable whole, Times turns, Times rows) {
    Task(String name, Runnable read, Runnable whole) {
      this(name, read, whole, new Times(), new Times());
    }

    void run(Times into) {
      long begun = System.nanoTime();
      read.run();
      long between = System.nanoTime();
      whole.run();
      into.wholes().add(System.nanoTime() - between);
      into.reads().add(between - begun);
    }
  }

  private record Times(List<Long> reads, List<Long> wholes) {
    Times() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /// Measures.
  ///
  /// @param arguments the repository
  public static void main(String[] arguments) throws IOException {
    new FormatTimes().run(FormatCases.in(Path.of(arguments[0])));
    System.out.println(END);
  }

  private void run(FormatCases cases) {
    long before = used();
    Revocations revocations =
        Revocations.of(LongStream.range(0, REVOKED).mapToObj(FormatTimes::tag).toList());
    System.out.println(new Line(LIST, 0, 0, 0, 0, used() - before).text());
    Assessor assessor = assessor(cases, revocations);
    assessor.warmUp(cases.now());
    List<Task> tasks = new ArrayList<>();
    cases.codes().forEach(code -> tasks.add(task(code, cases, assessor)));
    tasks.add(new Task(BARE, () -> {}, cases.bare()::run));
    tasks.add(new Task(JDK, () -> {}, cases.bare()::runByTheJdk));
    tasks.add(new Task(LOOK_UP, () -> {}, lookUp(revocations)));
    for (int turn = 0; turn < TURNS; turn++) {
      tasks.forEach(task -> task.run(task.turns()));
    }
    for (int block = 0; block < BLOCKS; block++) {
      for (Task task : tasks) {
        for (int i = 0; i < ROW; i++) {
          task.run(task.rows());
        }
      }
    }
    tasks.forEach(task -> System.out.println(line(task).text()));
  }

  private static Assessor assessor(FormatCases cases, Revocations revocations) {
    WatchList watched =
        WatchList.of(
            new byte[32],
            IntStream.range(0, WATCHED)
                .mapToObj(n -> new Identifier(Identifier.Kind.QID, Integer.toString(n)))
                .toList());
    Packs packs =
        new Packs(
            RulePack.CHECKPOINT, Optional.empty(), cases.trust(), revocations, watched, Map.of());
    return new Assessor(() -> packs, new LaneTerms(Direction.ENTRY, true), History.NONE);
  }

  private static Task task(Code code, FormatCases cases, Assessor assessor) {
    WallTime time = new WallTime(cases.now(), true);
    Supplier<Reading> read = () -> CredentialFormats.read(code.raw(), cases.trust());
    if (!(read.get() instanceof Reading.Recognised(var format, var _))
        || !format.name().equals(code.format())) {
      throw new IllegalStateException(code.name() + " was not read");
    }
    return new Task(
        code.name(),
        () -> {
          Reading _ = read.get();
        },
        () -> {
          if (assessor.assess(code.raw(), Optional.empty(), time)
              instanceof Assessment.Unreadable) {
            throw new IllegalStateException(code.name() + " was not read");
          }
        });
  }

  /// One that is not there, each time another: the search goes to its end.
  private static Runnable lookUp(Revocations revocations) {
    return new Runnable() {
      private long next = REVOKED;

      @Override
      public void run() {
        if (revocations.contains(tag(next++))) {
          throw new IllegalStateException("not revoked");
        }
      }
    };
  }

  /// Numbers spread evenly, as hashes are.
  private static RevocationTag tag(long number) {
    return new RevocationTag(number * 0x9E37_79B9_7F4A_7C15L);
  }

  private Line line(Task task) {
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < COUNTED; i++) {
      task.whole().run();
    }
    long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / COUNTED;
    return new Line(
        task.name(),
        percentile(task.rows().reads(), 50),
        percentile(task.rows().wholes(), 50),
        percentile(task.rows().wholes(), 99),
        percentile(task.turns().wholes(), 50),
        bytes);
  }

  private static long percentile(List<Long> nanos, int percent) {
    return nanos.stream().sorted().skip((long) nanos.size() * percent / 100).findFirst().orElse(0L);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
