package tramquet.kiosk.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.risk.Assessment;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;

/// Decides what happens next on a lane. Pure: the same lane and event give the same step.
///
/// ```
///              ScanRead            Assessed (admit, refuse)
///   ┌─► Ready ─────────► Assessing ────────────────────────► Recording
///   │     ▲ ▲              │    │                             ▲ │
///   │     │ │ Tick         │    │ Assessed (ask)  StaffActed  │ │ Committed
///   │     │ Noticing ◄─────┘    ▼ (admit, hold) ──────────────┘ ├──────────► Held
///   │     │    (no use)       Asking ── ScanRead,     ┌─────────┤              │
///   │     │                     │       Declared      ▼         ▼              │
///   │     │ Tick                │       ► judged   Admitted  Refused           │
///   │   Alarmed                 │                     │         │              │
///   └───────────────────────────┴─────────────────────┴─────────┴──────────────┘
///     Tick (time is over), PassageEnded, NobodyPassed, StaffActed (release)
///
///   Recording ── CommitFailed ─► OutOfOrder ── DeviceBack ─► Ready
///   any state ── EmergencyOn ─► Emergency ── EmergencyOff ─► Ready or OutOfOrder
///   any state ── Tailgated, GateForced, PassageBegan (unadmitted) ─► Alarmed once nobody is served
///   Assessing ── Assessed (same visit) ─► Admitted: its record is on disk already.
///   Ready ── ScanRead (of who did not pass a moment ago) ─► Recording: it was judged already.
///   DeviceLost and StaffActed (close) close the lane as soon as nobody is being served.
///   Unprovisioned ── SettingUp ─► Unprovisioned, which shows it
///   Unprovisioned ── Provisioned ─► Ready or OutOfOrder
/// ```
///
/// Green is shown and the gate opens only on `Committed`, and again for the person of a visit that
/// was committed a moment ago. In a lane that awaits passages, a visit whose person did not pass is
/// annulled.
///
/// Green and red are shown long enough to be seen: a code that comes before waits, and is then
/// looked at as if it were read at that moment.
public final class LaneMachine {
  private final Admissions admissions;
  private final Notices notices;
  private final Passages passages;
  private final StaffWork staff;
  private final Settling settling;
  private final Sessions sessions;

  /// The machine of a lane with these settings, and nothing that a person could test.
  public LaneMachine(LaneRules rules) {
    this(rules, List.of());
  }

  /// The machine of a lane with these settings.
  ///
  /// @param steps of the self-test
  public LaneMachine(LaneRules rules, List<SelfTest.Step> steps) {
    settling = new Settling(rules);
    notices = new Notices(rules, settling);
    admissions = new Admissions(rules, settling, notices);
    passages = new Passages(rules, settling);
    staff = new StaffWork(settling);
    sessions = new Sessions(rules, steps, staff, settling);
  }

  /// The first step after switching on, or after a fault of ours: whoever was served starts anew.
  public Step start(Lane before, long at) {
    Lane lane = before.withoutSession().uncalled();
    if (lane.state() instanceof State.Emergency) {
      return alight(lane);
    }
    Step settled = settling.settle(lane, at);
    return lane.state() instanceof State.Held
        ? Step.of(lane, new Effect.ReleaseGate()).before(settled)
        : settled;
  }

  /// What follows from an event. An event that means nothing in a state changes nothing.
  public Step next(Lane before, Event event) {
    Lane lane = before.at(event.atNanos());
    Step step =
        lane.provisioned() ? sessions.next(lane, event, this::serving) : unprovisioned(lane, event);
    Kept kept = Kept.of(step.lane());
    return kept.equals(Kept.of(lane)) ? step : step.and(new Effect.Keep(kept));
  }

  private Step serving(Lane lane, Event event) {
    return switch (event) {
      case Event.EmergencyOn(long at) -> emergency(lane, at);
      case Event.EmergencyOff(long at) -> emergencyOver(lane, at);
      case Event.DeviceLost(long at, Screen.Cause cause) ->
          settling.closeWhenFree(passages.lost(lane.with(cause), at, cause), at);
      case Event.DeviceBack(long at, Screen.Cause cause) -> deviceBack(lane, at, cause);
      case Event.ScanRead scan -> admissions.scanned(lane, scan.atNanos(), scan.scan());
      case Event.Assessed(long at, Assessment assessment) ->
          lane.state() instanceof State.Assessing assessing
              ? admissions.assessed(lane, at, assessing, assessment)
              : Step.of(lane);
      case Event.Committed(long at, Effect.Commit commit, UUID id) ->
          admissions.committed(lane, at, commit, id);
      case Event.CommitFailed(long at, Effect.Commit commit, Screen.Cause cause) ->
          commitFailed(lane, at, commit, cause);
      case Event.Declared declared -> admissions.declared(lane, declared);
      case Event.Cancelled(long at) ->
          lane.state() instanceof State.Asking ? settling.settle(lane, at) : Step.of(lane);
      case Event.HelpCalled(long at) -> notices.helpCalled(lane, at);
      case Event.PassageBegan(long at) -> passages.began(lane, at);
      case Event.PassageEnded(long at) -> passages.ended(lane, at);
      case Event.NobodyPassed(long at) -> passages.nobodyPassed(lane, at);
      case Event.Tailgated(long at) -> passages.tailgated(lane, at);
      case Event.GateForced(long at) -> passages.forced(lane, at);
      case Event.StaffActed(long at, StaffAct act, Optional<Ordered> order) ->
          staff.acted(lane, at, act, order);
      case Event.StaffCodeRefused(long at, boolean jumper) ->
          notices.staffCodeRefused(lane, at, jumper);
      case Event.ClaimShown(long at, ScanData scan, boolean jumper) ->
          jumper ? notices.claimRefused(lane, at) : admissions.scanned(lane, at, scan);
      case Event.PackBrought(long at, PackShown what) -> notices.packShown(lane, at, what);
      case Event.Provisioned _,
          Event.SettingUp _,
          Event.StaffAtScreen _,
          Event.SignedIn _,
          Event.PinRefused _,
          Event.StaffWished _,
          Event.Examined _ ->
          Step.of(lane);
      case Event.Tick(long at) -> tick(lane, at);
    };
  }

  /// Without keys nothing can be written, so nobody is served; but people must get out all the
  /// same.
  private Step unprovisioned(Lane lane, Event event) {
    return switch (event) {
      case Event.Provisioned(long at) ->
          lane.state() instanceof State.Emergency
              ? Step.of(lane.nowProvisioned())
              : settling.settle(lane.nowProvisioned(), at);
      case Event.EmergencyOn _ -> alight(lane);
      case Event.EmergencyOff(long at) -> settling.settle(lane, at);
      case Event.DeviceLost(long at, Screen.Cause cause) ->
          Step.of(passages.lost(lane.with(cause), at, cause));
      case Event.DeviceBack(_, Screen.Cause cause) -> Step.of(lane.without(cause));
      case Event.ScanRead _ -> Step.of(lane, new Effect.CountDropped());
      case Event.SettingUp(_, SetUp what) when lane.state() instanceof State.Unprovisioned ->
          Step.of(lane, new Effect.Show(new Screen.Unprovisioned(Optional.of(what))));
      case Event.StaffActed(_, _, Optional<Ordered> order) -> new Step(lane, refusals(order));
      // Whoever is in the passage when the keys come counts for no visit.
      case Event.PassageBegan _ -> Step.of(lane.with(lane.recent().uncounted(true)));
      case Event.PassageEnded _ ->
          Step.of(lane.without(Screen.Cause.PASSAGE_BLOCKED).with(lane.recent().uncounted(false)));
      default -> Step.of(lane);
    };
  }

  private static List<Effect> refusals(Optional<Ordered> order) {
    return order
        .<Effect>map(each -> new Effect.Answer(each.order(), Optional.of(Refusal.STATE)))
        .stream()
        .toList();
  }

  private Step tick(Lane lane, long at) {
    Optional<Due.Code> waiting = lane.due().codeAt(at);
    if (waiting.isPresent()) {
      return admissions.scanned(lane.with(lane.due().withoutCode()), at, waiting.get().scan());
    }
    if (lane.state().deadlineNanos().filter(deadline -> at - deadline >= 0).isEmpty()) {
      return Step.of(lane);
    }
    return switch (lane.state()) {
      case State.Noticing(Optional<State.Asking> back, _) ->
          admissions.backTo(back, lane, at).orElseGet(() -> settling.settle(lane, at));
      case State.Alarmed(_, Optional<State.Asking> back, _) ->
          admissions.backTo(back, lane, at).orElseGet(() -> settling.settle(lane, at));
      case State.Recording recording when recording.busyNanos().isPresent() ->
          Step.of(lane.in(recording.saidBusy()), new Effect.Show(new Screen.Busy()));
      case State.Recording recording ->
          commitFailed(lane, at, recording.commit(), Screen.Cause.STORAGE_FAILED);
      case State.Admitted admitted -> passages.timeOver(lane, at, admitted);
      case State.Held _ ->
          staff.release(lane, at, new StaffAct.ReleaseGate(StaffAct.TIME_LIMIT), Optional.empty());
      case State.OutOfOrder closed
          when closed.calledNanos().filter(called -> at - called >= 0).isPresent() ->
          settling.settle(lane, at);
      case State.OutOfOrder closed ->
          Step.of(
              lane.in(closed.retrying(at + LaneRules.RETRY.toNanos())), new Effect.ProbeStorage());
      default -> settling.settle(lane, at);
    };
  }

  /// Light and screen first. Whoever is in the passage gets through; whoever was let in and is not
  /// there yet goes out like everybody else. What staff wanted done next has no sense any more.
  private Step emergency(Lane lane, long at) {
    if (lane.state() instanceof State.Emergency) {
      return Step.of(lane);
    }
    List<Effect> unfulfilled = new ArrayList<>();
    lane.due().acts().forEach(wish -> wish.refused(Refusal.STATE).forEach(unfulfilled::add));
    if (lane.state() instanceof State.Recording(Effect.CommitStaffAct act, _, _, _, _)) {
      unfulfilled.addAll(refusals(act.order()));
    }
    Step alight = alight(lane.with(lane.due().withoutActs()).uncalled());
    return alight
        .before(new Step(alight.lane(), unfulfilled))
        .before(passages.broken(alight.lane(), at, lane.state()))
        .and(settling.incident(lane, Incident.EMERGENCY_BEGAN, Optional.empty()));
  }

  private static Step alight(Lane lane) {
    return Step.of(
        lane.in(new State.Emergency()),
        new Effect.Indicate(Effect.Signal.EMERGENCY),
        new Effect.Show(new Screen.Emergency()));
  }

  /// A gate that was held open when it began is let go only now.
  private Step emergencyOver(Lane lane, long at) {
    return lane.state() instanceof State.Emergency
        ? Step.of(
                lane,
                settling.incident(lane, Incident.EMERGENCY_ENDED, Optional.empty()),
                new Effect.ReleaseGate())
            .before(settling.settle(lane, at))
        : Step.of(lane);
  }

  /// What happened and could not be written is written now.
  private Step deviceBack(Lane lane, long at, Screen.Cause cause) {
    Lane better = lane.without(cause);
    boolean storage = cause == Screen.Cause.STORAGE_FAILED || cause == Screen.Cause.STORAGE_FULL;
    if (!storage || better.due().records().isEmpty()) {
      return settling.reopen(better, at);
    }
    Lane paid = better.with(better.due().withoutRecords());
    return new Step(paid, List.<Effect>copyOf(better.due().records()))
        .before(settling.reopen(paid, at));
  }

  /// Somebody who waits for a record that is not there is not let in. What has happened already is
  /// due as soon as it can be written; so is what staff did, if it does not open the gate.
  private Step commitFailed(Lane lane, long at, Effect.Commit commit, Screen.Cause cause) {
    Lane failed = lane.with(cause);
    if (commit instanceof Effect.Awaitable awaitable && awaitable.opens()) {
      List<Effect> answers =
          commit instanceof Effect.CommitStaffAct act
              ? act
                  .order()
                  .<Effect>map(
                      each -> new Effect.Answer(each.order(), Optional.of(Refusal.STORAGE)))
                  .stream()
                  .toList()
              : List.of();
      return new Step(failed, answers)
          .before(
              Admissions.awaits(lane, commit)
                  ? settling.settle(failed, at)
                  : settling.closeWhenFree(failed, at));
    }
    return settling.closeWhenFree(failed.with(failed.due().and(commit)), at);
  }
}
