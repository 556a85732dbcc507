package tramquet.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tramquet.drivers.Health;
import tramquet.drivers.Schedule;
import tramquet.drivers.ThreadSchedule;
import tramquet.drivers.gate.PulseGate;
import tramquet.drivers.indicator.Buzzer;
import tramquet.drivers.indicator.SignalTower;
import tramquet.drivers.line.DebouncedInput;
import tramquet.drivers.line.Pins;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.scanner.Frame;
import tramquet.drivers.scanner.FrameRules;
import tramquet.drivers.scanner.LineScanner;
import tramquet.drivers.scanner.ScanData;
import tramquet.drivers.twin.PinsTwin;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.indicate.Indicators;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.presence.PlaceHistory;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.visit.Notes;
import tramquet.kiosk.visit.Origin;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.kiosk.visit.VisitWriter;
import tramquet.wire.Direction;
import tramquet.wire.HpkeSealer;
import tramquet.wire.KioskId;
import tramquet.wire.PlaceKey;
import tramquet.wire.Tally;

/// How long a lane takes to the edge of a lamp, on the twin's pins and in real time, with a card
/// that stalls: from the edge of the emergency input, and from the last byte of a code.
public final class LaneTimes implements AutoCloseable {
  /// What a card may stall.
  public static final Duration STALL = Duration.ofMillis(700);

  private static final int BAUD = 115_200;
  private static final int EMERGENCY = 13;
  private static final int GREEN = 27;
  private static final Origin ORIGIN = new Origin(new KioskId("bench"), "1", Direction.ENTRY);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final OptionalInt NONE = OptionalInt.empty();

  private final PinsTwin twin = new PinsTwin(System::nanoTime);
  private final Pins pins = twin.pins();
  private final Schedule schedule = new ThreadSchedule("bench");
  private final BlockingQueue<Long> lamps = new LinkedBlockingQueue<>();
  private final BlockingQueue<Class<? extends Screen>> screens = new LinkedBlockingQueue<>();
  private final Script script;
  private final VisitWriter writer;
  private final Checkpoint lane;

  private LaneTimes(Duration stall) {
    InstantSource wall = InstantSource.system();
    Instant now = wall.instant();
    script = new Script(now);
    ClockGuard guard = new ClockGuard(wall, () -> true, List::of, now);
    BootClock clock = new BootClock(new UUID(1, 2), 0, guard, System::nanoTime);
    HpkeSealer sealer = new HpkeSealer(script.sealing());
    StallingLog log =
        new StallingLog(new VisitLogTwin(ORIGIN, sealer, clock::stamp, new Random(1)), stall);
    writer = new VisitWriter(log, sealer, _ -> {}, Notes.NONE);
    GateContacts contacts = new GateContacts(contacts(), pins, schedule);
    PulseGate gate =
        new PulseGate(output(24), Optional.empty(), PulseGate.USUAL_PULSE, schedule, schedule);
    SignalTower tower = new SignalTower(output(17), output(GREEN), output(22), schedule);
    PlaceHistory history =
        new PlaceHistory(
            PlaceKey.alone(new Random(4)),
            LaneRules.Confirm.VERDICT,
            Tally.zero(ORIGIN.kiosk(), Tally.NO_DAY),
            guard::wallTime,
            System::nanoTime);
    lane =
        new Checkpoint(
            new LaneMachine(rules()),
            Optional.of(
                new Services(
                    new Assessor(script::packs, new LaneTerms(Direction.ENTRY, true), history),
                    new ShadowRules(script::packs),
                    new Drafts("1", Direction.ENTRY, clock, UUID::randomUUID),
                    history,
                    writer,
                    guard,
                    _ -> {})),
            new Indicators(tower, new Buzzer(output(23), schedule)),
            gate,
            screen -> screens.add(screen.getClass()),
            _ -> {},
            (_, _) -> {},
            _ -> {},
            Lane.START,
            LaneTrace.NONE,
            System::nanoTime);
    twin.raise(EMERGENCY, Pins.Level.HIGH);
    twin.listen((bcm, level, at) -> {
      if (bcm == GREEN && level == Pins.Level.HIGH) {
        lamps.add(at);
      }
    });
    contacts.listen(gate, lane::tell, System::nanoTime);
    writer.start();
    lane.start(Set.of());
  }

  private Pins.Output output(int bcm) {
    return pins.output(bcm, Pins.Level.LOW);
  }

  private static KioskConfig.Pins contacts() {
    return new KioskConfig.Pins(
        KioskConfig.Pins.Provider.TWIN,
        Optional.empty(),
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        OptionalInt.of(EMERGENCY),
        OptionalInt.empty(),
        KioskConfig.Pins.Active.HIGH,
        KioskConfig.Pins.GateKind.PULSE,
        PulseGate.USUAL_PULSE,
        Duration.ofSeconds(5),
        KioskConfig.Pins.Contact.CLOSES);
  }

  private static LaneRules rules() {
    return new LaneRules(
        Direction.ENTRY,
        Map.of(),
        LaneRules.Confirm.VERDICT,
        true,
        "https://khaibao.example.vn",
        Optional.empty(),
        SHORT,
        SHORT,
        SHORT,
        SHORT,
        SHORT,
        SHORT,
        Duration.ofMinutes(5),
        Optional.empty());
  }

  /// From the last write of a reader, on a pseudo-terminal, to the green lamp.
  ///
  /// @param rounds how many people
  /// @param stall of each commit
  /// @return nanoseconds of each, without the first: it loads classes
  public static long[] scans(int rounds, Duration stall) throws InterruptedException {
    try (Pty pty = Pty.open();
        LaneTimes times = new LaneTimes(stall);
        LineScanner reader =
            LineScanner.serial(
                "entry",
                SerialLine.at(pty.slave(), SerialLine.Settings.FAST),
                FrameRules.terminatedAt(BAUD),
                System::nanoTime,
                new Random(3))) {
      ScannerPlayer player = new ScannerPlayer(pty, BAUD, System::nanoTime);
      CountDownLatch online = new CountDownLatch(1);
      reader.start(
          scan -> times.lane.tell(new Event.ScanRead(scan.lastByteNanos(), scan)),
          health -> {
            if (health instanceof Health.Online) {
              online.countDown();
            }
          });
      online.await();
      times.awaits(Screen.Idle.class);
      long[] nanos = new long[rounds];
      times.letIn(player);
      for (int i = 0; i < rounds; i++) {
        nanos[i] = times.letIn(player);
      }
      return nanos;
    }
  }

  private long letIn(ScannerPlayer player) throws InterruptedException {
    lamps.clear();
    long played = player.play(script.welcome().well().toArray());
    long lamp = Optional.ofNullable(lamps.poll(10, TimeUnit.SECONDS)).orElseThrow();
    awaits(Screen.Idle.class);
    return lamp - played;
  }

  /// Times without the settling of the contact, which is told by [DebouncedInput#USUAL].
  ///
  /// @param rounds how often
  /// @param stall of each commit; a visitor's is on its way when the loop is cut
  /// @return nanoseconds of each round
  public static long[] emergencies(int rounds, Duration stall) throws InterruptedException {
    try (LaneTimes times = new LaneTimes(stall)) {
      times.awaits(Screen.Idle.class);
      long[] nanos = new long[rounds];
      for (int i = 0; i < rounds; i++) {
        nanos[i] = times.once();
      }
      return nanos;
    }
  }

  private long once() throws InterruptedException {
    long at = System.nanoTime();
    lane.tell(
        new Event.ScanRead(at, ScanData.from(new Frame(script.welcome().well(), at, at), "entry")));
    TimeUnit.MILLISECONDS.sleep(60);
    lamps.clear();
    long cut = System.nanoTime();
    twin.raise(EMERGENCY, Pins.Level.LOW);
    Optional<Long> lamp = Optional.ofNullable(lamps.poll(10, TimeUnit.SECONDS));
    awaits(Screen.Emergency.class);
    twin.raise(EMERGENCY, Pins.Level.HIGH);
    awaits(Screen.Idle.class);
    // Whatever waits for the card is written before the next comes.
    CountDownLatch written = new CountDownLatch(1);
    writer.probe(_ -> written.countDown());
    written.await();
    return lamp.orElseThrow() - cut - DebouncedInput.USUAL.toNanos();
  }

  private void awaits(Class<? extends Screen> screen) throws InterruptedException {
    Class<? extends Screen> seen = screens.take();
    while (seen != screen) {
      seen = screens.take();
    }
  }

  @Override
  public void close() {
    lane.close();
    writer.close();
    schedule.close();
    pins.close();
  }
}
