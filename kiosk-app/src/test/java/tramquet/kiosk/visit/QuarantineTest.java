package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.kiosk.visit.VisitLogContract.acknowledge;
import static tramquet.kiosk.visit.VisitLogContract.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.Epoch;
import tramquet.wire.LossRange;
import tramquet.wire.SealedRecord;

/// Damaged files: the kiosk serves at once, and of every record it is either brought back or known
/// to be lost.
final class QuarantineTest {
  private static final SqliteLimits LIMITS = new SqliteLimits(4096, Duration.ofMillis(20), 0);
  private static final int PAGE = 4096;
  private static final int RECORDS = 300;
  private static final int ACKED = 100;

  /// What a page with rows begins with (SQLite file format, 1.6).
  private static final byte LEAF = 0x0D;

  private static final int AT_MOST_ON_A_PAGE = 40;

  @TempDir Path folder;

  private VisitLog log = new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, RANDOM);
  private static final SecureRandom RANDOM = new SecureRandom();

  @AfterEach
  void close() {
    log.close();
  }

  private Path file() {
    return folder.resolve("visits.db");
  }

  private Path set(int number) {
    return folder.resolve("quarantine/" + number);
  }

  private VisitLog open() {
    log =
        assertInstanceOf(
                Opening.Opened.class,
                SqliteVisitLog.open(
                    file(), Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, RANDOM, LIMITS))
            .log();
    return log;
  }

  /// A log with some records acknowledged, closed.
  private Epoch filled() {
    open();
    Epoch epoch = commit(log, RECORDS);
    acknowledge(log, epoch, ACKED);
    log.close();
    return epoch;
  }

  private void damage(long page) throws IOException {
    byte[] bytes = Files.readAllBytes(file());
    Arrays.fill(bytes, (int) (page * PAGE), (int) ((page + 1) * PAGE), (byte) 0x5A);
    Files.write(file(), bytes);
  }

  private void settled() {
    // The uplink reads, and finds what is missing; the writer says so.
    for (int i = 0; i < 3; i++) {
      while (log.settle()) {
        // A part more.
      }
      var _ = log.unacknowledged(Map.of(), 10_000);
    }
  }

  /// Numbers of an epoch that are offered, and of those that are said to be lost.
  private Set<Long> accounted(Epoch epoch) {
    Set<Long> all = new TreeSet<>();
    for (SealedRecord each : log.unacknowledged(Map.of(), 10_000)) {
      if (each.header().epoch().equals(epoch)) {
        assertTrue(all.add(each.header().seq()), "offered twice");
      }
      each.header()
          .loss()
          .filter(range -> range.epoch().equals(epoch))
          .ifPresent(range -> LongStream.rangeClosed(range.from(), range.to()).forEach(all::add));
    }
    return all;
  }

  private static Set<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whicheverPageIsDamagedTheKioskServesAndEveryRecordIsAccountedFor() throws IOException {
    Epoch epoch = filled();
    byte[] whole = Files.readAllBytes(file());
    Map<String, Integer> outcomes = new HashMap<>();
    for (int page = 0; page < whole.length / PAGE; page++) {
      Files.write(file(), whole);
      damage(page);
      open();
      Epoch now = commit(log).epoch();
      if (now.equals(epoch)) {
        // A page that nobody uses.
        outcomes.merge("unused", 1, Integer::sum);
      } else {
        settled();
        Set<Long> accounted = accounted(epoch);
        if (accounted.isEmpty()) {
          outcomes.merge("nothing", 1, Integer::sum);
        } else {
          assertEquals(numbers(ACKED + 1, RECORDS), without(accounted, ACKED), "page " + page);
          if (whole[page * PAGE] == LEAF) {
            assertTrue(lostNumbers() <= AT_MOST_ON_A_PAGE, lostNumbers() + " lost, page " + page);
          }
          outcomes.merge("all", 1, Integer::sum);
        }
        assertTrue(Files.exists(set(1).resolve("read-out")));
      }
      log.close();
      deleteAll();
    }
    // The first page holds what the others mean; that of the outbox's root, which rows there are.
    assertTrue(outcomes.getOrDefault("nothing", 0) <= 2, outcomes.toString());
    assertTrue(outcomes.getOrDefault("all", 0) > 10, outcomes.toString());
  }

  /// Those above a number: whether lower ones are acknowledged only the centre knows.
  private static Set<Long> without(Set<Long> all, long upTo) {
    return all.stream().filter(n -> n > upTo).collect(Collectors.toCollection(TreeSet::new));
  }

  private void deleteAll() throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (!each.equals(folder)) {
          Files.delete(each);
        }
      }
    }
  }

  @Test
  void whatComesBackSurvivesAPowerCutInTheMiddleOfIt() throws IOException {
    Epoch epoch = filled();
    damage(leaf(whole()));
    open();
    assertTrue(log.settle());
    // As a cut leaves it: nothing is closed.
    VisitLog cut = log;
    open();
    settled();
    assertEquals(numbers(ACKED + 1, RECORDS), accounted(epoch));
    cut.close();
    log.close();
    open();
    assertEquals(numbers(ACKED + 1, RECORDS), accounted(epoch));
    assertEquals(RECORDS - ACKED + lossRecords(), log.unsent() + lostNumbers());
  }

  private byte[] whole() throws IOException {
    return Files.readAllBytes(file());
  }

  /// A page of the outbox with rows.
  private static int leaf(byte[] file) {
    for (int page = file.length / PAGE - 2; page > 0; page--) {
      if (file[page * PAGE] == LEAF) {
        return page;
      }
    }
    throw new AssertionError("no leaf");
  }

  private long lossRecords() {
    return losses().size();
  }

  private long lostNumbers() {
    return losses().stream().mapToLong(r -> r.to() - r.from() + 1).sum();
  }

  private List<LossRange> losses() {
    return log.unacknowledged(Map.of(), 10_000).stream()
        .flatMap(each -> each.header().loss().stream())
        .toList();
  }

  @Test
  void aFileThatBreaksWhileTheKioskRunsIsSetAsideAndEveryLossIsKnown() throws Exception {
    open();
    Epoch epoch = commit(log, 30);
    acknowledge(log, epoch, 10);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("ALTER TABLE outbox RENAME TO hidden");
    }
    assertEquals(new Appended.NotCommitted(Appended.Cause.FAILED), log.append(Drafts.visit()));
    Files.write(file(), new byte[PAGE * 20]);
    Files.write(file().resolveSibling("visits.db-wal"), new byte[PAGE]);
    byte[] text =
        "no database any more ".repeat(500).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Files.write(file(), text);
    assertTrue(log.probe());
    assertNotEquals(epoch, commit(log).epoch());
    settled();
    assertEquals(numbers(11, 30), accounted(epoch));
    assertEquals(List.of(new LossRange(epoch, 11, 30)), losses());
    assertArrayEquals(text, Files.readAllBytes(set(1).resolve("visits.db")));
    log.close();
    open();
    assertEquals(numbers(11, 30), accounted(epoch), "after the next start too");
  }

  @Test
  void aPowerCutAnywhereWhileAFileIsSetAsideLosesNothing() throws IOException {
    Epoch epoch = filled();
    damage(leaf(whole()));
    // Linked, and not removed yet; the database removed, and its WAL not yet.
    for (boolean removed : new boolean[] {false, true}) {
      Files.createDirectories(set(1));
      Files.copy(file(), set(1).resolve("visits.db"));
      byte[] damaged = whole();
      Files.write(folder.resolve("visits.db-wal"), new byte[32]);
      if (removed) {
        Files.delete(file());
      }
      open();
      commit(log);
      settled();
      assertEquals(numbers(ACKED + 1, RECORDS), accounted(epoch), "removed: " + removed);
      log.close();
      deleteAll();
      Files.write(file(), damaged);
    }
  }

  @Test
  void whatIsNoVisitLogIsSetAsideAsItIs() throws Exception {
    byte[] text =
        "not a database at all, but long enough to look like one"
            .repeat(99)
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Files.write(file(), text);
    open();
    commit(log);
    assertArrayEquals(text, Files.readAllBytes(set(1).resolve("visits.db")));
    log.close();
    deleteAll();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TABLE songs (title TEXT)");
    }
    open();
    commit(log);
    assertTrue(Files.exists(set(1).resolve("visits.db")));
  }

  @Test
  void aNumberThatIsNoneStopsNobody() throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TABLE stream (position, epoch)");
      statement.execute("CREATE TABLE outbox (place, epoch, seq)");
      statement.execute("INSERT INTO stream VALUES (1, 7)");
      statement.execute("INSERT INTO outbox VALUES (NULL, 7, NULL)");
    }
    open();
    settled();
    assertTrue(Files.exists(set(1).resolve("read-out")));
    commit(log);
  }

  @Test
  void threeSetsAreKeptAndThoseThatAreNotReadOut() throws IOException {
    for (int i = 1; i <= 5; i++) {
      Files.writeString(file(), "no database " + i);
      open();
      if (i != 2) {
        settled();
      }
      log.close();
      // Closing takes a step too.
      if (i == 2) {
        Files.deleteIfExists(set(2).resolve("read-out"));
      }
    }
    assertFalse(Files.exists(set(1)));
    assertTrue(Files.exists(set(5)));
    try (var sets = Files.list(folder.resolve("quarantine"))) {
      assertEquals(Quarantine.KEPT, sets.count());
    }
  }
}
