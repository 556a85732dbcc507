package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.lane.Screen;

class FindingWordsTest {
  private final Words words = Words.bundled();
  private final FindingWords found = new FindingWords(words);

  @Test
  void aReaderIsToldInVietnamese() {
    Finding reader =
        Finding.well(Part.READER, "online")
            .with("codes", 1204)
            .with("bytes", 148_301)
            .with("opened", 2)
            .with("discarded", 3);
    assertEquals("tốt · 1204 mã · 148301 byte · mở 2 lần · bỏ 3", found.of(reader));
  }

  @Test
  void everyLevelIsToldWhereThereIsRoom() {
    Finding pins =
        Finding.well(Part.PINS, "online")
            .with("red", "off")
            .with("green", "ON")
            .with("amber", "off")
            .with("buzzer", "off")
            .with("gate", "off");
    assertEquals("tốt · đỏ 0 · xanh 1 · vàng 0 · còi 0 · cổng 0", found.of(pins));
    assertEquals("tốt · đỏ 0 · xanh 1 · vàng 0 · còi 0", found.briefly(pins));
  }

  @Test
  void whatNobodyHasTranslatedStandsAsTheTerminalHasIt() {
    assertEquals(
        "no-such-word · no-such-fact 7",
        found.of(Finding.of(Part.DISK, Grade.BROKEN, "no-such-word").with("no-such-fact", 7)));
  }

  @Test
  void whyALaneIsClosedIsToldInTheWordsOfItsScreen() {
    for (Screen.Cause cause : Screen.Cause.values()) {
      String word = Words.stable(cause);
      String told = found.of(Finding.of(Part.LANE, Grade.BROKEN, word));
      assertFalse(told.equals(word), word);
      assertEquals(words.cause(cause).main(), told);
    }
  }
}
