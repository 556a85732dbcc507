package tramquet.kiosk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.visit.Draft;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Direction;
import tramquet.wire.Reason;
import tramquet.wire.RecordKind;
import tramquet.wire.Stamp;
import tramquet.wire.Verdict;
import tramquet.wire.ViewPart;

/// Makes what the lane wants written drafts of records: adds id, time, lane and trip.
///
/// Thread: any.
///
/// @param lane name of the lane
/// @param trip id of the trip that is counted, if the lane counts one
/// @param ids random ids
record Drafts(
    String lane, Direction direction, Optional<String> trip, BootClock clock, Supplier<UUID> ids) {

  /// What must be on disk together, the record that was asked for first.
  List<Draft> of(Effect.Commit commit) {
    return switch (commit) {
      case Effect.CommitVisit visit -> visit(visit);
      case Effect.CommitPassage(UUID visit) -> List.of(about(RecordKind.PASSAGE, visit));
      case Effect.CommitAnnulment(UUID visit) -> List.of(about(RecordKind.ANNULMENT, visit));
    };
  }

  /// The visit, and the alarm that a refusal for health raises: it repeats what the visit says, so
  /// that whoever answers it needs to open nothing else.
  private List<Draft> visit(Effect.CommitVisit commit) {
    List<Reason> reasons = reasons(commit.decision());
    Draft visit =
        draft(
            RecordKind.VISIT,
            Optional.empty(),
            Optional.of(verdict(commit.decision())),
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
        visit.verdict(),
        visit.packVersion(),
        visit.stamp(),
        visit.authority());
  }

  private Draft about(RecordKind kind, UUID visit) {
    return draft(kind, Optional.of(visit), Optional.empty(), 0, clock.stamp(), AuthorityPart.NONE);
  }

  private Draft draft(
      RecordKind kind,
      Optional<UUID> subjectOf,
      Optional<Verdict> verdict,
      long packVersion,
      Stamp stamp,
      AuthorityPart authority) {
    return new Draft(
        kind,
        ids.get(),
        subjectOf,
        lane,
        direction,
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
