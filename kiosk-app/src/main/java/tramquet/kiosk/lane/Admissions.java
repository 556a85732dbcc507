package tramquet.kiosk.lane;

import static tramquet.kiosk.lane.LaneRules.after;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.wire.Direction;

/// From a code to green or red.
final class Admissions {
  private final LaneRules rules;
  private final Settling settling;
  private final Notices notices;

  Admissions(LaneRules rules, Settling settling, Notices notices) {
    this.rules = rules;
    this.settling = settling;
    this.notices = notices;
  }

  Step scanned(Lane lane, long at, ScanData scan) {
    Bytes code = scan.data();
    if (lane.holds(scan, at)) {
      return Step.of(lane.readAgain(scan, at));
    }
    return switch (lane.state()) {
      case State.Unprovisioned _,
          State.Emergency _,
          State.OutOfOrder _,
          State.Assessing _,
          State.Held _ ->
          dropped(lane);
      case State.Admitted _ when settling.awaitsPassages() -> dropped(lane);
      case State.Recording recording -> next(lane, recording, scan);
      case State.Refused(Optional<Bytes> refused, UUID visit, Evidence evidence, _)
          when refused.equals(Optional.of(code)) && evidence.way() == rules.way(scan) ->
          Step.of(
              lane.holding(scan, at)
                  .in(new State.Refused(refused, visit, evidence, after(at, rules.refused()))));
      case State.Asking asking -> serve(lane, at, scan, Optional.of(asking));
      case State.Noticing(Optional<State.Asking> back, _) -> serve(lane, at, scan, back);
      case State.Alarmed(_, Optional<State.Asking> back, _) -> serve(lane, at, scan, back);
      case State.Ready _, State.Refused _, State.Admitted _ ->
          seenNanos(lane.state())
              .filter(seen -> seen - at > 0 && lane.faults().isEmpty())
              .map(seen -> waits(lane, new Due.Code(scan, seen)))
              .orElseGet(() -> serve(lane, at, scan, Optional.empty()));
    };
  }

  /// When the verdict that is shown has been seen.
  private Optional<Long> seenNanos(State state) {
    return switch (state) {
      case State.Admitted green -> Optional.of(seenNanos(green.untilNanos(), rules.admitted()));
      case State.Refused red -> Optional.of(seenNanos(red.untilNanos(), rules.refused()));
      default -> Optional.empty();
    };
  }

  private static long seenNanos(long untilNanos, Duration shown) {
    return untilNanos - shown.toNanos() + LaneRules.SEEN.toNanos();
  }

  /// It is not held yet: what becomes of it is open.
  private static Step waits(Lane lane, Due.Code code) {
    Lane waiting = lane.with(lane.due().and(code));
    return lane.due().code().filter(before -> !before.isOf(code.scan())).isPresent()
        ? dropped(waiting)
        : Step.of(waiting);
  }

  /// It is not held yet: what becomes of it is open.
  private static Step next(Lane lane, State.Recording recording, ScanData scan) {
    Lane waiting = lane.in(recording.next(scan));
    return recording.next().filter(before -> !before.data().equals(scan.data())).isPresent()
        ? dropped(waiting)
        : Step.of(waiting);
  }

  private static Step dropped(Lane lane) {
    return Step.of(lane, new Effect.CountDropped());
  }

  /// The code of somebody who was let in a moment ago and did not pass was judged already. A lane
  /// that closes as soon as the one before is done serves nobody else.
  private Step serve(Lane lane, long at, ScanData scan, Optional<State.Asking> before) {
    if (!lane.faults().isEmpty()) {
      return dropped(lane);
    }
    Lane holding = lane.holding(scan, at);
    Direction way = rules.way(scan);
    return annulled(lane, at)
        .filter(admission -> admission.code().equals(Optional.of(scan.data())))
        .filter(admission -> admission.visit().evidence().way() == way)
        .map(admission -> again(holding, at, admission.visit()))
        .orElseGet(() ->
            Step.of(
                holding.in(new State.Assessing(before)),
                new Effect.Indicate(Effect.Signal.READING),
                new Effect.Assess(scan, way, before.map(State.Asking::evidence))));
  }

  private static Optional<State.Admission> annulled(Lane lane, long at) {
    return lane.recent()
        .annulled()
        .filter(each -> each.untilNanos() - at > 0)
        .map(Recent.Annulled::admission);
  }

  /// A visit of its own: the one before stays annulled.
  private Step again(Lane lane, long at, Effect.CommitVisit before) {
    Lane forgotten = lane.with(lane.recent().annulled(Optional.empty())).uncalled();
    return Step.of(forgotten, new Effect.Indicate(Effect.Signal.READING))
        .before(visit(forgotten, at, before.evidence(), before.decision(), before.packVersion()));
  }

  Step declared(Lane lane, Event.Declared declared) {
    return lane.state() instanceof State.Asking asking
        ? Step.of(
            lane.in(new State.Assessing(Optional.of(asking))),
            new Effect.Indicate(Effect.Signal.READING),
            new Effect.Judge(asking.evidence(), declared))
        : Step.of(lane);
  }

  Step assessed(Lane before, long at, State.Assessing assessing, Assessment assessment) {
    Lane lane = called(before, assessment);
    return switch (assessment) {
      case Assessment.Judged(Evidence evidence, Decision.Final decision, long packVersion) ->
          visit(lane, at, evidence, decision, packVersion);
      case Assessment.Judged(Evidence evidence, Decision.Ask(var missing), long _) ->
          annulled(lane, at)
              .filter(admission -> isOne(admission.visit().evidence(), evidence))
              .map(admission -> again(lane, at, admission.visit()))
              .orElseGet(() ->
                  ask(
                      lane,
                      at,
                      new State.Asking(evidence, Set.copyOf(missing), after(at, rules.asking()))));
      case Assessment.SameVisit(Evidence evidence, UUID visit) ->
          admit(
              lane,
              at,
              visit,
              evidence.way(),
              Optional.empty(),
              Effect.Signal.ADMIT,
              AdmittedScreen.of(evidence));
      case Assessment.PlaceCodeShown _ ->
          notices.of(lane, at, assessing.before(), new Screen.ShowOwnCode());
      case Assessment.Unreadable _ ->
          notices.of(lane, at, assessing.before(), new Screen.Unreadable());
    };
  }

  /// Whom staff were called for is not before them when they come if somebody else is, or if the
  /// person was let in.
  private static Lane called(Lane lane, Assessment assessment) {
    return switch (assessment) {
      case Assessment.Judged(_, Decision.Admit _, _), Assessment.SameVisit _ -> lane.uncalled();
      case Assessment.Judged(Evidence evidence, _, _) ->
          lane.recent().called().filter(called -> isOne(called, evidence)).isPresent()
              ? lane
              : lane.uncalled();
      case Assessment.PlaceCodeShown _, Assessment.Unreadable _ -> lane;
    };
  }

  private static boolean isOne(Recent.Called called, Evidence shown) {
    return shown.person().filter(called.whom().evidence()::isOf).isPresent();
  }

  /// Whether the person of a second code is the one who was let in: what was asked of them has been
  /// answered.
  private static boolean isOne(Evidence admitted, Evidence shown) {
    return admitted.way() == shown.way() && shown.person().filter(admitted::isOf).isPresent();
  }

  private Step visit(
      Lane lane, long at, Evidence evidence, Decision.Final decision, long packVersion) {
    Lane next = lane.withNextTicket();
    return settling.waitFor(
        next,
        at,
        new Effect.CommitVisit(next.ticket(), evidence, decision, packVersion, settling.trip(lane)),
        lane.held().last());
  }

  private Step ask(Lane lane, long at, State.Asking asking) {
    return Step.of(
        lane.in(asking),
        new Effect.Indicate(Effect.Signal.ASK),
        new Effect.Show(
            new Screen.Asking(
                rules.touch(),
                asking.missing(),
                Duration.ofNanos(asking.untilNanos() - at),
                Speech.of(asking.evidence()))));
  }

  /// The question again, if there is still time to answer it.
  Optional<Step> backTo(Optional<State.Asking> question, Lane lane, long at) {
    return question
        .filter(asking -> asking.untilNanos() - at > 0 && lane.due().acts().isEmpty())
        .map(asking -> ask(lane, at, asking));
  }

  /// Whether somebody waits for this record.
  static boolean awaits(Lane lane, Effect.Commit commit) {
    return commit instanceof Effect.Awaitable awaitable
        && lane.state() instanceof State.Recording recording
        && recording.commit().ticket() == awaitable.ticket();
  }

  Step committed(Lane lane, long at, Effect.Commit commit, UUID id) {
    if (!(commit instanceof Effect.Awaitable awaitable)) {
      return Step.of(lane);
    }
    if (!(lane.state() instanceof State.Recording recording) || !awaits(lane, awaitable)) {
      return unawaited(lane, at, awaitable, id);
    }
    Lane known = lane.with(lane.recent().saw(seen(recording.commit(), at)));
    Step shown = answered(show(known, at, recording, id), recording.commit());
    return recording
        .next()
        .map(scan -> shown.before(scanned(shown.lane(), at, scan)))
        .orElse(shown);
  }

  private Recent.Seen seen(Effect.Awaitable commit, long at) {
    return switch (commit) {
      case Effect.CommitVisit visit ->
          new Recent.Seen(
              visit.evidence().maskedName(),
              visit.decision() instanceof Decision.Admit
                  ? Recent.Outcome.ADMITTED
                  : Recent.Outcome.REFUSED,
              visit.evidence().way(),
              at);
      case Effect.CommitStaffAct act ->
          new Recent.Seen(
              act.evidence().flatMap(Evidence::maskedName),
              Recent.Outcome.ADMITTED_BY_STAFF,
              settling.way(act),
              at);
    };
  }

  /// Where an emergency came between, nobody was shown green, so nobody entered.
  private Step unawaited(Lane lane, long at, Effect.Awaitable commit, UUID id) {
    if (letsIn(commit)) {
      return Step.of(lane, new Effect.CommitAnnulment(id, settling.way(commit), commit.trip()));
    }
    boolean longer =
        lane.state() instanceof State.Held
            && commit instanceof Effect.CommitStaffAct act
            && act.act() instanceof StaffAct.HoldGate;
    return longer ? answered(hold(lane, at), commit) : Step.of(lane);
  }

  private static Step answered(Step step, Effect.Awaitable commit) {
    return commit instanceof Effect.CommitStaffAct act && act.order().isPresent()
        ? step.and(new Effect.Answer(act.order().get().order(), Optional.empty()))
        : step;
  }

  private static boolean letsIn(Effect.Awaitable commit) {
    return switch (commit) {
      case Effect.CommitVisit visit -> visit.decision() instanceof Decision.Admit;
      case Effect.CommitStaffAct act -> act.act() instanceof StaffAct.Admit;
    };
  }

  private Step show(Lane lane, long at, State.Recording recording, UUID id) {
    return switch (recording.commit()) {
      case Effect.CommitVisit visit ->
          switch (visit.decision()) {
            case Decision.Admit _ ->
                admit(
                        lane,
                        at,
                        id,
                        visit.evidence().way(),
                        Optional.of(new State.Admission(recording.code(), visit)),
                        Effect.Signal.ADMIT,
                        AdmittedScreen.of(visit.evidence()))
                    .and(
                        new Effect.Remember(
                            id, visit.evidence().way(), Optional.of(visit.evidence())));
            case Decision.Refuse refusal ->
                Step.of(
                    lane.in(
                        new State.Refused(
                            recording.code(), id, visit.evidence(), after(at, rules.refused()))),
                    new Effect.Indicate(Effect.Signal.REFUSE),
                    new Effect.Show(RefusedScreen.of(refusal, visit.evidence(), rules)));
          };
      case Effect.CommitStaffAct act ->
          act.act() instanceof StaffAct.HoldGate
              ? hold(lane.uncalled(), at)
              : admit(
                      lane.uncalled(),
                      at,
                      id,
                      settling.way(act),
                      Optional.empty(),
                      Effect.Signal.ADMIT_BY_STAFF,
                      AdmittedScreen.byStaff(settling.way(act), act.evidence()))
                  .and(new Effect.Remember(id, settling.way(act), act.evidence()));
    };
  }

  private Step hold(Lane lane, long at) {
    return Step.of(
        lane.in(new State.Held(after(at, rules.hold()))),
        new Effect.Indicate(Effect.Signal.HELD),
        new Effect.HoldGate(rules.hold()),
        new Effect.Show(new Screen.GateHeld(rules.direction())));
  }

  private Step admit(
      Lane lane,
      long at,
      UUID visit,
      Direction way,
      Optional<State.Admission> admission,
      Effect.Signal signal,
      Screen screen) {
    Duration green =
        settling.awaitsPassages() ? rules.passage().plus(LaneRules.GRACE) : rules.admitted();
    return Step.of(
        lane.in(new State.Admitted(visit, way, admission, Optional.empty(), after(at, green))),
        new Effect.Indicate(signal),
        new Effect.OpenGate(),
        new Effect.Show(screen));
  }
}
