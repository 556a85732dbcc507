package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tramquet.drivers.Bytes;
import tramquet.drivers.Health;
import tramquet.drivers.gate.Gate;
import tramquet.drivers.indicator.Buzzer;
import tramquet.drivers.indicator.Light;
import tramquet.drivers.indicator.SignalTower;
import tramquet.drivers.line.Pins;
import tramquet.drivers.scanner.Frame;
import tramquet.drivers.scanner.ScanData;
import tramquet.drivers.twin.PinsTwin;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.clock.ClockGuard;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.indicate.Indicators;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Kept;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.presence.PlaceHistory;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.simulation.Retold;
import tramquet.kiosk.simulation.Retold.Answered;
import tramquet.kiosk.simulation.Retold.Card;
import tramquet.kiosk.simulation.Retold.Moment;
import tramquet.kiosk.simulation.Retold.Written;
import tramquet.kiosk.visit.Notes;
import tramquet.kiosk.visit.VisitWriter;
import tramquet.wire.Direction;
import tramquet.wire.HpkeSealer;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;
import tramquet.wire.PlaceKey;
import tramquet.wire.RecordHeader;
import tramquet.wire.SealedRecord;
import tramquet.wire.StaffRef;
import tramquet.wire.Tally;
import tramquet.wire.Verdict;

/// The real `Checkpoint` with the real judging, sealing and writing, on twins: it is told what a
/// simulated lane was told, and shows what can be seen of it. Lamps do not blink here, so that one
/// look is enough.
///
/// Thread: one.
final class PlayedLane implements AutoCloseable {
  private static final int RED = 17;
  private static final int GREEN = 27;
  private static final int AMBER = 22;
  private static final int BUZZER = 23;
  private static final Map<Light, Integer> LAMPS =
      Map.of(Light.RED, RED, Light.GREEN, GREEN, Light.AMBER, AMBER);
  private static final int MOST_RECORDS = 10_000;
  private static final String BY = "BX7-0042";

  private final Map<String, Bytes> codes;
  private final AtomicLong nanos;
  private final StepSchedule still = new StepSchedule();
  private final PinsTwin twin;
  private final Pins pins;
  private final CountedGate gate = new CountedGate();
  private final CardTwin card;
  private final VisitWriter writer;
  private final Checkpoint lane;
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger claimed = new AtomicInteger();
  private final Map<UUID, CountDownLatch> marks = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<Answered> answers = new LinkedBlockingQueue<>();
  private volatile String screen = "";
  private volatile Kept kept = Kept.NOTHING;
  private Optional<String> trip = Optional.empty();

  /// A lane that has just started.
  ///
  /// @param codes what is shown for each code of the simulation
  PlayedLane(
      Retold.Story story,
      long nowNanos,
      Script script,
      Map<String, Bytes> codes,
      Shift.Shelf shelf) {
    LaneRules rules = story.rules();
    this.codes = codes;
    nanos = new AtomicLong(nowNanos);
    twin = new PinsTwin(nanos::get);
    pins = twin.pins();
    InstantSource wall = () -> Shift.MORNING.plusNanos(nanos.get());
    ClockGuard guard = new ClockGuard(wall, () -> false, List::of, Shift.MORNING);
    BootClock clock = new BootClock(new UUID(1, 2), 0, guard, nanos::get);
    HpkeSealer sealer = new HpkeSealer(script.sealing());
    card = new CardTwin(shelf.log(Shift.ORIGIN, sealer, clock::stamp));
    writer = new VisitWriter(card, card.seenBy(sealer), _ -> {}, Notes.NONE);
    PlaceHistory history =
        new PlaceHistory(
            PlaceKey.alone(new Random(4)),
            rules.confirm(),
            Tally.zero(Shift.ORIGIN.kiosk(), Tally.NO_DAY),
            () -> new WallTime(wall.instant(), true),
            nanos::get);
    lane =
        new Checkpoint(
            new LaneMachine(rules, story.steps()),
            Optional.of(
                new Services(
                    new Assessor(script::packs, new LaneTerms(Direction.ENTRY, true), history),
                    new ShadowRules(script::packs),
                    new Drafts("1", Direction.ENTRY, clock, UUID::randomUUID),
                    history,
                    writer,
                    guard,
                    asked -> asked.accept(story.report()))),
            new Indicators(tower(), new Buzzer(output(BUZZER), still)),
            gate,
            shown -> screen = Retold.words(shown),
            now -> kept = now,
            this::answered,
            _ -> claimed.incrementAndGet(),
            Lane.START,
            new LaneTrace() {
              @Override
              public void committing(Effect.Commit commit) {
                commits.incrementAndGet();
              }
            },
            nanos::get);
    writer.start();
    lane.start(Set.of());
    settle();
  }

  /// Marks are orders too.
  private void answered(UUID order, Optional<Refusal> refusal) {
    Optional.ofNullable(marks.remove(order))
        .ifPresentOrElse(
            CountDownLatch::countDown, () -> answers.add(new Answered(order, refusal)));
  }

  private SignalTower tower() {
    return new SignalTower(output(RED), output(GREEN), output(AMBER), still);
  }

  private Pins.Output output(int bcm) {
    return pins.output(bcm, Pins.Level.LOW);
  }

  /// Plays an act, and waits until all that follows from it is done.
  void play(Moment moment) {
    moment.card().ifPresent(card::behave);
    settle();
    for (Event each : moment.told()) {
      nanos.set(each.atNanos());
      tell(each);
      if (each instanceof Event.StaffWished) {
        // Whether staff may is the lane's matter.
        trip = moment.seen().kept().trip();
      }
      settle();
    }
    nanos.set(moment.endNanos());
  }

  private void tell(Event event) {
    switch (event) {
      case Event.ScanRead(long at, ScanData scan) -> lane.tell(new Event.ScanRead(at, real(scan)));
      case Event.ClaimShown(long at, ScanData scan, boolean jumper) ->
          lane.tell(new Event.ClaimShown(at, real(scan), jumper));
      case Event.StaffActed(
              long _,
              StaffAct.StartTrip(String _, String begun),
              Optional<Ordered> _) -> {
        trip = Optional.of(begun);
        lane.tell(event);
      }
      case Event.StaffActed(long _, StaffAct.EndTrip _, Optional<Ordered> _) -> {
        trip = Optional.empty();
        lane.tell(event);
      }
      default -> lane.tell(event);
    }
  }

  private ScanData real(ScanData scan) {
    Bytes shown = Optional.ofNullable(codes.get(new String(scan.bytes(), UTF_8))).orElseThrow();
    return ScanData.from(new Frame(shown, scan.lastByteNanos(), scan.lastByteNanos()), "entry");
  }

  /// Waits until the lane, and the card unless it stalls, have nothing to do.
  private void settle() {
    mark();
    int before = -1;
    while (!card.stalls() && before != commits.get()) {
      before = commits.get();
      waitFor(done -> writer.probe(_ -> done.countDown()));
      mark();
    }
  }

  /// Waits until the lane has looked at everything before this: an order that changes nothing, and
  /// is answered.
  private void mark() {
    waitFor(done -> {
      UUID mark = UUID.randomUUID();
      marks.put(mark, done);
      StaffAct act =
          trip.<StaffAct>map(running -> new StaffAct.StartTrip(BY, running))
              .orElseGet(() -> new StaffAct.EndTrip(BY));
      lane.tell(
          new Event.StaffActed(
              nanos.get(),
              act,
              Optional.of(new Ordered(mark, new tramquet.wire.StaffAct.Test(), new StaffRef(BY)))));
    });
  }

  private static void waitFor(Consumer<CountDownLatch> beginning) {
    CountDownLatch done = new CountDownLatch(1);
    beginning.accept(done);
    try {
      if (!done.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("the lane does not answer");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The lamps that are lit.
  Set<Light> lit() {
    Set<Light> lit = EnumSet.noneOf(Light.class);
    LAMPS.forEach((light, bcm) -> {
      if (twin.level(bcm) == Pins.Level.HIGH) {
        lit.add(light);
      }
    });
    return lit;
  }

  String screen() {
    return screen;
  }

  CountedGate gate() {
    return gate;
  }

  Kept kept() {
    return kept;
  }

  long dropped() {
    return lane.dropped();
  }

  /// Claim codes that were handed on.
  int claimed() {
    return claimed.get();
  }

  /// The orders that were answered since the last time.
  List<Answered> answered() {
    List<Answered> all = new ArrayList<>();
    answers.drainTo(all);
    return all;
  }

  /// What is on the card, opened by nobody.
  List<Written> records() {
    Map<UUID, Integer> places = new HashMap<>();
    List<Written> records = new ArrayList<>();
    for (SealedRecord each : card.unacknowledged(Map.of(), MOST_RECORDS)) {
      RecordHeader header = each.header();
      places.put(header.id(), records.size());
      records.add(
          new Written(
              header.kind(),
              header.subjectOf().map(of -> places.getOrDefault(of, -1)),
              header.verdict().equals(Optional.of(Verdict.ADMIT))));
    }
    return records;
  }

  @Override
  public void close() {
    card.behave(Card.WORKS);
    lane.close();
    writer.close();
    card.close();
    pins.close();
  }

  /// A gate that counts what is asked of it.
  static final class CountedGate implements Gate {
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();

    @Override
    public void open() {
      opened.incrementAndGet();
    }

    @Override
    public void hold(Duration limit) {
      held.incrementAndGet();
    }

    @Override
    public void release() {
      released.incrementAndGet();
    }

    @Override
    public void listen(Consumer<Passage> listener) {}

    @Override
    public Health checkHealth() {
      return new Health.Online();
    }

    @Override
    public void close() {}

    /// How often it was opened, held and let go.
    List<Integer> counts() {
      return List.of(opened.get(), held.get(), released.get());
    }
  }
}
