package tramquet.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tramquet.drivers.gate.Gate;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.indicate.Indicators;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Kept;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Mailbox;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.Step;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Written;
import tramquet.wire.Declaration;
import tramquet.wire.Direction;
import tramquet.wire.OrderResult.Refusal;

/// One lane at work: what happens to it comes in, the machine says what to do, and it is done here,
/// in the order of the line. Start reading at `perform`.
///
/// Nothing here waits for the disk or the network: a commit is handed to the writer and its answer
/// is an event like any other.
///
/// Thread: its own, `lane`; `tell` and `close` by any.
final class Checkpoint implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.lane");

  /// How long the lane sleeps when no state wants a tick.
  private static final long IDLE_NANOS = 60_000_000_000L;

  private final LaneMachine machine;
  private final Indicators indicators;
  private final Gate gate;
  private final Consumer<Screen> window;
  private final Consumer<Kept> keeper;
  private final BiConsumer<UUID, Optional<Refusal>> answers;
  private final Consumer<ScanData> claims;
  private final LaneTrace trace;
  private final LongSupplier nanoTime;
  private final Mailbox mailbox = new Mailbox();
  // By the very tick that waits in the mailbox in their place: two may be of the same moment.
  private final Map<Event, Runnable> questions =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;
  private volatile Optional<Services> services;
  private Lane lane;

  /// @param services empty for a lane that is not provisioned
  /// @param claims takes a claim code, though the kiosk is set up
  /// @param before where the lane begins
  Checkpoint(
      LaneMachine machine,
      Optional<Services> services,
      Indicators indicators,
      Gate gate,
      Consumer<Screen> window,
      Consumer<Kept> keeper,
      BiConsumer<UUID, Optional<Refusal>> answers,
      Consumer<ScanData> claims,
      Lane before,
      LaneTrace trace,
      LongSupplier nanoTime) {
    this.machine = machine;
    this.services = services;
    this.indicators = indicators;
    this.gate = gate;
    this.window = window;
    this.keeper = keeper;
    this.answers = answers;
    this.claims = claims;
    lane = before;
    this.trace = trace;
    this.nanoTime = nanoTime;
    thread = Thread.ofPlatform().name("lane").unstarted(this::run);
  }

  /// Starts serving.
  ///
  /// @param missing what the lane cannot work without and is known not to have, so that its first
  ///   screen invites nobody; told again by an event when it is there
  void start(Set<Screen.Cause> missing) {
    for (Screen.Cause each : missing) {
      lane = lane.with(each);
    }
    thread.start();
  }

  /// Keys and rules are there: the lane can serve from now on.
  void provisioned(Services given) {
    services = Optional.of(given);
    tell(new Event.Provisioned(now()));
  }

  /// Something has happened. A scan that finds no room is dropped and counted.
  void tell(Event event) {
    if (!mailbox.put(event)) {
      dropped.incrementAndGet();
    }
  }

  /// Runs an answer on the lane's thread, as a sign that it is not stuck: after all that had
  /// happened before.
  void ask(Runnable answer) {
    // Early, it finds no deadline over.
    Event turn = new Event.Tick(now());
    questions.put(turn, answer);
    tell(turn);
  }

  /// Scans that were dropped because somebody was being served.
  long dropped() {
    return dropped.get();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    follow(machine.start(lane, now()));
    try {
      while (true) {
        Event event = mailbox.take(nanosToDeadline()).orElseGet(() -> new Event.Tick(now()));
        happened(event);
        Optional.ofNullable(questions.remove(event)).ifPresent(Runnable::run);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void happened(Event event) {
    if (event instanceof Event.ScanRead(long _, ScanData scan)
        && now() - scan.lastByteNanos() > LaneRules.FRESH.toNanos()) {
      dropped.incrementAndGet();
      return;
    }
    try {
      follow(machine.next(lane, event));
    } catch (RuntimeException e) {
      // A fault of ours must not end the lane. Its message may hold what a visitor showed.
      LOG.log(System.Logger.Level.ERROR, "lane: " + e.getClass().getName() + at(e));
      serveTheNext();
    }
  }

  /// Whoever stood there has to show the code again. A visit that is on its way to disk is annulled
  /// when it arrives, since nobody was shown green.
  private void serveTheNext() {
    try {
      follow(machine.start(lane, now()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "lane: " + e.getClass().getName() + at(e));
    }
  }

  private void follow(Step step) {
    lane = step.lane();
    step.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Assess(ScanData scan, Direction way, Optional<Evidence> before) ->
          assess(scan, way, before);
      case Effect.Judge(Evidence evidence, Event.Declared answers) ->
          declared(evidence, answers, services().clock().wallTime());
      case Effect.Commit commit -> commit(commit);
      case Effect.Remember(UUID visit, Direction way, Optional<Evidence> evidence) ->
          services().history().admitted(visit, way, evidence.flatMap(Evidence::person));
      case Effect.Answer(UUID order, Optional<Refusal> refusal) -> answers.accept(order, refusal);
      case Effect.Keep(Kept kept) -> keeper.accept(kept);
      case Effect.Indicate(Effect.Signal signal) -> indicators.indicate(signal);
      case Effect.OpenGate _ -> gate.open();
      case Effect.HoldGate(Duration limit) -> gate.hold(limit);
      case Effect.ReleaseGate _ -> gate.release();
      case Effect.Show(Screen screen) -> show(screen);
      case Effect.ProbeStorage _ -> services().writer().probe(this::probed);
      case Effect.Examine _ ->
          services().examiner().accept(report -> tell(new Event.Examined(now(), report)));
      case Effect.TakeClaim(ScanData scan) -> claims.accept(scan);
      case Effect.CountDropped _ -> dropped.incrementAndGet();
    }
  }

  /// The machine asks for nothing that needs them before they are there.
  private Services services() {
    return services.orElseThrow();
  }

  private void assess(ScanData scan, Direction way, Optional<Evidence> before) {
    trace.scanned(scan);
    judged(services().assessor().assess(scan.bytes(), way, before, services().clock().wallTime()));
  }

  private void declared(Evidence evidence, Event.Declared answers, WallTime now) {
    judged(
        services().assessor().judge(evidence.declaring(declaration(answers, now.instant()), now)));
  }

  private void judged(Assessment assessment) {
    trace.assessed(assessment);
    happened(new Event.Assessed(now(), assessment));
    // While the visit is on its way to disk.
    if (assessment instanceof Assessment.Judged judged) {
      var _ = services().shadow().compare(judged);
    }
  }

  private void commit(Effect.Commit commit) {
    trace.committing(commit);
    remember(commit);
    services()
        .writer()
        .submit(services().drafts().of(commit), written -> tell(answer(commit, written)));
  }

  /// Whoever has passed is inside, even if the disk fails now.
  private void remember(Effect.Commit commit) {
    switch (commit) {
      case Effect.CommitPassage(UUID visit, _, _) -> services().history().passed(visit);
      case Effect.CommitAnnulment(UUID visit, _, _) -> services().history().annulled(visit);
      default -> {}
    }
  }

  private Event answer(Effect.Commit commit, Written written) {
    trace.written(commit, written);
    return switch (written.outcome()) {
      case Appended.Committed committed ->
          new Event.Committed(now(), commit, committed.first().id());
      case Appended.NotCommitted(Appended.Cause cause) ->
          new Event.CommitFailed(
              now(),
              commit,
              cause == Appended.Cause.FULL
                  ? Screen.Cause.STORAGE_FULL
                  : Screen.Cause.STORAGE_FAILED);
    };
  }

  private void show(Screen screen) {
    trace.shown(screen);
    window.accept(screen);
  }

  private void probed(boolean works) {
    if (works) {
      tell(new Event.DeviceBack(now(), Screen.Cause.STORAGE_FAILED));
      tell(new Event.DeviceBack(now(), Screen.Cause.STORAGE_FULL));
    }
  }

  private static Declaration declaration(Event.Declared answers, Instant now) {
    Set<Declaration.Symptom> symptoms =
        answers.symptoms()
            ? EnumSet.of(Declaration.Symptom.UNSPECIFIED)
            : EnumSet.noneOf(Declaration.Symptom.class);
    return new Declaration(now, symptoms, answers.epidemicZone(), answers.contact());
  }

  private long nanosToDeadline() {
    return lane.deadlineNanos().map(deadline -> Math.max(0, deadline - now())).orElse(IDLE_NANOS);
  }

  private long now() {
    return nanoTime.getAsLong();
  }

  private static String at(Throwable e) {
    return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
  }
}
