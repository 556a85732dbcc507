package tramquet.kiosk.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.SealedRecord;
import tramquet.wire.Sealer;

/// A day of the visit log as a program of its own, to be recorded: visits with and without alarm,
/// acknowledgements, deleting, ballast, restarts, and a page that breaks. After each commit it
/// appends a line to a file, in one write.
///
///     CrashWriter FILE LINES SEED
///
/// Thread: one, so that the calls have an order.
public final class CrashWriter {
  private static final SqliteLimits LIMITS =
      new SqliteLimits(4096, Duration.ofMillis(20), 64 * 1024);
  private static final int STEPS = 420;

  /// Where a page breaks.
  private static final int BREAKS = 300;

  private static final int PAGE = 4096;

  /// Of a table without row numbers (SQLite file format, 1.6).
  private static final byte LEAF = 0x0A;

  private static final int MOST_BYTES = 1500;

  private final Path file;
  private final FileChannel lines;
  private final Random random;
  private final Map<Epoch, Long> ledger = new TreeMap<>();
  private VisitLog log;

  private CrashWriter(Path file, FileChannel lines, Random random) throws IOException {
    this.file = file;
    this.lines = lines;
    this.random = random;
    log = opened();
  }

  /// Runs.
  public static void main(String[] arguments) throws IOException {
    try (FileChannel lines =
        FileChannel.open(
            Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      CrashWriter writer =
          new CrashWriter(Path.of(arguments[0]), lines, new Random(Long.parseLong(arguments[2])));
      for (int step = 0; step < STEPS; step++) {
        writer.step(step);
      }
      // As a cut leaves it: nothing is closed.
    }
  }

  /// As the kiosk opens it.
  static Opening open(Path file, RandomGenerator random) {
    return SqliteVisitLog.open(
        file, Drafts.ORIGIN, sealer(random), () -> Drafts.STAMP, random, LIMITS);
  }

  /// Seals nothing, in all lengths: some records have a page of their own.
  private static Sealer sealer(RandomGenerator random) {
    return (header, _, _) -> new SealedRecord(header, "plain", bytes(random), bytes(random));
  }

  private static byte[] bytes(RandomGenerator random) {
    byte[] bytes = new byte[random.nextInt(10) == 0 ? PAGE : 1 + random.nextInt(MOST_BYTES)];
    random.nextBytes(bytes);
    return bytes;
  }

  private VisitLog opened() throws IOException {
    if (open(file, random) instanceof Opening.Opened(VisitLog fresh)) {
      return fresh;
    }
    throw new IOException("the log cannot be opened");
  }

  private void say(String line) throws IOException {
    lines.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
  }

  private void step(int step) throws IOException {
    if (step == BREAKS) {
      log.close();
      say(Promises.DAMAGES);
      breakPage();
      log = opened();
      return;
    }
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> append(Drafts.alarmed());
      case 3, 4 -> acknowledge();
      case 5, 6 -> {
        boolean _ = log.settle();
      }
      case 7 -> {
        int _ = log.prune(Drafts.STAMP.wall().plusSeconds(1));
      }
      case 8 -> restart();
      default -> append(List.of(Drafts.visit()));
    }
  }

  private void restart() throws IOException {
    if (random.nextInt(3) == 0) {
      log.close();
      log = opened();
    }
  }

  private void append(List<Draft> drafts) throws IOException {
    say(Promises.trying(drafts.stream().map(Draft::id).toList()));
    if (log.append(drafts) instanceof Appended.Committed done) {
      say(Promises.answered(done.headers()));
    } else {
      throw new IOException("not committed");
    }
  }

  /// Some of what waits reaches the ledger, in order.
  private void acknowledge() throws IOException {
    List<SealedRecord> sent = log.unacknowledged(Map.of(), 1 + random.nextInt(60));
    for (SealedRecord each : sent) {
      Epoch epoch = each.header().epoch();
      say(Promises.ledger(epoch, ledger.merge(epoch, each.header().seq(), Math::max)));
    }
    log.acknowledge(new Acknowledgement(new TreeMap<>(ledger)));
  }

  /// Somewhere in the middle: the last page may hold the newest numbers.
  private void breakPage() throws IOException {
    byte[] all = Files.readAllBytes(file);
    int pages = all.length / PAGE;
    int page = pages / 2;
    while (all[page * PAGE] != LEAF) {
      page = (page + 1) % pages;
    }
    byte[] noise = new byte[PAGE];
    random.nextBytes(noise);
    noise[0] = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      int _ = channel.write(ByteBuffer.wrap(noise), (long) page * PAGE);
    }
  }
}
