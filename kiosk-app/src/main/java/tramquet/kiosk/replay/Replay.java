package tramquet.kiosk.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.risk.History;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Reason;

/// Decides recorded visits again. What the place remembered of its visitors then is not on record:
/// every case stands alone.
///
/// Thread: immutable.
public final class Replay {
  private final Assessor assessor;
  private final Optional<Instant> at;

  /// @param packs by which to decide
  /// @param lane where
  /// @param at the moment of all cases; empty: each at its own
  public Replay(Packs packs, LaneTerms lane, Optional<Instant> at) {
    assessor = new Assessor(() -> packs, lane, History.NONE);
    this.at = at;
  }

  /// What is decided now.
  ///
  /// @param now for a case without a time
  public String decide(RecordedCase visit, Instant now) {
    WallTime time = new WallTime(at.or(visit::at).orElse(now), true);
    Optional<Evidence> before = Optional.empty();
    String verdict = "unreadable";
    for (byte[] code : visit.codes()) {
      Assessment assessment = assessor.assess(code, before, time);
      verdict = verdict(assessment);
      if (assessment instanceof Assessment.Judged judged) {
        before = Optional.of(judged.evidence());
      }
    }
    return before
        .flatMap(evidence ->
            visit.declared().map(said -> evidence.declaring(said.at(time.instant()), time)))
        .map(evidence -> verdict(assessor.judge(evidence)))
        .orElse(verdict);
  }

  private static String verdict(Assessment assessment) {
    return switch (assessment) {
      case Assessment.Judged judged ->
          switch (judged.decision()) {
            case Decision.Admit _ -> "admit";
            case Decision.Refuse refusal -> verdict("refuse", refusal.reasons());
            case Decision.Ask(List<Reason> missing) -> verdict("ask", missing);
          };
      case Assessment.SameVisit _ -> "same-visit";
      case Assessment.PlaceCodeShown _ -> "place-code";
      case Assessment.Unreadable _ -> "unreadable";
    };
  }

  private static String verdict(String decision, List<Reason> reasons) {
    return RecordedCase.verdict(decision, reasons.stream().map(Reason::text).toList());
  }
}
