package tramquet.kiosk.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.credential.Reading;
import tramquet.kiosk.inspect.Verdicts.Judgement;
import tramquet.kiosk.inspect.Verdicts.Light;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.TrustList;

class InspectionTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));
  private static final String CARD =
      "001090000001||Nguyễn Văn A|01011990|Nam|Số 1, Phường B, Quận C, Hà Nội|01012021";

  private static Optional<Judgement> redAfter2029(Reading reading, Instant at) {
    if (!(reading instanceof Reading.Recognised)) {
      return Optional.empty();
    }
    return Optional.of(
        at.isBefore(CLOCK.instant())
            ? new Judgement(Light.GREEN, List.of(), Optional.empty())
            : new Judgement(
                Light.RED, List.of(Reason.DECLARATION_MISSING), Optional.of(Remedy.DECLARE_FIRST)));
  }

  private static List<String> json(String... lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonInspection(TrustList.NONE, InspectionTest::redAfter2029, CLOCK)
        .run(
            new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void aLineIsAnsweredWithALine() throws IOException {
    assertEquals(
        List.of(
            "{\"format\":\"citizen-card\",\"decoded\":\"value\",\"person\":{\"id\":\"001090000001\",\"name\":\"Nguyễn"
                + " Văn A\",\"birthDate\":\"1990-01-01\",\"sex\":\"male\","
                + "\"nameReadable\":true},\"verdict\":\"red\",\"reasons\":[\"declaration-missing\"],"
                + "\"remedy\":\"declare-first\"}"),
        json("{\"code\": \"" + CARD + "\"}"));
  }

  @Test
  void theTimeOfTheLineCounts() throws IOException {
    String line = "{\"code\": \"" + CARD + "\", \"at\": \"2029-12-31T00:00:00Z\"}";
    assertTrue(json(line).getFirst().contains("\"verdict\":\"green\",\"reasons\":[]"));
  }

  @Test
  void hexIsBytes() throws IOException {
    assertEquals(
        List.of("{\"decoded\":\"unknown\"}"), json("{\"codeHex\": \"00ff10\", \"trust\": []}"));
  }

  @Test
  void aBadLineIsAnErrorAndTheNextIsServed() throws IOException {
    List<String> answers =
        json(
            "nonsense",
            "[]",
            "{}",
            "{\"code\": \"x\", \"codeHex\": \"00\"}",
            "{\"codeHex\": \"0\"}",
            "{\"code\": \"x\", \"at\": \"today\"}",
            "{\"code\": \"x\", \"trust\": [\"AAAA\"]}",
            "{\"code\": \"x\", \"trust\": \"AAAA\"}",
            "{\"code\": 1}",
            "{\"code\": \"x\", \"code\": \"y\"}",
            "{\"code\": \"x\"} x",
            "{\"code\": \"x\"}");
    assertEquals(12, answers.size());
    assertTrue(
        answers.stream().limit(11).allMatch(a -> a.startsWith("{\"error\":\"")),
        () -> answers.toString());
    assertEquals("{\"decoded\":\"unknown\"}", answers.getLast());
  }

  private static String text(TextInspection.Ink ink) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        new TextInspection(TrustList.NONE, InspectionTest::redAfter2029, CLOCK, ink)
            .run(
                new ByteArrayInputStream((CARD + "\r\nnoise").getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
    assertEquals(1, status);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void peopleReadTheVerdictInAWord() throws IOException {
    String text = text(TextInspection.Ink.PLAIN);
    assertTrue(text.contains("Kết quả · verdict             ĐỎ · RED\n"), text);
    assertTrue(text.contains("Họ tên · name                 Nguyễn Văn A\n"), text);
    assertTrue(text.contains("không rõ · unknown\n"), text);
    assertFalse(text.contains("\u001b"));
  }

  @Test
  void terminalsGetColour() throws IOException {
    assertTrue(text(TextInspection.Ink.ANSI).contains("\u001b[1;31mĐỎ · RED\u001b[0m"));
  }

  @Test
  void everyReasonAndRemedyIsToldInWords() {
    for (Reason reason : Reason.values()) {
      for (Remedy remedy : Remedy.values()) {
        String text =
            new TextInspection(
                    TrustList.NONE,
                    (_, _) ->
                        Optional.of(new Judgement(Light.RED, List.of(reason), Optional.of(remedy))),
                    CLOCK,
                    TextInspection.Ink.PLAIN)
                .tell(new Reading.Unknown());
        List<String> lines =
            text.lines().filter(line -> line.matches("(Lý do|Việc cần làm) · .*")).toList();
        assertEquals(2, lines.size());
        // A stable name has hyphens and no sentence.
        assertTrue(
            lines.stream().allMatch(line -> line.matches(".{20,}\\p{L}+ .+ · \\p{Lu}.*[.]")), text);
      }
    }
  }
}
