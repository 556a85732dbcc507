package tramquet.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.indicator.Light;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.credential.Reading;
import tramquet.kiosk.inspect.Verdicts;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.History;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.RulePack;

/// Judges a single code by the rules of a lane.
///
/// Thread: any.
record RuleVerdicts(Packs packs, LaneTerms lane) implements Verdicts {
  @Override
  public Verdicts by(RulePack rules) {
    return new RuleVerdicts(packs.with(rules), lane);
  }

  @Override
  public Optional<Judgement> judge(Reading reading, Instant at) {
    Assessor assessor = new Assessor(() -> packs, lane, History.NONE);
    return switch (assessor.assess(reading, Optional.empty(), new WallTime(at, true))) {
      case Assessment.Judged(var _, Decision decision, long _) -> Optional.of(judgement(decision));
      case Assessment.SameVisit _, Assessment.PlaceCodeShown _, Assessment.Unreadable _ ->
          Optional.empty();
    };
  }

  private static Judgement judgement(Decision decision) {
    return switch (decision) {
      case Decision.Admit _ -> new Judgement(Light.GREEN, List.of(), Optional.empty());
      case Decision.Ask(List<Reason> missing) ->
          new Judgement(Light.ASK, missing, Optional.of(Remedy.DECLARE_FIRST));
      case Decision.Refuse refusal ->
          new Judgement(Light.RED, refusal.reasons(), Optional.of(refusal.remedy()));
    };
  }
}
