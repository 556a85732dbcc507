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
import tramquet.wire.Verdict;
import tramquet.wire.ViewPart;

/// Makes what the lane wants written a draft of a record: adds id, time, lane and trip.
///
/// Thread: any.
///
/// @param lane name of the lane
/// @param trip id of the trip that is counted, if the lane counts one
/// @param ids random ids
record Drafts(
    String lane, Direction direction, Optional<String> trip, BootClock clock, Supplier<UUID> ids) {

  Draft of(Effect.Commit commit) {
    return switch (commit) {
      case Effect.CommitVisit visit -> {
        AuthorityPart full = visit.evidence().authorityPart(reasons(visit.decision()));
        yield draft(
            RecordKind.VISIT,
            visit.packVersion(),
            Optional.empty(),
            Optional.of(verdict(visit.decision())),
            full,
            ViewPart.of(full));
      }
      case Effect.CommitPassage(UUID visit) -> about(RecordKind.PASSAGE, visit);
      case Effect.CommitAnnulment(UUID visit) -> about(RecordKind.ANNULMENT, visit);
    };
  }

  private Draft about(RecordKind kind, UUID visit) {
    return draft(kind, 0, Optional.of(visit), Optional.empty(), AuthorityPart.NONE, ViewPart.NONE);
  }

  private Draft draft(
      RecordKind kind,
      long packVersion,
      Optional<UUID> subjectOf,
      Optional<Verdict> verdict,
      AuthorityPart authority,
      ViewPart view) {
    return new Draft(
        kind,
        ids.get(),
        subjectOf,
        lane,
        direction,
        trip,
        verdict,
        packVersion,
        clock.stamp(),
        Optional.empty(),
        authority,
        view);
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
