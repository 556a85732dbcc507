package tramquet.kiosk.risk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.wire.Direction;
import tramquet.wire.EntryTerms;
import tramquet.wire.Identifier;
import tramquet.wire.Reason;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// Who was let in a moment ago and shows a code again. The person is invented.
final class SameVisitTest {
  private static final WallTime NOW = new WallTime(Instant.parse("2026-11-21T02:00:00Z"), true);
  private static final UUID VISIT = new UUID(1, 2);
  private static final String CARD =
      "001090000001||Nguyễn Văn Ánh|01011990|Nam|Số 1, Phường B, Hà Nội|01012021";

  /// One person at the most, nobody twice within the hour, half a minute for a second code.
  private static final EntryTerms TERMS =
      new EntryTerms(
          List.of(),
          OptionalInt.of(1),
          Optional.of(Duration.ofHours(1)),
          Optional.of(Duration.ofSeconds(30)));

  private WatchList watchList = WatchList.EMPTY;

  private static Past entered(Duration ago) {
    return new Past(
        1, Optional.of(ago), Optional.of(new Past.Admitted(VISIT, Direction.ENTRY, ago)));
  }

  private Assessment assess(EntryTerms terms, Past past) {
    RulePack manifest = RulePack.MANIFEST;
    RulePack rules =
        new RulePack(
            manifest.name(),
            manifest.version(),
            manifest.accepts(),
            manifest.declaration(),
            manifest.zones(),
            manifest.certificates(),
            manifest.valueSets(),
            true,
            terms,
            manifest.shelfLives());
    Packs packs = Packs.of(rules, new TrustList(TrustedKeys.none(), TrustedKeys.none()), watchList);
    return new Assessor(() -> packs, new LaneTerms(Direction.ENTRY, true), _ -> past)
        .assess(CARD.getBytes(UTF_8), Optional.empty(), NOW);
  }

  private static Decision decision(Assessment assessment) {
    return assertInstanceOf(Assessment.Judged.class, assessment).decision();
  }

  private static List<Reason> reasons(Assessment assessment) {
    return assertInstanceOf(Decision.Refuse.class, decision(assessment)).reasons();
  }

  @Test
  void whoWasLetInAMomentAgoIsTheSameVisitThoughInsideAndTheLastOfTheRoom() {
    Assessment again = assess(TERMS, entered(Duration.ofSeconds(29)));
    assertEquals(VISIT, assertInstanceOf(Assessment.SameVisit.class, again).visit());
  }

  @Test
  void whoLeftAMomentAgoAndComesBackIsAnotherVisit() {
    Past left =
        new Past(
            0,
            Optional.empty(),
            Optional.of(new Past.Admitted(VISIT, Direction.EXIT, Duration.ofSeconds(5))));
    assertInstanceOf(Decision.Admit.class, decision(assess(TERMS, left)));
  }

  @Test
  void afterThatTimeThePersonIsInsideAlready() {
    assertEquals(
        List.of(Reason.ALREADY_INSIDE, Reason.FULL),
        reasons(assess(TERMS, entered(Duration.ofSeconds(30)))));
  }

  @Test
  void anyOtherObjectionStillHolds() {
    watchList =
        WatchList.of(
            new byte[32], List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")));
    Assessment again = assess(TERMS, entered(Duration.ofSeconds(5)));
    assertEquals(Reason.WATCH_LIST, reasons(again).getFirst());
  }

  @Test
  void whereTheRulesNameNoTimeEveryCodeIsAVisit() {
    assertInstanceOf(
        Decision.Admit.class, decision(assess(EntryTerms.ANY, entered(Duration.ofSeconds(1)))));
  }

  @Test
  void aRoomThatOthersHaveFilledSinceKeepsNobodyOutWhoWasLetIn() {
    Past crowded =
        new Past(
            2,
            Optional.empty(),
            Optional.of(new Past.Admitted(VISIT, Direction.ENTRY, Duration.ZERO)));
    assertInstanceOf(Assessment.SameVisit.class, assess(TERMS, crowded));
  }
}
