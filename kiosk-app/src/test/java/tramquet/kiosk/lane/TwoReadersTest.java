package tramquet.kiosk.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Past;
import tramquet.wire.Direction;

/// A lane with a reader for those who come in and one for those who leave.
class TwoReadersTest extends LaneCase {
  private static final Evidence LEAVING =
      new Evidence(
          List.of(),
          Optional.empty(),
          new LaneTerms(Direction.EXIT, true),
          Past.NONE,
          new WallTime(Instant.EPOCH, true));

  private void judged(Evidence evidence, Decision decision) {
    on(new Event.Assessed(now, new Assessment.Judged(evidence, decision, 1)));
  }

  private void leaves(String code) {
    scan(code, "exit");
    judged(LEAVING, new Decision.Admit());
    committed();
  }

  @Test
  void theReaderSaysWhichWaySomebodyGoes() {
    scan("a", "exit");
    assertEquals(Direction.EXIT, did(Effect.Assess.class).way());
    judged(LEAVING, new Decision.Admit());
    committed();
    shows(new Screen.Admitted(Direction.EXIT, none(), Screen.Proof.NONE));
    assertTrue(did(new Effect.Remember(VISIT, Direction.EXIT, Optional.of(LEAVING))));
    after(Duration.ofSeconds(2));
    scan("b", "entry");
    assertEquals(Direction.ENTRY, did(Effect.Assess.class).way());
  }

  @Test
  void aReaderOfNoWayHasTheLanes() {
    scan("a", "north");
    assertEquals(Direction.ENTRY, did(Effect.Assess.class).way());
  }

  @Test
  void thePassageOfWhoLeavesIsAnExit() {
    awaitsPassages();
    leaves("a");
    on(new Event.PassageBegan(now));
    on(new Event.PassageEnded(now));
    assertTrue(did(new Effect.CommitPassage(VISIT, Direction.EXIT, none())));
  }

  @Test
  void soIsThePassageThatAnEmergencyBreaks() {
    awaitsPassages();
    leaves("a");
    on(new Event.PassageBegan(now));
    on(new Event.EmergencyOn(now));
    assertTrue(did(new Effect.CommitPassage(VISIT, Direction.EXIT, none())));
  }

  @Test
  void whoDoesNotLeaveIsAnnulledAsAnExit() {
    awaitsPassages();
    leaves("a");
    on(new Event.NobodyPassed(now));
    assertTrue(did(new Effect.CommitAnnulment(VISIT, Direction.EXIT, none())));
  }

  @Test
  void whoDidNotComeInIsJudgedBeforeTheyLeave() {
    awaitsPassages();
    admit();
    on(new Event.NobodyPassed(now));
    scan("a", "exit");
    is(State.Assessing.class);
    judged(LEAVING, new Decision.Admit());
    assertEquals(LEAVING, ((Effect.CommitVisit) pendingCommit()).evidence());
  }

  @Test
  void aCodeHeldBeforeOneReaderIsNewBeforeTheOther() {
    admit();
    scan("a", "entry");
    assertEquals(List.of(), effects);
    after(LaneRules.SEEN);
    scan("a", "exit");
    is(State.Assessing.class);
    // Both are there now.
    scan("a", "entry");
    assertEquals(List.of(), effects);
    scan("a", "exit");
    assertEquals(List.of(), effects);
  }

  @Test
  void whoIsRefusedTheOneWayIsJudgedTheOther() {
    refuse();
    after(LaneRules.SEEN);
    scan("a", "exit");
    is(State.Assessing.class);
    assertEquals(Direction.EXIT, did(Effect.Assess.class).way());
  }
}
