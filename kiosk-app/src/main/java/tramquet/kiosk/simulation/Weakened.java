package tramquet.kiosk.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Held;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Recent;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.lane.State;
import tramquet.kiosk.lane.Step;
import tramquet.kiosk.risk.Decision;

/// The real machine with a guard switched off. Those that are not the machine's are switched off in
/// the world.
///
/// Thread: one.
final class Weakened implements Machine {
  private final Machine real;
  private final Guard off;
  private boolean wasGreen;
  private boolean emergency;

  Weakened(Machine real, Guard off) {
    this.real = real;
    this.off = off;
  }

  @Override
  public Step start(Lane lane, long atNanos) {
    Step step = real.start(lane, atNanos);
    return off == Guard.DARK_START && wasGreen
        ? with(step, new Effect.Indicate(Effect.Signal.ADMIT))
        : step;
  }

  @Override
  public Step next(Lane lane, Event event) {
    Step step =
        switch (off) {
          case HELD_ONCE -> real.next(unheld(lane), event);
          case TICKETS -> real.next(lane, owned(lane, event));
          case TIMEOUTS -> event instanceof Event.Tick ? still(lane) : real.next(lane, event);
          case EMERGENCY_FIRST -> late(lane, event);
          case CALL_HEARD ->
              event instanceof Event.HelpCalled ? still(lane) : real.next(lane, event);
          case GATE_ASKED ->
              event instanceof Event.DeviceLost(long _, Screen.Cause cause)
                      && cause == Screen.Cause.PASSAGE_BLOCKED
                  ? still(lane)
                  : real.next(lane, event);
          case CALLER_KEPT ->
              event instanceof Event.SignedIn || event instanceof Event.StaffAtScreen
                  ? real.next(called(lane, Optional.empty()), event)
                  : real.next(lane, event);
          case JUMPER_ASKED -> real.next(lane, jumpered(event));
          case CLOSES ->
              event instanceof Event.CommitFailed
                  ? real.start(lane, event.atNanos())
                  : real.next(lane, event);
          default -> real.next(lane, event);
        };
    step.effects().forEach(this::remember);
    return switch (off) {
      case COMMIT_FIRST -> hasty(step);
      case ANNULMENT -> without(step, Effect.CommitAnnulment.class);
      case NEXT_SERVED -> event instanceof Event.Tick ? without(step, Effect.Assess.class) : step;
      case CALLER_FORGOTTEN ->
          event instanceof Event.Assessed
              ? new Step(called(step.lane(), lane.recent().called()), step.effects())
              : step;
      case CLAIM_ORDERED ->
          event instanceof Event.ClaimShown(_, ScanData scan, boolean jumper) && jumper
              ? with(step, new Effect.TakeClaim(scan))
              : step;
      case EMERGENCY_ENDS_SESSIONS ->
          event instanceof Event.EmergencyOn ? attended(step, lane.session()) : step;
      case SESSION_ENDS ->
          attended(step, step.lane().session().map(each -> endless(each, event.atNanos())));
      case VERDICT_SEEN -> hurried(step, event);
      default -> step;
    };
  }

  private void remember(Effect effect) {
    if (effect instanceof Effect.Indicate(Effect.Signal signal)) {
      wasGreen = signal == Effect.Signal.ADMIT;
    }
  }

  private static Lane unheld(Lane lane) {
    return like(lane, Held.NOTHING, lane.recent(), lane.session());
  }

  /// A lane but for these.
  private static Lane like(Lane lane, Held held, Recent recent, Optional<Session> session) {
    return new Lane(
        lane.state(),
        lane.provisioned(),
        held,
        lane.faults(),
        lane.ticket(),
        lane.trip(),
        recent,
        lane.due(),
        session);
  }

  private static Lane called(Lane lane, Optional<Recent.Called> whom) {
    Recent recent = lane.recent();
    return like(
        lane,
        lane.held(),
        new Recent(
            recent.passed(),
            recent.annulled(),
            recent.alarm(),
            recent.uncounted(),
            recent.seen(),
            whom),
        lane.session());
  }

  private static Step attended(Step step, Optional<Session> session) {
    Lane lane = step.lane();
    return new Step(like(lane, lane.held(), lane.recent(), session), step.effects());
  }

  private static Session endless(Session session, long at) {
    return new Session(
        session.who(),
        session.page(),
        session.about(),
        at + Duration.ofHours(1).toNanos(),
        session.refreshNanos(),
        session.language());
  }

  private static Event owned(Lane lane, Event event) {
    return event instanceof Event.Committed(long at, Effect.CommitVisit _, var id)
            && lane.state() instanceof State.Recording recording
            && recording.commit() instanceof Effect.CommitVisit
        ? new Event.Committed(at, recording.commit(), id)
        : event;
  }

  private static Event jumpered(Event event) {
    return event instanceof Event.ClaimShown(long at, ScanData scan, _)
        ? new Event.ClaimShown(at, scan, true)
        : event;
  }

  private static Step still(Lane lane) {
    return new Step(lane, List.of());
  }

  private Step late(Lane lane, Event event) {
    emergency = event instanceof Event.EmergencyOn || emergency;
    boolean busy = lane.state() instanceof State.Recording;
    if (event instanceof Event.EmergencyOff) {
      emergency = false;
    }
    if (busy && event instanceof Event.EmergencyOn) {
      return still(lane);
    }
    Step step = real.next(lane, event);
    return emergency && !busy && !(step.lane().state() instanceof State.Emergency)
        ? real.next(step.lane(), new Event.EmergencyOn(event.atNanos()))
        : step;
  }

  private static Step hasty(Step step) {
    boolean admits =
        step.effects().stream()
            .anyMatch(e ->
                e instanceof Effect.CommitVisit visit
                    && visit.decision() instanceof Decision.Admit);
    return admits
        ? with(step, new Effect.Indicate(Effect.Signal.ADMIT), new Effect.OpenGate())
        : step;
  }

  private Step hurried(Step step, Event event) {
    if (step.lane().due().code().isEmpty()) {
      return step;
    }
    Step next = real.next(step.lane(), new Event.Tick(event.atNanos() + LaneRules.SEEN.toNanos()));
    return new Step(next.lane(), with(step, next.effects().toArray(Effect[]::new)).effects());
  }

  private static Step with(Step step, Effect... more) {
    List<Effect> all = new ArrayList<>(step.effects());
    all.addAll(List.of(more));
    return new Step(step.lane(), all);
  }

  private static Step without(Step step, Class<? extends Effect> kind) {
    return new Step(
        step.lane(), step.effects().stream().filter(each -> !kind.isInstance(each)).toList());
  }
}
