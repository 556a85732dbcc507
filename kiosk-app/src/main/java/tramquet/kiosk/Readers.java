package tramquet.kiosk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import tramquet.drivers.Health;
import tramquet.drivers.found.AutoModel;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.scanner.Counters;
import tramquet.drivers.scanner.Discards;
import tramquet.drivers.scanner.FrameRules;
import tramquet.drivers.scanner.ScanData;
import tramquet.drivers.scanner.Scanner;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Screen;
import tramquet.wire.Direction;

/// The code readers of a lane: one, or one for each way through it, told apart by their ports.
///
/// While one of two answers, those who go its way are served; the foot of the screen and the status
/// say that the other is missing. Without any the lane is out of order.
///
/// Thread: started and closed by one; each reader has its own.
final class Readers implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  /// The name of the reader that everybody shows a code to, where there is one; of two, that of
  /// those who come in.
  private static final String FIRST = "entry";

  private static final String EXIT = "exit";

  /// More than a reader says of itself at its start.
  private static final long GARBLED_BYTES = 256;

  private final List<Scanner> scanners;
  private final Board board;
  private final LongSupplier nanoTime;
  private final Set<String> answering = new HashSet<>();
  private final Set<String> heard = new HashSet<>();
  private final CountDownLatch unheard;

  /// Readers that do nothing yet.
  Readers(List<Scanner> scanners, Board board, LongSupplier nanoTime) {
    this.scanners = List.copyOf(scanners);
    this.board = board;
    this.nanoTime = nanoTime;
    unheard = new CountDownLatch(scanners.size());
  }

  /// Those that are configured.
  static Readers of(
      KioskConfig config, Board board, LongSupplier nanoTime, RandomGenerator random) {
    List<Scanner> scanners = new ArrayList<>();
    scanners.add(scanner(FIRST, config.scanner(), nanoTime, random));
    config.exitScanner().ifPresent(exit -> scanners.add(scanner(EXIT, exit, nanoTime, random)));
    return new Readers(scanners, board, nanoTime);
  }

  /// Which way whoever shows a code to a reader goes, by the reader's name, where that is not the
  /// same for all.
  static Map<String, Direction> ways(KioskConfig config) {
    return config.exitScanner().isPresent()
        ? Map.of(FIRST, Direction.ENTRY, EXIT, Direction.EXIT)
        : Map.of();
  }

  private static Scanner scanner(
      String name, KioskConfig.Scanner scanner, LongSupplier nanoTime, RandomGenerator random) {
    return AutoModel.withId(scanner.model())
        .orElseThrow()
        .scanner(
            name,
            new ScannerModel.Setup(
                scanner.port(),
                scanner.baud().isPresent()
                    ? SerialLine.Settings.FACTORY.withBaud(scanner.baud().getAsInt())
                    : SerialLine.Settings.FACTORY,
                scanner.baud().isEmpty(),
                switch (scanner.end()) {
                  case TERMINATOR -> FrameRules.Ending.TERMINATOR;
                  case SILENCE -> FrameRules.Ending.SILENCE;
                },
                scanner.pause()),
            nanoTime,
            random);
  }

  /// Starts reading.
  ///
  /// @param scans gets each scan, with its reader's name as the source
  /// @param lane is told when no reader answers any more, and when one does again
  void start(Consumer<ScanData> scans, Consumer<Event> lane) {
    for (Scanner each : scanners) {
      each.start(scans, health -> reported(each.name(), health, lane));
    }
  }

  /// Waits until each reader has its port or is known to have none: whoever showed a code earlier
  /// would not be seen. One that says nothing in time is missing until it does.
  ///
  /// @param lane is told if no reader answers, whether it was already or not
  /// @return whether one answers
  boolean awaitFirstWord(Duration patience, Consumer<Event> lane) {
    try {
      if (!unheard.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "a reader does not say whether it reads");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (answering.isEmpty()) {
        lane.accept(new Event.DeviceLost(nanoTime.getAsLong(), Screen.Cause.SCANNER_GONE));
      }
      return !answering.isEmpty();
    }
  }

  private synchronized void reported(String name, Health health, Consumer<Event> lane) {
    boolean served = !answering.isEmpty();
    if (health instanceof Health.Online || health instanceof Health.Degraded) {
      answering.add(name);
    } else {
      answering.remove(name);
    }
    board.scanner(answering.size() == scanners.size());
    long now = nanoTime.getAsLong();
    if (answering.isEmpty()) {
      lane.accept(new Event.DeviceLost(now, Screen.Cause.SCANNER_GONE));
    } else if (!served) {
      lane.accept(new Event.DeviceBack(now, Screen.Cause.SCANNER_GONE));
    }
    if (heard.add(name)) {
      unheard.countDown();
    }
  }

  /// How each is, and what it counted.
  List<Finding> findings() {
    return scanners.stream().map(Readers::finding).toList();
  }

  private static Finding finding(Scanner scanner) {
    Part part = scanner.name().equals(EXIT) ? Part.EXIT_READER : Part.READER;
    Counters counted = scanner.counters();
    Finding finding =
        switch (scanner.checkHealth()) {
          case Health.Online _ when garbled(counted) -> Finding.of(part, Grade.BROKEN, "garbled");
          case Health.Online _ -> Finding.well(part, "online");
          case Health.Degraded(String why) ->
              Finding.of(part, Grade.WORN, "degraded").with("why", why);
          case Health.Offline(String why) ->
              Finding.of(part, Grade.BROKEN, "gone").with("why", why);
          case Health.Faulty(String why) ->
              Finding.of(part, Grade.BROKEN, "faulty").with("why", why);
        };
    Discards thrown = counted.discards();
    return finding
        .with("codes", counted.frames())
        .with("bytes", counted.bytes())
        .with("opened", counted.opened())
        .with(
            "discarded",
            thrown.oversize()
                + thrown.timeout()
                + thrown.resync()
                + thrown.badCheck()
                + thrown.flood());
  }

  /// Much comes and never a code: the speed of the port is wrong, or the end of a code.
  private static boolean garbled(Counters counted) {
    return counted.frames() == 0 && counted.bytes() >= GARBLED_BYTES;
  }

  @Override
  public void close() {
    scanners.forEach(Scanner::close);
  }
}
