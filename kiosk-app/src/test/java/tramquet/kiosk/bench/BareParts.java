package tramquet.kiosk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.Collectors;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.Origin;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.AuthorityPart;
import tramquet.wire.BirthDate;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.HpkeSealer;
import tramquet.wire.Identifier;
import tramquet.wire.KioskId;
import tramquet.wire.Person;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.SealingKeys;
import tramquet.wire.Stamp;
import tramquet.wire.UnsealingKey;
import tramquet.wire.Verdict;
import tramquet.wire.ViewPart;

/// The parts of a scan, each alone: reading it from a serial port, sealing its record, committing
/// that. One round for each line of standard input, one line of nanoseconds out.
final class BareParts {
  static final String READY = "ready";

  /// Places in an answer.
  static final int READ = 0;

  static final int SEAL_UNPREPARED = 1;
  static final int SEAL = 2;
  static final int COMMIT = 3;

  private static final KioskId KIOSK = new KioskId("bench-1");
  static final Draft DRAFT = draft();

  private final Pty pty = Pty.open();
  private final ScannerPlayer player = new ScannerPlayer(pty, Site.BAUD, System::nanoTime);
  private final SynchronousQueue<Long> reads = new SynchronousQueue<>();
  private final HpkeSealer sealer;
  private final SealedRecord sealed;
  private final VisitLog log;

  private BareParts(Path folder) {
    sealer = sealer();
    sealed = seal();
    // The same row each time, but for its place in the log.
    Opening opening =
        SqliteVisitLog.open(
            folder.resolve("bare.db"),
            new Origin(KIOSK, "1", Direction.ENTRY),
            (header, _, _) ->
                new SealedRecord(
                    header, sealed.keyId(), sealed.sealedAuthority(), sealed.sealedView()),
            DRAFT::stamp,
            new SecureRandom(),
            SqliteLimits.DEFAULT);
    if (!(opening instanceof Opening.Opened(VisitLog opened))) {
      throw new IllegalStateException("no visit log");
    }
    log = opened;
  }

  /// Does a round for each line of standard input.
  ///
  /// @param arguments a folder for the log
  public static void main(String[] arguments) throws IOException, InterruptedException {
    BareParts parts = new BareParts(Path.of(arguments[0]));
    Thread.ofPlatform().daemon().name("reader").start(parts::readOn);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println(READY);
      while (in.readLine() != null) {
        System.out.println(
            Arrays.stream(parts.round()).mapToObj(Long::toString).collect(Collectors.joining(" ")));
      }
    }
  }

  /// Reads an answer.
  static long[] read(String line) {
    return Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }

  private long[] round() throws InterruptedException {
    long[] nanos = new long[4];
    long played = player.play(Site.card(0));
    nanos[READ] = reads.take() - played;
    nanos[SEAL_UNPREPARED] = time(this::seal);
    sealer.prepare();
    nanos[SEAL] = time(this::seal);
    // Uses up what is left, so that the next round begins unprepared.
    for (int i = 0; i < 3; i++) {
      seal();
    }
    nanos[COMMIT] = time(this::commit);
    return nanos;
  }

  private static long time(Runnable part) {
    long begun = System.nanoTime();
    part.run();
    return System.nanoTime() - begun;
  }

  private SealedRecord seal() {
    return sealer.seal(DRAFT.header(KIOSK, new Epoch(1), 1), DRAFT.authority(), DRAFT.view());
  }

  private void commit() {
    if (!(log.append(DRAFT) instanceof Appended.Committed)) {
      throw new IllegalStateException("not committed");
    }
  }

  private void readOn() {
    if (!(SerialLine.at(pty.slave(), SerialLine.Settings.FAST).open()
        instanceof LineOpener.Opened(SerialLine line))) {
      throw new IllegalStateException("no serial port");
    }
    while (true) {
      if (line.read(Duration.ofMillis(100)) instanceof SerialLine.Chunk(Bytes bytes)) {
        long now = System.nanoTime();
        byte[] read = bytes.toArray();
        if (read[read.length - 1] == '\r') {
          hand(now);
        }
      }
    }
  }

  private void hand(long nanos) {
    try {
      reads.put(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// To keys of its own.
  static HpkeSealer sealer() {
    SecureRandom random = new SecureRandom();
    return new HpkeSealer(
        new SealingKeys(
            UnsealingKey.generate(random).publicKey(), UnsealingKey.generate(random).publicKey()));
  }

  private static Draft draft() {
    AuthorityPart full =
        new AuthorityPart(
            Optional.of("citizen-card"),
            Optional.of(
                new Person(
                    List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "056175000000")),
                    Optional.of("Trần Thị Hạnh"),
                    Optional.of(BirthDate.of(LocalDate.of(1975, 9, 2))),
                    Optional.of(Person.Sex.FEMALE))),
            List.of(),
            Optional.empty());
    return new Draft(
        RecordKind.VISIT,
        new UUID(1, 2),
        Optional.empty(),
        "1",
        Direction.ENTRY,
        Optional.empty(),
        Optional.of(Verdict.ADMIT),
        1,
        new Stamp(new UUID(3, 4), 5, Instant.EPOCH, Stamp.Quality.UNSET),
        Optional.empty(),
        full,
        ViewPart.of(full));
  }
}
