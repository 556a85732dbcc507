package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.enrol.FormerFolder;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.BrokerTwin;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.Origin;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Claim;
import tramquet.wire.ClaimCode;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.Pin;
import tramquet.wire.PlaceId;
import tramquet.wire.SealedRecord;
import tramquet.wire.SealingKeys;
import tramquet.wire.SigningKey;
import tramquet.wire.Stamp;
import tramquet.wire.Topics;
import tramquet.wire.UnsealingKey;

/// Records that were written under former names, in real files, and what becomes of them where
/// brokers, centres and disks do as a test says.
final class FormerRecordsTest {
  private static final int RECORDS = 3;
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final SqliteLimits LIMITS = new SqliteLimits(4096, Duration.ofMillis(20), 0);
  private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");

  @TempDir private Path data;
  private final SecureRandom random = new SecureRandom();
  private final StepSchedule schedule = new StepSchedule();
  private final Map<KioskId, BrokerTwin> brokers = new HashMap<>();
  private final Set<KioskId> failing = new HashSet<>();
  private UnaryOperator<VisitLog> around = log -> log;
  private FormerRecords records;

  private final List<String> journal = new ArrayList<>();
  private final Handler listening =
      new Handler() {
        @Override
        public void publish(LogRecord said) {
          synchronized (journal) {
            journal.add(new SimpleFormatter().formatMessage(said));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final Logger logger = Logger.getLogger("tramquet.former");

  @BeforeEach
  void listen() {
    logger.addHandler(listening);
    records = records();
  }

  @AfterEach
  void close() {
    records.close();
    logger.removeHandler(listening);
  }

  private FormerRecords records() {
    return new FormerRecords(
        data, Optional.empty(), InstantSource.system(), System::nanoTime, schedule, new Means());
  }

  /// Real files, and brokers in memory.
  private final class Means implements FormerMeans {
    @Override
    public Opening open(FormerFolder former, Supplier<Stamp> stamps, RandomGenerator generator) {
      return switch (opening(former.log(), former.code().kiosk())) {
        case Opening.Opened(VisitLog log) -> new Opening.Opened(around.apply(log));
        case Opening.Unfit unfit -> unfit;
      };
    }

    @Override
    public Broker broker(FormerFolder former, Supplier<Instant> clock) {
      if (failing.contains(former.code().kiosk())) {
        throw new IllegalStateException("a mistake of ours");
      }
      return Objects.requireNonNull(brokers.get(former.code().kiosk()));
    }
  }

  private VisitLog log(Path folder, KioskId name) {
    return assertInstanceOf(Opening.Opened.class, opening(folder.resolve("visits.db"), name)).log();
  }

  private Opening opening(Path file, KioskId kiosk) {
    return SqliteVisitLog.open(
        file,
        new Origin(kiosk, "1", Direction.ENTRY),
        Drafts.PLAIN,
        () -> Drafts.STAMP,
        random,
        LIMITS);
  }

  /// What a kiosk had and wrote under a name, and the centre of then.
  private record Former(
      KioskId name, Path folder, List<UUID> written, BrokerTwin broker, LedgerTwin ledger) {
    List<UUID> delivered() {
      return ledger.rows().stream().map(SealedRecord::header).map(header -> header.id()).toList();
    }

    boolean isThere() {
      return Files.exists(folder);
    }

    /// How the centre says that it has the first records.
    void acknowledge(Epoch epoch, long upTo) {
      broker.publish(
          new Broker.Message(
              Topics.ack(name),
              new Acknowledgement(new TreeMap<>(Map.of(epoch, upTo))).encode(),
              "application/cbor",
              Map.of(),
              true));
    }
  }

  private Former former(String text) throws IOException {
    return former(text, LedgerTwin.Guards.ALL);
  }

  private Former former(String text, LedgerTwin.Guards guards) throws IOException {
    KioskId name = new KioskId(text);
    UnsealingKey nobodys = UnsealingKey.generate(random);
    ClaimCode code =
        new ClaimCode(
            "localhost:1",
            Pin.of(new byte[32]),
            new Claim("0102030405060708", new byte[16]),
            name,
            new PlaceId("cho-han"),
            "Chợ Hàn",
            "1",
            Direction.ENTRY,
            new SealingKeys(nobodys.publicKey(), nobodys.publicKey()),
            NOW,
            NOW,
            NOW.plus(Duration.ofHours(2)),
            Optional.empty());
    Path folder = data.resolve("former/" + text + "-0102030405060708");
    Path centre = Files.createDirectories(folder.resolve("enrol/centre"));
    Files.writeString(folder.resolve("enrol/claim"), code.code(SigningKey.generate()));
    Files.writeString(
        centre.resolve("kiosk.toml"), "[uplink]\nbroker = \"ssl://localhost:8883\"\n");
    List<UUID> written = new ArrayList<>();
    try (VisitLog log = log(folder, name)) {
      for (int i = 0; i < RECORDS; i++) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        log.append(Drafts.visit(id));
        written.add(id);
      }
    }
    BrokerTwin broker = new BrokerTwin();
    brokers.put(name, broker);
    return new Former(name, folder, written, broker, new LedgerTwin(name, broker, guards));
  }

  private void until(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, () -> "not in time: " + what);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      schedule.pass(LOOK);
    }
  }

  private void start() {
    records.start();
    schedule.pass(Duration.ZERO);
  }

  private long said(String words) {
    synchronized (journal) {
      return journal.stream().filter(line -> line.contains(words)).count();
    }
  }

  @Test
  void everythingIsDeliveredUnderTheNameOfThenAndNothingIsKept() throws IOException {
    Former han = former("han-1");
    start();
    until("removed", () -> !han.isThere());
    assertEquals(han.written(), han.delivered());
    assertEquals(
        List.of(han.name()),
        han.ledger().rows().stream().map(row -> row.header().kiosk()).distinct().toList());
    assertEquals(
        Optional.of("moved"),
        han.broker()
            .retained(Topics.status(han.name()))
            .flatMap(message -> KioskStatus.decode(message.payload()).asOptional())
            .map(KioskStatus::lane));
    assertEquals(0, records.unsent());
    assertEquals(1, said("the centre has all that was written as han-1"));
    assertEquals(0, schedule.waiting(), "nothing is left to do");
  }

  @Test
  void aKioskThatHasHadNoOtherNameHasNothingToDo() {
    start();
    assertEquals(0, schedule.waiting());
    assertEquals(0, records.unsent());
  }

  @Test
  void nothingIsRemovedBeforeTheCentreHasTheLast() throws IOException {
    Former han = former("han-1", LedgerTwin.Guards.PUBACK_IS_ENOUGH);
    start();
    until("all at the centre", () -> han.delivered().size() == RECORDS);
    schedule.pass(LOOK.multipliedBy(5));
    assertEquals(RECORDS, records.unsent(), "the broker has taken them, the centre says nothing");
    Epoch epoch = han.ledger().rows().getFirst().header().epoch();
    han.acknowledge(epoch, RECORDS - 1);
    until("all but one", () -> records.unsent() == 1);
    schedule.pass(LOOK.multipliedBy(5));
    assertTrue(han.isThere());
    han.acknowledge(epoch, RECORDS);
    until("removed", () -> !han.isThere());
  }

  @Test
  void whatTheCentreHasAlreadyIsNotSentAgain() throws IOException {
    Former han = former("han-1");
    Epoch epoch;
    try (VisitLog log = log(han.folder(), han.name())) {
      epoch = log.unacknowledged(Map.of(), 1).getFirst().header().epoch();
    }
    han.acknowledge(epoch, RECORDS);
    start();
    until("removed", () -> !han.isThere());
    assertEquals(List.of(), han.delivered());
  }

  @Test
  void eachOfTwoFormerNamesIsDeliveredToItsOwnCentre() throws IOException {
    Former first = former("han-1");
    Former second = former("han-2");
    second.broker().answer(Optional.of(new Broker.Connecting.Unreachable("nobody listens there")));
    start();
    until("the first is removed", () -> !first.isThere());
    assertEquals(first.written(), first.delivered());
    assertTrue(second.isThere());
    assertEquals(RECORDS, records.unsent());
    second.broker().answer(Optional.empty());
    until("the second too", () -> !second.isThere());
    assertEquals(second.written(), second.delivered());
  }

  /// 0x87: not authorized, as to a name that was revoked (MQTT 5, 3.2.2.2).
  @ParameterizedTest
  @ValueSource(strings = {"refused", "our certificate has expired"})
  void aCentreThatDoesNotTakeThemLeavesThemWhereTheyAre(String reason) throws IOException {
    Former han = former("han-1");
    han.broker()
        .answer(
            Optional.of(
                reason.equals("refused")
                    ? new Broker.Connecting.Refused(0x87)
                    : new Broker.Connecting.Unreachable(reason)));
    start();
    until("told", () -> said("written as han-1, not delivered yet") > 0);
    schedule.pass(AGAIN);
    assertTrue(han.isThere());
    assertEquals(RECORDS, records.unsent());
    assertEquals(1, said("not delivered yet"), "a reason is told once");
    han.broker().answer(Optional.empty());
    until("removed", () -> !han.isThere());
    assertEquals(han.written(), han.delivered());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enrol/claim=",
        "enrol/claim=TQC1:ABC",
        "enrol/centre/kiosk.toml=",
        "enrol/centre/kiosk.toml=[uplink]\nbroker = 7\n",
        "enrol/centre/kiosk.toml=[uplink]\nbroker = \"//localhost\"\n",
        "enrol/centre/kiosk.toml=[uplink]\nbroker = \"http://localhost\"\n"
      })
  void aFolderThatIsDamagedIsKeptAndHindersNoOther(String damage) throws IOException {
    Former han = former("han-1");
    Former other = former("han-2");
    int sign = damage.indexOf('=');
    Files.writeString(han.folder().resolve(damage.substring(0, sign)), damage.substring(sign + 1));
    start();
    until("the other is removed", () -> !other.isThere());
    assertTrue(Files.exists(han.folder().resolve("visits.db")));
    assertEquals(List.of(), han.delivered());
    schedule.pass(AGAIN.multipliedBy(3));
    assertEquals(1, said("han-1-0102030405060708 is damaged"));
  }

  @Test
  void aFolderThatIsNotWholeIsKept() throws IOException {
    Former han = former("han-1");
    Files.move(han.folder().resolve("enrol"), data.resolve("enrol"));
    start();
    schedule.pass(LOOK);
    assertTrue(Files.exists(han.folder().resolve("visits.db")));
    Files.move(data.resolve("enrol"), han.folder().resolve("enrol"));
    schedule.pass(AGAIN);
    until("removed", () -> !han.isThere());
    assertEquals(han.written(), han.delivered());
  }

  @Test
  void whatCannotBeOpenedIsKeptAndTriedAgain() throws IOException {
    Former han = former("han-1");
    Path file = han.folder().resolve("visits.db");
    Path kept = Files.move(file, data.resolve("kept.db"));
    Files.createDirectory(file);
    start();
    schedule.pass(AGAIN);
    assertTrue(han.isThere());
    assertEquals(1, said("what was written as han-1 is kept: "));
    Files.delete(file);
    Files.move(kept, file);
    schedule.pass(AGAIN);
    until("removed", () -> !han.isThere());
    assertEquals(han.written(), han.delivered());
  }

  @Test
  void aMistakeWithOneHindersNoOtherAndIsTriedAgain() throws IOException {
    Former han = former("han-1");
    Former other = former("han-2");
    failing.add(han.name());
    start();
    until("the other is removed", () -> !other.isThere());
    assertTrue(han.isThere());
    assertEquals(1, said("han-1-0102030405060708"));
    failing.clear();
    schedule.pass(AGAIN);
    until("removed", () -> !han.isThere());
    assertEquals(han.written(), han.delivered());
  }

  /// The power went while it was removed, which begins with the records.
  @Test
  void whatIsLeftOfAFolderThatWasRemovedGoesToo() throws IOException {
    Former han = former("han-1");
    Files.delete(han.folder().resolve("visits.db"));
    Files.delete(han.folder().resolve("reach"));
    Files.delete(han.folder().resolve("enrol/claim"));
    start();
    assertFalse(han.isThere());
    assertEquals(0, said("damaged"));
    assertEquals(0, schedule.waiting(), "nothing is left to do");
  }

  /// Nobody knows what was in it: that is for people to look at.
  @Test
  void aFileOfWhichNothingCanBeReadIsKept() throws IOException {
    Former han = former("han-1");
    byte[] noise = new byte[64 * 1024];
    random.nextBytes(noise);
    Files.write(han.folder().resolve("visits.db"), noise);
    Former other = former("han-2");
    Files.delete(other.folder().resolve("enrol/claim"));
    start();
    schedule.pass(AGAIN.multipliedBy(2));
    assertEquals(1, said("all that could be read of what was written as han-1"));
    assertEquals(0, said("the centre has all that was written"));
    assertArrayEquals(noise, Files.readAllBytes(han.folder().resolve("quarantine/1/visits.db")));
  }

  /// A card that was put into the wrong box.
  @Test
  void theFileOfAnotherKioskIsNotDelivered() throws IOException {
    Former han = former("han-1");
    Former other = former("han-2");
    Files.move(
        other.folder().resolve("visits.db"),
        han.folder().resolve("visits.db"),
        StandardCopyOption.REPLACE_EXISTING);
    start();
    schedule.pass(LOOK);
    assertEquals(1, said("what was written as han-1 is kept: "));
    assertTrue(Files.exists(han.folder().resolve("visits.db")));
    assertEquals(List.of(), han.delivered());
  }

  /// A damaged file was set aside, and is not read out, because the disk takes nothing.
  @Test
  void whatADiskThatIsFullHoldsUpIsNotRemoved() throws IOException {
    Former han = former("han-1");
    Disk disk = new Disk();
    around = disk::around;
    start();
    until("acknowledged", () -> records.unsent() == 0);
    schedule.pass(LOOK.multipliedBy(5));
    assertTrue(han.isThere());
    disk.full = false;
    until("removed", () -> !han.isThere());
    assertTrue(disk.settled, "what was waiting for room was done");
  }

  /// Its folder is what takes up the room.
  @Test
  void aFullDiskDoesNotKeepWhatTheCentreHas() throws IOException {
    Former han = former("han-1");
    around = FullDisk::new;
    start();
    until("removed", () -> !han.isThere());
    assertEquals(han.written(), han.delivered());
  }

  /// Takes in what it is given, and no probe.
  private record FullDisk(VisitLog log) implements ForwardingLog {
    @Override
    public Appended append(List<Draft> drafts) {
      return log.append(drafts);
    }

    @Override
    public boolean probe() {
      return false;
    }
  }

  private static final class Disk {
    private volatile boolean full = true;
    private volatile boolean settled;

    private VisitLog around(VisitLog log) {
      return new ForwardingLog() {
        private boolean reopened;

        @Override
        public VisitLog log() {
          return log;
        }

        @Override
        public Appended append(List<Draft> drafts) {
          return log.append(drafts);
        }

        @Override
        public boolean probe() {
          reopened = !full;
          return reopened && log.probe();
        }

        @Override
        public long damaged() {
          return 1;
        }

        @Override
        public boolean settle() {
          if (full || !reopened) {
            return false;
          }
          boolean first = !settled;
          settled = true;
          return log.settle() || first;
        }
      };
    }
  }

  @Test
  void whatIsNotDeliveredWhenTheKioskStopsIsDeliveredAfterTheNextStart() throws IOException {
    Former han = former("han-1");
    han.broker().answer(Optional.of(new Broker.Connecting.Unreachable("nobody listens there")));
    start();
    assertEquals(RECORDS, records.unsent());
    records.close();
    schedule.pass(AGAIN);
    assertTrue(han.isThere());
    han.broker().answer(Optional.empty());
    assertEquals(0, han.broker().connections(), "a kiosk that has stopped delivers nothing");
    records = records();
    start();
    until("removed", () -> !han.isThere());
    assertEquals(han.written(), han.delivered());
    assertEquals(RECORDS, new HashSet<>(han.delivered()).size());
    assertFalse(han.isThere());
  }
}
