package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.demo.Line.Way;

class BoardTest {
  private static final Pattern PIECES = Pattern.compile("(?=\033\\[[0-9]+F)|(?<=\n)");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private final LineText plain = new LineText(ZoneOffset.UTC, false);

  @Test
  void paperHasEachLineOnceAndInOrder() {
    PaperBoard board = new PaperBoard(out, plain);
    board.show(List.of(line(1, Way.COMMITTED)));
    board.show(List.of(line(1, Way.DELIVERED), line(2, Way.ACKNOWLEDGED)));
    assertEquals("", written());

    board.show(List.of(line(1, Way.ACKNOWLEDGED), line(2, Way.ACKNOWLEDGED)));
    board.show(List.of(line(1, Way.ACKNOWLEDGED), line(2, Way.ACKNOWLEDGED)));

    assertEquals(
        plain.of(line(1, Way.ACKNOWLEDGED)) + "\n" + plain.of(line(2, Way.ACKNOWLEDGED)) + "\n",
        written());
  }

  @Test
  void aTerminalShowsTheLastStateOfEachLine() {
    LiveBoard board = new LiveBoard(out, plain);
    board.show(List.of(line(1, Way.DECIDED)));
    board.show(List.of(line(1, Way.COMMITTED), line(2, Way.OPEN)));
    board.show(List.of(line(1, Way.ACKNOWLEDGED), line(2, Way.COMMITTED)));
    board.show(List.of(line(1, Way.ACKNOWLEDGED), line(2, Way.ACKNOWLEDGED)));

    assertEquals(
        List.of(plain.of(line(1, Way.ACKNOWLEDGED)), plain.of(line(2, Way.ACKNOWLEDGED))),
        shownBy(written()));
  }

  @Test
  void whatWasTypedIsNotOverwritten() {
    LiveBoard board = new LiveBoard(out, plain);
    board.show(List.of(line(1, Way.DECIDED)));
    board.typed();
    bytes.reset();
    board.show(List.of(line(1, Way.ACKNOWLEDGED)));

    assertFalse(written().contains("F"), "no way up");
  }

  @Test
  void shapeAndWordsSayWhatColourSays() {
    String line = plain.of(line(12, Way.ACKNOWLEDGED));

    assertTrue(line.startsWith("00:41:03  #12"), line);
    assertTrue(line.contains("citizen card"), line);
    assertTrue(line.contains("■ ĐỎ/RED symptoms"), line);
    assertTrue(line.contains("đã ghi ✓"), line);
    assertTrue(line.contains("trung tâm ✓"), line);
    assertTrue(line.contains("3.1 ms"), line);
    assertFalse(line.contains("\033"), line);
  }

  @Test
  void colourIsAddedWhereItIsWanted() {
    assertTrue(
        new LineText(ZoneOffset.UTC, true).of(line(1, Way.DECIDED)).contains("\033[31m■ ĐỎ/RED"));
  }

  private String written() {
    return bytes.toString(UTF_8);
  }

  private static Line line(int visitor, Way way) {
    return new Line(
        visitor,
        "fever",
        Instant.parse("2026-11-21T00:41:03Z"),
        Optional.of("citizen-card"),
        Optional.of(Outcome.REFUSE),
        List.of("symptoms"),
        way,
        Optional.of(Duration.ofNanos(3_100_000)));
  }

  /// A terminal that knows no more than we use: rows, CPL and ED.
  private static List<String> shownBy(String output) {
    List<String> rows = new ArrayList<>();
    String text = output.replace("\033[?7l", "").replace("\033[?7h", "");
    for (String piece : PIECES.splitAsStream(text).toList()) {
      String rest = piece;
      if (rest.startsWith("\033[")) {
        int up = Integer.parseInt(rest.substring(2, rest.indexOf('F')));
        rows = new ArrayList<>(rows.subList(0, rows.size() - up));
        rest = rest.substring(rest.indexOf('F') + 1).replace("\033[J", "");
      }
      if (!rest.isEmpty()) {
        rows.add(rest.stripTrailing());
      }
    }
    return rows;
  }
}
