package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.risk.History;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.Reason;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verdict;
import tramquet.wire.WatchList;

class MorningTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:41:00Z");

  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Morning morning =
      Morning.of(Roles.ALL.size(), 1, new Issuing(keys.issuer(), keys.stranger(), NOW));
  private final Packs packs =
      Packs.of(
          RulePack.CHECKPOINT,
          new TrustList(TrustedKeys.of(keys.issuer().publicKey()), TrustedKeys.none()),
          WatchList.of(new byte[32], morning.watched()));
  private final Assessor assessor =
      new Assessor(() -> packs, new LaneTerms(Direction.ENTRY, true), History.NONE);

  @TestFactory
  List<DynamicTest> theKioskMakesOfEachVisitorWhatTheScriptExpects() {
    return morning.visitors().stream()
        .map(v ->
            DynamicTest.dynamicTest(
                v.about(), () -> assertEquals(v.expected(), lastOf(outcomes(v)), v.about())))
        .toList();
  }

  @Test
  void everyOutcomeAndEveryFormatIsInTheScript() {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    Set<String> formats = new HashSet<>();
    for (Visitor visitor : morning.visitors()) {
      assess(visitor)
          .forEach(assessment -> {
            outcomes.add(outcome(assessment));
            if (assessment instanceof Assessment.Judged(Evidence evidence, Decision _, long _)) {
              evidence.shown().forEach(shown -> formats.add(shown.format()));
            }
          });
    }

    // Without a history nobody comes a second time.
    assertEquals(EnumSet.complementOf(EnumSet.of(Outcome.SAME_VISIT)), outcomes);
    assertEquals(RulePack.CHECKPOINT.accepts(), formats);
  }

  @Test
  void noTwoVisitorsShareANumber() {
    Morning long900 = Morning.of(900, 1, new Issuing(keys.issuer(), keys.stranger(), NOW));
    List<Identifier> all =
        long900.visitors().stream().flatMap(v -> v.identifiers().stream()).toList();

    assertEquals(all.size(), Set.copyOf(all).size());
  }

  @Test
  void theSamePeopleComeEachTime() {
    Morning again =
        Morning.of(Roles.ALL.size(), 1, new Issuing(keys.issuer(), keys.stranger(), NOW));

    assertEquals(
        morning.visitors().stream().map(Visitor::identifiers).toList(),
        again.visitors().stream().map(Visitor::identifiers).toList());
  }

  @Test
  void aFasterPaceShortensThePauses() {
    Morning fast = Morning.of(5, 0.1, new Issuing(keys.issuer(), keys.stranger(), NOW));

    for (Visitor visitor : fast.visitors()) {
      assertTrue(visitor.gap().compareTo(morning.visitors().get(visitor.number() - 1).gap()) < 0);
    }
  }

  private List<Expectation> outcomes(Visitor visitor) {
    return assess(visitor).stream().map(MorningTest::expectation).toList();
  }

  /// As the lane does: what was asked about before is remembered, and a decision ends it.
  private List<Assessment> assess(Visitor visitor) {
    List<Assessment> assessments = new ArrayList<>();
    Optional<Evidence> before = Optional.empty();
    Set<String> held = new HashSet<>();
    for (Showing showing : visitor.showings()) {
      if (!held.add(new String(showing.code().toArray(), StandardCharsets.ISO_8859_1))) {
        continue;
      }
      for (byte[] frame : frames(showing.code().toArray())) {
        Assessment assessment = assessor.assess(frame, before, new WallTime(NOW, true));
        assessments.add(assessment);
        before =
            assessment instanceof Assessment.Judged(Evidence evidence, Decision.Ask _, long _)
                ? Optional.of(evidence)
                : Optional.empty();
      }
    }
    return assessments;
  }

  private static List<byte[]> frames(byte[] code) {
    List<byte[]> frames = new ArrayList<>();
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    for (byte b : code) {
      if (b == '\r' || b == '\n') {
        if (frame.size() > 0) {
          frames.add(frame.toByteArray());
        }
        frame.reset();
      } else {
        frame.write(b);
      }
    }
    if (frame.size() > 0) {
      frames.add(frame.toByteArray());
    }
    return frames;
  }

  /// Whatever else came: a script's visitor has one visit or the same outcome throughout.
  private static Expectation lastOf(List<Expectation> all) {
    Set<Expectation> visits =
        all.stream().filter(e -> e instanceof Expectation.Visit).collect(Collectors.toSet());
    assertTrue(visits.size() <= 1);
    return visits.stream().findFirst().orElseGet(all::getLast);
  }

  private static Expectation expectation(Assessment assessment) {
    return switch (assessment) {
      case Assessment.Judged(Evidence _, Decision.Admit _, long _) ->
          new Expectation.Visit(Verdict.ADMIT, List.of());
      case Assessment.Judged(Evidence _, Decision.Refuse(List<Reason> reasons, var _), long _) ->
          new Expectation.Visit(Verdict.REFUSE, reasons);
      default -> new Expectation.NoVisit(outcome(assessment));
    };
  }

  private static Outcome outcome(Assessment assessment) {
    return switch (assessment) {
      case Assessment.Judged(Evidence _, Decision.Admit _, long _) -> Outcome.ADMIT;
      case Assessment.Judged(Evidence _, Decision.Refuse _, long _) -> Outcome.REFUSE;
      case Assessment.Judged(Evidence _, Decision.Ask _, long _) -> Outcome.ASK;
      case Assessment.SameVisit _ -> Outcome.SAME_VISIT;
      case Assessment.PlaceCodeShown _ -> Outcome.PLACE_CODE;
      case Assessment.Unreadable _ -> Outcome.UNREADABLE;
    };
  }
}
