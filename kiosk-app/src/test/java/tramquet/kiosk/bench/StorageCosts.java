package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.LoopDisk;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.Origin;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.HpkeSealer;
import tramquet.wire.KioskId;
import tramquet.wire.RecordBatch;

/// What a record costs the card: bytes written, and time, sealing included. Records are
/// acknowledged fifty at a time, as a centre does.
final class StorageCosts {
  private static final int RECORDS = 1_000;
  private static final int WARM_UP = 5 * RECORDS;
  private static final int ACKNOWLEDGED_AT_ONCE = 50;
  private static final int MEBIBYTES = 256;
  private static final double MOST_KIB = 18;
  private static final double MOST_TIMES = 1.3;
  private static final KioskId KIOSK = new KioskId("bench-1");

  private final HpkeSealer sealer = BareParts.sealer();
  private final byte[] row =
      RecordBatch.fill(
              List.of(
                  sealer.seal(
                      BareParts.DRAFT.header(KIOSK, new Epoch(1), 1),
                      BareParts.DRAFT.authority(),
                      BareParts.DRAFT.view())))
          .encode();

  private StorageCosts() {}

  /// @param folder for the files
  static List<Figure> run(Path folder, PrintStream out) throws IOException {
    Path own = Files.createDirectories(folder.resolve("storage"));
    try (LoopDisk disk = new LoopDisk(own, MEBIBYTES)) {
      StorageCosts costs = new StorageCosts();
      return List.of(costs.bytes(disk), costs.times(disk.root()));
    } catch (IOException e) {
      out.println("What a record writes is not measured: that needs root and loop devices.");
      return List.of(new StorageCosts().times(own));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Figure bytes(LoopDisk disk) throws SQLException, IOException {
    double perRecord;
    try (VisitLog log = open(Files.createDirectory(disk.root().resolve("bytes")))) {
      perRecord = written(disk, () -> append(log));
    }
    double bare;
    try (SqliteBareRows rows = new SqliteBareRows(disk.root().resolve("bytes-bare.db"), row)) {
      bare = written(disk, rows::commit);
    }
    return Figure.of(
            "storage-per-record", "KiB", perRecord, new Figure.Reference("a bare row", bare))
        .aiming(Figure.Aim.atMost(MOST_KIB, perRecord, "KiB"));
  }

  /// KiB of the device for each commit.
  private static double written(LoopDisk disk, Runnable commit) throws IOException {
    // The first make pages that the rest only fill.
    for (int i = 0; i < ACKNOWLEDGED_AT_ONCE; i++) {
      commit.run();
    }
    long before = disk.written();
    for (int i = 0; i < RECORDS; i++) {
      commit.run();
    }
    return (disk.written() - before) / 1024.0 / RECORDS;
  }

  private Figure times(Path folder) throws IOException {
    long[] whole = new long[RECORDS];
    long[] bare = new long[RECORDS];
    try (VisitLog log = open(Files.createDirectories(folder.resolve("times")));
        SqliteBareRows rows = new SqliteBareRows(folder.resolve("times-bare.db"), row)) {
      for (int i = 0; i < WARM_UP + RECORDS; i++) {
        // As the writer does while nobody comes.
        sealer.prepare();
        // What is written over is the virtual machine still learning both paths.
        whole[i % RECORDS] = time(() -> append(log));
        bare[i % RECORDS] = time(rows::commit);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    double median = new Spread(whole).median();
    double reference = new Spread(bare).median();
    return Figure.of(
            "seal-and-commit", "ms", median, new Figure.Reference("a bare commit", reference))
        .aiming(
            new Figure.Aim(
                "≤ " + Figure.number(MOST_TIMES) + " ×", median <= MOST_TIMES * reference));
  }

  private static long time(Runnable part) {
    long begun = System.nanoTime();
    part.run();
    return System.nanoTime() - begun;
  }

  /// A folder holds one log.
  private VisitLog open(Path folder) {
    if (!(SqliteVisitLog.open(
            folder.resolve("visits.db"),
            new Origin(KIOSK, "1", Direction.ENTRY),
            sealer,
            BareParts.DRAFT::stamp,
            new SecureRandom(),
            SqliteLimits.DEFAULT)
        instanceof Opening.Opened(VisitLog log))) {
      throw new IllegalStateException("no visit log");
    }
    return log;
  }

  private static void append(VisitLog log) {
    if (!(log.append(BareParts.DRAFT) instanceof Appended.Committed(var headers))) {
      throw new IllegalStateException("not committed");
    }
    long seq = headers.getLast().seq();
    if (seq % ACKNOWLEDGED_AT_ONCE == 0) {
      log.acknowledge(new Acknowledgement(new TreeMap<>(Map.of(headers.getLast().epoch(), seq))));
    }
  }
}
