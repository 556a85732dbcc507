package tramquet.centre.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.PackKind;
import tramquet.wire.ShelfLife;

/// What people read of a kiosk.
class KioskPageTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

  @Test
  void aKioskIsShownWithItsDataAndWhatRulesThatWatchSay() {
    KioskRegister register = new KioskRegister(() -> NOW);
    register.said(
        new KioskStatus(
            new KioskId("ga-1"),
            true,
            new UUID(1, 1),
            "ready",
            true,
            0,
            72,
            7,
            "0.1.0",
            Map.of(PackKind.RULES, new KioskStatus.HeldPack(7, ShelfLife.Age.AGEING)),
            Optional.of(new KioskStatus.Shadow(8, 120, 3, 1, 2))));
    List<KioskPage.Row> rows = new KioskPage(register).kiosks();
    assertEquals(
        """
        [{"kiosk":"ga-1","online":true,"lane":"ready","scanner":true,"unsent":0,"storage":72,"pack":7,\
        "packs":{"rules":{"version":7,"age":"ageing"}},\
        "shadow":{"version":8,"same":120,"stricter":3,"laxer":1,"reasons":2},\
        "software":"0.1.0","seenAt":"2026-11-21T02:00:00Z"}]\
        """,
        JsonMapper.shared().writeValueAsString(rows));
  }
}
