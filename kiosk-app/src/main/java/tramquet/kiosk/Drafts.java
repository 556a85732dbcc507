package tramquet.kiosk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Incident;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.visit.Draft;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Direction;
import tramquet.wire.Ordered;
import tramquet.wire.Reason;
import tramquet.wire.RecordKind;
import tramquet.wire.Stamp;
import tramquet.wire.Verdict;
import tramquet.wire.ViewPart;

/// Makes what the lane wants written drafts of records: adds id, time and lane.
///
/// Thread: any.
///
/// @param lane name of the lane
/// @param direction which way it leads; a record of somebody who goes the other has that one
/// @param ids random ids
record Drafts(String lane, Direction direction, BootClock clock, Supplier<UUID> ids) {

  /// What must be on disk together, the record that was asked for first.
  List<Draft> of(Effect.Commit commit) {
    return switch (commit) {
      case Effect.CommitVisit visit -> visit(visit);
      case Effect.CommitStaffAct act -> List.of(staffAct(act));
      case Effect.CommitPassage passage ->
          List.of(about(RecordKind.PASSAGE, passage.visit(), passage.way(), commit));
      case Effect.CommitAnnulment annulment ->
          List.of(about(RecordKind.ANNULMENT, annulment.visit(), annulment.way(), commit));
      case Effect.CommitIncident incident ->
          List.of(plain(kind(incident.incident()), incident.about(), direction, commit));
      case Effect.CommitTrip trip -> List.of(trip(RecordKind.TRIP, trip.order(), commit));
      case Effect.CommitTripEnd trip -> List.of(trip(RecordKind.TRIP_END, trip.order(), commit));
    };
  }

  private static RecordKind kind(Incident incident) {
    return switch (incident) {
      case TAILGATED -> RecordKind.TAILGATED;
      case GATE_FORCED -> RecordKind.GATE_FORCED;
      case EMERGENCY_BEGAN -> RecordKind.EMERGENCY_BEGAN;
      case EMERGENCY_ENDED -> RecordKind.EMERGENCY_ENDED;
      case HELP_CALLED -> RecordKind.HELP_CALLED;
    };
  }

  /// An admission by hand names the refused visit, and carries what is known of the person: who
  /// traces must find them here as well.
  private Draft staffAct(Effect.CommitStaffAct act) {
    return draft(
        RecordKind.STAFF_ACT,
        act.about(),
        act.evidence().map(Evidence::way).orElse(direction),
        act.act() instanceof StaffAct.Admit ? Optional.of(Verdict.ADMIT) : Optional.empty(),
        act.trip(),
        0,
        clock.stamp(),
        act.evidence()
            .map(evidence -> evidence.authorityPart(List.of()))
            .orElse(AuthorityPart.NONE)
            .orderedBy(act.order()));
  }

  private Draft trip(RecordKind kind, Optional<Ordered> order, Effect.Commit commit) {
    return draft(
        kind,
        Optional.empty(),
        direction,
        Optional.empty(),
        commit.trip(),
        0,
        clock.stamp(),
        AuthorityPart.NONE.orderedBy(order));
  }

  /// The visit, and the alarm that a refusal for health raises: it repeats what the visit says, so
  /// that whoever answers it needs to open nothing else.
  private List<Draft> visit(Effect.CommitVisit commit) {
    List<Reason> reasons = reasons(commit.decision());
    Draft visit =
        draft(
            RecordKind.VISIT,
            Optional.empty(),
            commit.evidence().way(),
            Optional.of(verdict(commit.decision())),
            commit.trip(),
            commit.packVersion(),
            clock.stamp(),
            commit.evidence().authorityPart(reasons));
    return reasons.stream().anyMatch(reason -> reason.category() == Reason.Category.HEALTH)
        ? List.of(visit, alarm(visit))
        : List.of(visit);
  }

  private Draft alarm(Draft visit) {
    return draft(
        RecordKind.ALARM,
        Optional.of(visit.id()),
        visit.direction(),
        visit.verdict(),
        visit.trip(),
        visit.packVersion(),
        visit.stamp(),
        visit.authority());
  }

  private Draft about(RecordKind kind, UUID visit, Direction way, Effect.Commit commit) {
    return plain(kind, Optional.of(visit), way, commit);
  }

  /// A record that speaks of nobody.
  private Draft plain(RecordKind kind, Optional<UUID> about, Direction way, Effect.Commit commit) {
    return draft(
        kind, about, way, Optional.empty(), commit.trip(), 0, clock.stamp(), AuthorityPart.NONE);
  }

  private Draft draft(
      RecordKind kind,
      Optional<UUID> subjectOf,
      Direction way,
      Optional<Verdict> verdict,
      Optional<String> trip,
      long packVersion,
      Stamp stamp,
      AuthorityPart authority) {
    return new Draft(
        kind,
        ids.get(),
        subjectOf,
        lane,
        way,
        trip,
        verdict,
        packVersion,
        stamp,
        Optional.empty(),
        authority,
        ViewPart.of(authority));
  }

  private static Verdict verdict(Decision.Final decision) {
    return switch (decision) {
      case Decision.Admit _ -> Verdict.ADMIT;
      case Decision.Refuse _ -> Verdict.REFUSE;
    };
  }

  private static List<Reason> reasons(Decision.Final decision) {
    return decision instanceof Decision.Refuse refusal ? refusal.reasons() : List.of();
  }
}
