package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tramquet.drivers.Bytes;
import tramquet.drivers.Health;
import tramquet.drivers.gate.Gate;
import tramquet.drivers.gate.PulseGate;
import tramquet.drivers.indicator.Buzzer;
import tramquet.drivers.indicator.SignalTower;
import tramquet.drivers.line.Pins;
import tramquet.drivers.scanner.Frame;
import tramquet.drivers.scanner.FrameRules;
import tramquet.drivers.scanner.LineScanner;
import tramquet.drivers.scanner.ScanData;
import tramquet.drivers.twin.PinsTwin;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.indicate.Indicators;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.lane.StaffWish;
import tramquet.kiosk.order.OrderDesk;
import tramquet.kiosk.order.OrderRules;
import tramquet.kiosk.order.UsedOrders;
import tramquet.kiosk.presence.PlaceHistory;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.uplink.BrokerTwin;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.kiosk.uplink.UplinkSettings;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Notes;
import tramquet.kiosk.visit.Origin;
import tramquet.kiosk.visit.VisitLog;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.kiosk.visit.VisitWriter;
import tramquet.kiosk.visit.Written;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.HpkeSealer;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.PlaceKey;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;
import tramquet.wire.Sealer;
import tramquet.wire.SigningKey;
import tramquet.wire.Stamp;
import tramquet.wire.Tally;
import tramquet.wire.TrustedKeys;

/// A shift at a gate: a whole lane from the serial line to the ledger, on twins or on disk, in time
/// that passes when told to. Reads as what a person at the gate does and sees.
///
/// Thread: one; the lane has its own threads, as always.
final class Shift implements AutoCloseable {
  static final Instant MORNING = Instant.parse("2026-10-05T06:00:00Z");
  static final Origin ORIGIN = new Origin(new KioskId("ben-xe-01"), "1", Direction.ENTRY);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int RED = 17;
  private static final int GREEN = 27;
  private static final int AMBER = 22;
  private static final int BUZZER = 23;
  private static final int GATE = 24;
  private static final int PASSAGE = 25;
  private static final int READY = 5;
  private static final int TAILGATE = 6;
  private static final int EMERGENCY = 13;
  private static final Duration SETTLED = Duration.ofMillis(30);

  /// Signs what staff and the centre order.
  static final SigningKey ORDERS = SigningKey.generate();

  private final StepSchedule schedule = new StepSchedule();
  private final AtomicLong nanos = new AtomicLong(1);
  private volatile Duration wrong = Duration.ZERO;
  private final InstantSource wall = () -> MORNING.plusNanos(nanos.get()).plus(wrong);
  private final ClockGuard guard = new ClockGuard(wall, () -> false, List::of, MORNING);
  private final BlockingDeque<String> seen = new LinkedBlockingDeque<>();
  private final BlockingDeque<String> delivered = new LinkedBlockingDeque<>();
  // What was told of deliveries while something else was waited for.
  private final Set<String> heard = new HashSet<>();
  private final Set<UUID> committed = ConcurrentHashMap.newKeySet();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Plug reader = new Plug();
  private final Plug exit = new Plug();
  private final Semaphore readings = new Semaphore(0);
  private int shown;
  private final BrokerTwin broker = new BrokerTwin();
  private final Script script;
  private final VisitLog log;
  private final LedgerTwin ledger;
  private final LaneOrders obedience = new LaneOrders(this::tell, nanos::get, Optional::empty);
  private final OrderDesk orders;
  private final Uplink uplink;
  private final Checkpoint lane;
  private final PinsTwin twin = new PinsTwin(nanos::get);
  private final GateContacts contacts;
  private final Gate gate;
  private final LaneRules.Confirm confirm;

  /// Opens the log of a shift.
  interface Shelf {
    VisitLog log(Origin origin, Sealer sealer, Supplier<Stamp> stamps);
  }

  /// A log in memory.
  static VisitLogTwin inMemory(Origin origin, Sealer sealer, Supplier<Stamp> stamps) {
    return new VisitLogTwin(origin, sealer, stamps, new Random(1));
  }

  Shift(Script script, Shelf shelf, LedgerTwin.Guards guards) {
    this(script, new HpkeSealer(script.sealing()), shelf, guards);
  }

  /// A lane with a gate that tells who passes.
  static Shift atTheGate(Script script) {
    return new Shift(
        script,
        new HpkeSealer(script.sealing()),
        Shift::inMemory,
        LedgerTwin.Guards.ALL,
        LaneRules.Confirm.PASSAGE);
  }

  Shift(Script script, Sealer sealer, Shelf shelf, LedgerTwin.Guards guards) {
    this(script, sealer, shelf, guards, LaneRules.Confirm.VERDICT);
  }

  private Shift(
      Script script,
      Sealer sealer,
      Shelf shelf,
      LedgerTwin.Guards guards,
      LaneRules.Confirm confirm) {
    this.script = script;
    this.confirm = confirm;
    BootClock clock = new BootClock(new UUID(1, 2), 0, guard, nanos::get);
    log = opened(shelf.log(ORIGIN, sealer, clock::stamp));
    ledger = new LedgerTwin(ORIGIN.kiosk(), broker, guards);
    orders = opened(orderDesk());
    uplink =
        opened(
            new Uplink(
                broker,
                log,
                () ->
                    new KioskStatus(
                        ORIGIN.kiosk(),
                        true,
                        clock.bootId(),
                        "ready",
                        true,
                        0,
                        1,
                        "test",
                        Map.of()),
                UplinkSettings.DEFAULT,
                told(guards),
                wall,
                nanos::get,
                new Random(2)));
    VisitWriter writer = opened(new VisitWriter(log, sealer, this::committed, Notes.NONE));
    Pins pins = opened(twin.pins());
    contacts = new GateContacts(contactPins(), pins, schedule);
    gate =
        new PulseGate(
            output(pins, GATE), contacts.passage(), PulseGate.USUAL_PULSE, schedule, schedule);
    twin.raise(READY, Pins.Level.HIGH);
    twin.raise(EMERGENCY, Pins.Level.HIGH);
    schedule.pass(SETTLED);
    lane = opened(lane(script, pins, clock, writer));
    LineScanner scanner = opened(scanner("entry", reader));
    LineScanner leaving = opened(scanner("exit", exit));
    writer.start();
    lane.start(Set.of());
    sees("screen idle");
    contacts.listen(gate, lane::tell, nanos::get);
    scanner.start(this::read, this::readerIs);
    leaving.start(this::read);
    orders.start(obedience, uplink::answer);
    uplink.start();
  }

  private LineScanner scanner(String name, Plug plug) {
    return LineScanner.serial(
        name, plug, FrameRules.terminatedAt(115_200), nanos::get, new Random(3));
  }

  private void read(ScanData scan) {
    if (!orders.shown(scan)) {
      tell(new Event.ScanRead(nanos.get(), scan));
    }
    readings.release();
  }

  private void tell(Event event) {
    lane.tell(event);
  }

  private OrderDesk orderDesk() {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "orders-" + UUID.randomUUID());
    open.push(() -> Files.deleteIfExists(file));
    return new OrderDesk(
        new OrderRules(
            TrustedKeys.of(ORDERS.publicKey()), ORIGIN.kiosk(), Optional.empty(), ORIGIN.lane()),
        new UsedOrders(file),
        guard::wallTime);
  }

  private Checkpoint lane(Script script, Pins pins, BootClock clock, VisitWriter writer) {
    SignalTower tower =
        new SignalTower(output(pins, RED), output(pins, GREEN), output(pins, AMBER), schedule);
    Buzzer buzzer = new Buzzer(output(pins, BUZZER), schedule);
    twin.listen(this::edge);
    PlaceHistory history =
        new PlaceHistory(
            PlaceKey.alone(new Random(4)),
            confirm,
            Tally.zero(ORIGIN.kiosk(), Tally.NO_DAY),
            () -> new WallTime(wall.instant(), true),
            nanos::get);
    Assessor assessor = new Assessor(script::packs, new LaneTerms(Direction.ENTRY, true), history);
    return new Checkpoint(
        new LaneMachine(rules()),
        Optional.of(
            new Services(
                assessor,
                new ShadowRules(script::packs),
                new Drafts("1", Direction.ENTRY, clock, UUID::randomUUID),
                history,
                writer,
                guard,
                _ -> {})),
        new Indicators(tower, buzzer),
        gate,
        screen -> seen.add("screen " + word(screen)),
        _ -> {},
        obedience,
        _ -> {},
        Lane.START,
        trace(),
        nanos::get);
  }

  private LaneRules rules() {
    return new LaneRules(
        Direction.ENTRY,
        Map.of("exit", Direction.EXIT),
        confirm,
        true,
        "https://khaibao.example.vn",
        Optional.empty(),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofMinutes(5),
        Optional.empty());
  }

  /// The contacts alone: the outputs of a shift are taken by hand.
  private static KioskConfig.Pins contactPins() {
    OptionalInt none = OptionalInt.empty();
    return new KioskConfig.Pins(
        KioskConfig.Pins.Provider.TWIN,
        Optional.empty(),
        none,
        none,
        none,
        none,
        none,
        OptionalInt.of(PASSAGE),
        OptionalInt.of(READY),
        OptionalInt.of(TAILGATE),
        none,
        OptionalInt.of(EMERGENCY),
        OptionalInt.empty(),
        KioskConfig.Pins.Active.HIGH,
        KioskConfig.Pins.GateKind.PULSE,
        PulseGate.USUAL_PULSE,
        Duration.ofSeconds(5),
        KioskConfig.Pins.Contact.CLOSES);
  }

  private void committed(Appended.Committed done) {
    done.headers().forEach(header -> guard.committed(header.stamp()));
    uplink.wake();
  }

  private static Pins.Output output(Pins pins, int bcm) {
    return pins.output(bcm, Pins.Level.LOW);
  }

  /// What can be seen from outside: lamps and gate going on.
  private void edge(int bcm, Pins.Level level, long atNanos) {
    if (level == Pins.Level.HIGH && bcm != BUZZER) {
      seen.add(
          switch (bcm) {
            case RED -> "lamp red";
            case GREEN -> "lamp green";
            case AMBER -> "lamp amber";
            default -> "gate";
          });
    }
  }

  private LaneTrace trace() {
    return new LaneTrace() {
      @Override
      public void written(Effect.Commit commit, Written written) {
        switch (written.outcome()) {
          case Appended.Committed(List<RecordHeader> headers) -> {
            headers.forEach(header -> committed.add(header.id()));
            RecordKind kind = headers.getFirst().kind();
            seen.add(
                kind != RecordKind.VISIT
                    ? "committed " + kind.text()
                    : headers.size() == 1 ? "committed" : "committed with alarm");
          }
          case Appended.NotCommitted _ -> seen.add("not committed");
        }
      }
    };
  }

  /// Where the guard is off, the kiosk itself believes the broker.
  private UplinkEvents told(LedgerTwin.Guards guards) {
    return new UplinkEvents() {
      @Override
      public void command(byte[] message) {
        orders.command(message);
      }

      @Override
      public void connected() {
        delivered.add("connected");
      }

      @Override
      public void disconnected(String reason) {
        delivered.add("disconnected");
      }

      @Override
      public void delivered(Epoch epoch, long from, long to) {
        if (guards == LedgerTwin.Guards.PUBACK_IS_ENOUGH) {
          log.acknowledge(new Acknowledgement(new TreeMap<>(Map.of(epoch, to))));
        }
        delivered.add("delivered " + to);
      }

      @Override
      public void acknowledged(Epoch epoch, long upTo) {
        delivered.add("acknowledged " + upTo);
      }
    };
  }

  private void readerIs(Health health) {
    lane.tell(
        health instanceof Health.Online
            ? new Event.DeviceBack(nanos.get(), Screen.Cause.SCANNER_GONE)
            : new Event.DeviceLost(nanos.get(), Screen.Cause.SCANNER_GONE));
  }

  private static String word(Screen screen) {
    return screen instanceof Screen.OutOfOrder(Screen.Cause cause)
        ? "out of order: " + cause.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        : screen
            .getClass()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
  }

  /// Somebody touches the screen.
  Shift touches(StaffWish wish) {
    tell(new Event.StaffWished(nanos.get(), wish));
    return this;
  }

  /// A code is held before the reader.
  Shift shows(Bytes code) {
    shown++;
    reader.read(code);
    return this;
  }

  /// The code that was shown stays before the reader for so long, which reads it four times a
  /// second; the lane has looked at every reading.
  Shift keepsShowing(Bytes code, Duration lasting) throws InterruptedException {
    Duration each = Duration.ofMillis(250);
    // The first one too: a reading that is still on its way would be of a moment later.
    awaitReadings();
    for (Duration left = lasting; left.isPositive(); left = left.minus(each)) {
      passes(each);
      shows(code);
      awaitReadings();
      awaitLooked();
    }
    return this;
  }

  private void awaitReadings() throws InterruptedException {
    assertTrue(readings.tryAcquire(shown, PATIENCE.toSeconds(), TimeUnit.SECONDS));
    shown = 0;
  }

  private void awaitLooked() throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(1);
    lane.ask(looked::countDown);
    within(looked);
  }

  /// What could be seen when the lane answered somebody who had asked after a code was shown, both
  /// while it was busy.
  List<String> seenAtTheAnswerBehind(Bytes code) throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    lane.ask(() -> {
      busy.countDown();
      within(free);
    });
    within(busy);
    showsAt(code, nanos.get());
    List<String> then = new ArrayList<>();
    CountDownLatch answered = new CountDownLatch(1);
    lane.ask(() -> {
      then.addAll(seen);
      answered.countDown();
    });
    free.countDown();
    within(answered);
    return then;
  }

  private static void within(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void showsAt(Bytes code, long at) {
    lane.tell(new Event.ScanRead(at, ScanData.from(new Frame(code, at, at), "entry")));
  }

  /// The lane hears so late of a code that was shown, and has looked at it.
  Shift showed(Bytes code, Duration ago) throws InterruptedException {
    showsAt(code, nanos.get() - ago.toNanos());
    awaitLooked();
    return this;
  }

  /// A code is held before the reader of those who leave.
  Shift showsLeaving(Bytes code) {
    exit.read(code);
    return this;
  }

  /// A code is held before the reader, which reads it again and again, until something happens: a
  /// single reading finds no room while the lane looks at the one before.
  Shift holds(Bytes code) {
    Optional<String> first = Optional.empty();
    long untilNanos = System.nanoTime() + PATIENCE.toNanos();
    while (first.isEmpty() && System.nanoTime() - untilNanos < 0) {
      shows(code);
      first = next(seen, Duration.ofMillis(200));
    }
    first.ifPresent(seen::addFirst);
    return this;
  }

  /// Somebody walks through the gate.
  Shift walks() {
    return stepsIn().passes(Duration.ofSeconds(1)).stepsOut();
  }

  /// Somebody steps into the gate.
  Shift stepsIn() {
    return contact(PASSAGE, Pins.Level.HIGH);
  }

  /// Nobody is in the gate any more.
  Shift stepsOut() {
    return contact(PASSAGE, Pins.Level.LOW);
  }

  /// The gate sees a second body.
  Shift isFollowed() {
    return contact(TAILGATE, Pins.Level.HIGH).contact(TAILGATE, Pins.Level.LOW);
  }

  /// The emergency loop is cut.
  Shift cutsTheLoop() {
    return contact(EMERGENCY, Pins.Level.LOW);
  }

  /// The emergency loop is closed again.
  Shift mendsTheLoop() {
    return contact(EMERGENCY, Pins.Level.HIGH);
  }

  /// The gate says that it is not ready, or that it is.
  Shift gateIs(Pins.Level ready) {
    return contact(READY, ready);
  }

  private Shift contact(int bcm, Pins.Level level) {
    twin.raise(bcm, level);
    return passes(SETTLED);
  }

  /// Staff do something.
  Shift staff(StaffAct act) {
    lane.tell(new Event.StaffActed(nanos.get(), act));
    return this;
  }

  /// The wall clock is wrong by so much from now on; monotonic time goes on.
  Shift clockIsWrongBy(Duration wrong) {
    this.wrong = wrong;
    return this;
  }

  /// The questions on the screen are answered.
  Shift answers(boolean symptoms) {
    lane.tell(new Event.Declared(nanos.get(), symptoms, false, false));
    return this;
  }

  /// The reader's cable is pulled out, or plugged in again.
  Plug reader() {
    return reader;
  }

  BrokerTwin broker() {
    return broker;
  }

  LedgerTwin ledger() {
    return ledger;
  }

  VisitLog log() {
    return log;
  }

  /// Exactly this is seen next, in this order, and nothing between.
  Shift sees(String... expected) {
    List<String> got = new ArrayList<>();
    for (int i = 0; i < expected.length; i++) {
      got.add(seesNext());
    }
    assertEquals(List.of(expected), got);
    return this;
  }

  /// Exactly this is seen next; the lane and the writer work side by side.
  Shift seesInAnyOrder(String... expected) {
    List<String> got = new ArrayList<>();
    for (int i = 0; i < expected.length; i++) {
      got.add(seesNext());
    }
    assertEquals(Stream.of(expected).sorted().toList(), got.stream().sorted().toList());
    return this;
  }

  /// What is seen next.
  String seesNext() {
    return next(seen).orElse("nothing more");
  }

  /// Time passes until this is seen.
  Shift waitsFor(String expected) {
    return waitsFor(expected, seen);
  }

  /// Time passes until the uplink says this.
  Shift hearsOfDelivery(String expected) {
    return heard.contains(expected) ? this : waitsFor(expected, delivered);
  }

  private Shift waitsFor(String expected, BlockingDeque<String> told) {
    List<String> got = new ArrayList<>();
    long untilNanos = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - untilNanos < 0) {
      Optional<String> next = next(told, Duration.ofMillis(20));
      next.ifPresent(got::add);
      if (next.filter(expected::equals).isPresent()) {
        return this;
      }
      if (next.isEmpty()) {
        passes(Duration.ofSeconds(1));
      }
    }
    throw new AssertionError("waited for \"" + expected + "\", and there was " + got);
  }

  /// Time passes at the gate.
  Shift passes(Duration time) {
    nanos.addAndGet(time.toNanos());
    schedule.pass(time);
    lane.tell(new Event.Tick(nanos.get()));
    uplink.wake();
    return this;
  }

  /// Whoever was there has left, and the lane waits for the next.
  Shift nextPlease() {
    return passes(Duration.ofSeconds(6)).sees("screen idle");
  }

  /// Time passes until the kiosk has nothing left to deliver.
  Shift delivers() {
    long untilNanos = System.nanoTime() + PATIENCE.toNanos();
    while (log.unsent() > 0 && System.nanoTime() - untilNanos < 0) {
      Optional<String> told = next(delivered, Duration.ofMillis(20));
      told.ifPresent(heard::add);
      if (told.isEmpty()) {
        passes(Duration.ofSeconds(10));
      }
    }
    return this;
  }

  /// What is wrong at the centre, by the same check as the demonstration's.
  List<String> differences() {
    return script.differences(ledger.rows(), committed, log.unsent());
  }

  private static Optional<String> next(BlockingDeque<String> of) {
    return next(of, PATIENCE);
  }

  private static Optional<String> next(BlockingDeque<String> of, Duration within) {
    try {
      return Optional.ofNullable(of.poll(within.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new AssertionError("closing", e);
      }
    }
  }
}
