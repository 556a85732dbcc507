package tramquet.kiosk.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.wire.Decoded;

class ReportTest {
  private static final Finding READS =
      Finding.well(Part.READER, "online").with("codes", 12).with("bytes", 1460);
  private static final Finding AWAY =
      Finding.of(Part.BROKER, Grade.WORN, "unreachable").with("address", "tcp://10.0.0.2:1883");
  private static final Finding FULL =
      Finding.of(Part.STORAGE, Grade.BROKEN, "full").with("writes", false);
  private static final Finding CLOSED = Finding.of(Part.LANE, Grade.BROKEN, "storage-full");

  private static Report report(Finding... findings) {
    return new Report("ben-xe-01", true, List.of(findings));
  }

  @Test
  void isAsBadAsItsWorstAndNamesThoseThatAre() {
    assertEquals(Grade.WELL, report(READS).grade());
    assertEquals(List.of(), report(READS).culprits());
    assertEquals(List.of(Part.BROKER), report(AWAY, READS).culprits());
    assertEquals(List.of(Part.STORAGE), report(AWAY, FULL).culprits());
  }

  @Test
  void aLaneThatIsClosedForABrokenPartIsNotToBlame() {
    assertEquals(List.of(Part.STORAGE), report(CLOSED, FULL).culprits());
    assertEquals(List.of(Part.LANE), report(CLOSED, READS).culprits());
  }

  @Test
  void comesBackFromItsJson() {
    Report report = report(AWAY, FULL, READS);
    assertEquals(Optional.of(report), ReportJson.read(ReportJson.of(report)).asOptional());
    assertEquals(1, ReportJson.of(report).lines().count());
  }

  @Test
  void aPartOfALaterVersionIsPassedOver() {
    String json = ReportJson.of(report(READS, FULL)).replace("\"storage\"", "\"printer\"");
    assertEquals(Optional.of(report(READS)), ReportJson.read(json).asOptional());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "3",
        "{\"v\":2,\"kiosk\":\"a\",\"findings\":[]}",
        "{\"v\":1,\"findings\":[]}",
        "{\"v\":1,\"kiosk\":\"a\",\"findings\":[{\"part\":\"disk\",\"grade\":\"odd\"}]}"
      })
  void anythingElseIsMalformed(String text) {
    assertInstanceOf(Decoded.Malformed.class, ReportJson.read(text));
  }

  @Test
  void aTerminalShowsALineForEachPartAndEndsInOneWord() {
    assertEquals(
        List.of(
            "ben-xe-01, running",
            "    reader   online       codes 12, bytes 1460",
            " X  storage  full         writes false",
            " !  broker   unreachable  address tcp://10.0.0.2:1883",
            "",
            "BROKEN: storage"),
        ReportText.of(report(AWAY, FULL, READS)));
  }

  @Test
  void noLineIsWiderThanATerminalUnlessOneFactIs() {
    Finding many = Finding.well(Part.PINS, "online");
    for (int i = 0; i < 40; i++) {
      many = many.with("contact-" + i, "off");
    }
    List<String> lines = ReportText.of(report(many));
    assertTrue(lines.size() > 8, "all on one line");
    assertTrue(lines.stream().allMatch(line -> line.length() <= 81), lines::toString);
  }

  @Test
  void theHistogramTellsTheNearestRank() {
    Histogram times = new Histogram();
    assertEquals(0, times.percentile(99));
    for (int ms = 1; ms <= 100; ms++) {
      times.add(Duration.ofMillis(ms));
    }
    times.add(Duration.ofMinutes(3));
    assertEquals(101, times.count());
    assertEquals(51, times.percentile(50));
    assertEquals(100, times.percentile(99));
    assertEquals(2_000, times.percentile(100));
    assertEquals(List.of(10L, 10L, 30L, 50L, 0L, 0L, 1L), times.bars());
  }

  @Test
  void theBudgetIsKeptOrNot() {
    Histogram times = new Histogram();
    assertEquals("nothing-yet", Budget.of(times).word());
    for (int i = 0; i < 19; i++) {
      times.add(Duration.ofMillis(400));
    }
    assertEquals(Grade.WELL, Budget.of(times).grade(), "19 codes say little");
    times.add(Duration.ofMillis(400));
    assertEquals("over-budget", Budget.of(times).word());
    assertEquals(Grade.WORN, Budget.of(times).grade());
    for (int i = 0; i < 5_000; i++) {
      times.add(Duration.ofNanos(6_000_001));
    }
    assertEquals("in-budget", Budget.of(times).word());
    assertEquals(7L, Budget.of(times).facts().get("p50-ms"));
  }
}
