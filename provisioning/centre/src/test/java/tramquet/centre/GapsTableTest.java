package tramquet.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tramquet.centre.ledger.KioskGaps;
import tramquet.centre.ledger.KioskGaps.EpochGaps;
import tramquet.centre.ledger.KioskGaps.Lost;
import tramquet.centre.ledger.KioskGaps.NotCome;
import tramquet.centre.status.GapsPage;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;

/// What people and programs read of what is missing.
class GapsTableTest {
  private static final Instant TEN = Instant.parse("2026-11-26T10:00:00.123Z");
  private static final KioskGaps WHOLE =
      new KioskGaps(
          new KioskId("ga-1"),
          0,
          List.of(new EpochGaps(new Epoch(0x1a2bL), 1204, List.of(), List.of())));
  private static final KioskGaps TORN =
      new KioskGaps(
          new KioskId("cong-chinh"),
          3,
          List.of(
              new EpochGaps(
                  new Epoch(-1),
                  2000,
                  List.of(
                      new NotCome(13, 13, Optional.of(TEN)),
                      new NotCome(1500, 1600, Optional.empty())),
                  List.of(
                      new Lost(20, 29, Optional.of(TEN), 0),
                      new Lost(31, 40, Optional.empty(), 4))),
              new EpochGaps(new Epoch(-2), 7, List.of(), List.of())));

  private static String text(KioskGaps... kiosks) {
    return String.join("\n", new GapsTable(List.of(kiosks)).lines());
  }

  @Test
  void allIsSaidOfEveryKiosk() {
    assertEquals(
        """
        kiosk       epoch             known to  highest  missing
        cong-chinh  ffffffffffffffff        12    2,000  13              not come since 2026-11-26T10:00:00Z
                                                         1,500 to 1,600  not come
                                                         20 to 29        told to be lost 2026-11-26T10:00:00Z
                                                         31 to 40        told to be lost, but 4 came all the same
        cong-chinh  fffffffffffffffe         7        7  nothing
        ga-1        0000000000001a2b     1,204    1,204  nothing

        Not come: 102 records. Told to be lost: 16 records.

        Admitted, and no record says whether they passed (a power cut leaves such visits):
          cong-chinh  3\
        """,
        text(TORN, WHOLE));
  }

  @Test
  void ofAWholeLedgerLittleIsSaid() {
    assertEquals(
        """
        kiosk  epoch             known to  highest  missing
        ga-1   0000000000001a2b     1,204    1,204  nothing

        Not come: nothing. Told to be lost: nothing.\
        """,
        text(WHOLE));
  }

  @Test
  void anEmptyLedgerSaysSo() {
    assertEquals("No kiosk has delivered anything yet.", text());
  }

  @Test
  void programsReadTheSame() {
    assertEquals(
        """
        {"kiosk":"cong-chinh","openVisits":3,"epochs":[\
        {"epoch":"ffffffffffffffff","upTo":12,"highest":2000,"notCome":[\
        {"from":13,"to":13,"since":"2026-11-26T10:00:00.123Z"},{"from":1500,"to":1600,"since":null}],\
        "lost":[{"from":20,"to":29,"told":"2026-11-26T10:00:00.123Z","found":0},\
        {"from":31,"to":40,"told":null,"found":4}]},\
        {"epoch":"fffffffffffffffe","upTo":7,"highest":7,"notCome":[],"lost":[]}]}\
        """,
        JsonMapper.shared().writeValueAsString(GapsPage.row(TORN)));
  }
}
