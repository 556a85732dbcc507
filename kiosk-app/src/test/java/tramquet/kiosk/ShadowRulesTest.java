package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Assessor;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.History;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Packs;
import tramquet.kiosk.risk.Shadow.Difference;
import tramquet.wire.Direction;
import tramquet.wire.KioskStatus;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.WatchList;

class ShadowRulesTest {
  private static final String CARD =
      "001090000001||Nguyễn Văn Ánh|01011990|Nam|Số 1, Phường B, Hà Nội|01012021";
  private static final String INSURANCE_ONLY =
      "{\"name\": \"p\", \"accepts\": [\"health-insurance-card\"], \"watchList\": false}";

  private Packs packs = packs(Optional.empty());
  private final ShadowRules shadow = new ShadowRules(() -> packs);

  private static Packs packs(Optional<RulePack> watching) {
    return new Packs(
        RulePack.MANIFEST, watching, TrustList.NONE, Revocations.NONE, WatchList.EMPTY, Map.of());
  }

  private Decision visitor() {
    Assessment.Judged judged =
        assertInstanceOf(
            Assessment.Judged.class,
            new Assessor(() -> packs, new LaneTerms(Direction.ENTRY, true), History.NONE)
                .assess(
                    CARD.getBytes(UTF_8),
                    Optional.empty(),
                    new WallTime(Instant.parse("2026-11-21T02:00:00Z"), true)));
    var _ = shadow.compare(judged);
    return judged.decision();
  }

  private static RulePack rules(String json, long version) {
    return RulePack.decode(json.getBytes(UTF_8)).asOptional().orElseThrow().withVersion(version);
  }

  @Test
  void withoutThemNothingIsCounted() {
    visitor();
    assertEquals(new ShadowRules.Counts(0, Map.of()), shadow.counts());
    assertEquals(Optional.empty(), shadow.told());
  }

  @Test
  void theyChangeNothingAndAreCounted() {
    packs = packs(Optional.of(rules(INSURANCE_ONLY, 7)));
    assertEquals(new Decision.Admit(), visitor());
    assertEquals(new Decision.Admit(), visitor());
    assertEquals(new ShadowRules.Counts(7, Map.of(Difference.STRICTER, 2L)), shadow.counts());
    assertEquals(Optional.of(new KioskStatus.Shadow(7, 0, 2, 0, 0)), shadow.told());
  }

  @Test
  void aNewVersionIsCountedAfresh() {
    packs = packs(Optional.of(rules(INSURANCE_ONLY, 7)));
    visitor();
    packs = packs(Optional.of(RulePack.MANIFEST.withVersion(8)));
    visitor();
    assertEquals(new ShadowRules.Counts(8, Map.of(Difference.NONE, 1L)), shadow.counts());
  }

  @Test
  void askingIsStricterThanGreenAndLaxerThanRed() {
    packs = packs(Optional.of(RulePack.CHECKPOINT.withVersion(9)));
    visitor();
    assertEquals(new ShadowRules.Counts(9, Map.of(Difference.STRICTER, 1L)), shadow.counts());
    packs =
        new Packs(
            rules(INSURANCE_ONLY, 1),
            Optional.of(RulePack.CHECKPOINT.withVersion(11)),
            TrustList.NONE,
            Revocations.NONE,
            WatchList.EMPTY,
            Map.of());
    visitor();
    assertEquals(new ShadowRules.Counts(11, Map.of(Difference.LAXER, 1L)), shadow.counts());
  }
}
