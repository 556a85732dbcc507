package tramquet.kiosk.screen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.lane.Recent;
import tramquet.kiosk.lane.StaffPage;

/// Rows beneath a title: a sign, what it is, and what is the case; tiles at the foot, where there
/// are some.
record RowSheet(Size size, Words words) {
  private static final double TITLE_SHARE = 0.2;
  private static final double TILE_MILLIMETRES = 12;
  private static final double NAME_SHARE = 0.28;

  /// On a sheet; ten visitors are smaller.
  private static final int ROWS = 7;

  /// @param name short
  /// @param value as long as there is room
  private record Row(Icon sign, String name, String value) {}

  /// The last visitors.
  Pane visits(StaffPage.Visits visits, List<TileSheet.Choice> choices) {
    List<Row> rows = new ArrayList<>();
    visits.rows().forEach(row -> rows.add(visit(row)));
    return sheet(
        words.phrase(rows.isEmpty() ? "staff.visits.none" : "staff.visits"), rows, choices);
  }

  private Row visit(StaffPage.Row row) {
    return new Row(
        row.outcome() == Recent.Outcome.REFUSED ? Icon.CROSS : Icon.TICK,
        row.maskedName().orElseGet(() -> words.phrase("staff.no-name").main()),
        "%s · %s · %s"
            .formatted(
                words.phrase("staff.outcome." + Words.stable(row.outcome())).main(),
                words.direction(row.way()).main(),
                ago(row.ago())));
  }

  private String ago(Duration ago) {
    if (ago.compareTo(Duration.ofMinutes(1)) < 0) {
      return words.phrase("staff.ago.seconds", Long.toString(ago.toSeconds())).main();
    }
    return ago.compareTo(Duration.ofHours(2)) < 0
        ? words.phrase("staff.ago.minutes", Long.toString(ago.toMinutes())).main()
        : words.phrase("staff.ago.hours", Long.toString(ago.toHours())).main();
  }

  /// The parts, a sheet of them.
  Pane parts(StaffPage.Parts parts, List<TileSheet.Choice> choices) {
    return parts
        .report()
        .map(report -> {
          List<Row> all = rows(report, parts.touch());
          int sheets = Math.ceilDiv(all.size(), ROWS);
          int first = parts.sheet() % sheets * ROWS;
          return sheet(
              words.phrase("doctor.title." + report.grade().text()),
              all.subList(first, Math.min(first + ROWS, all.size())),
              choices);
        })
        .orElseGet(() -> sheet(words.phrase("doctor.looking"), List.of(), choices));
  }

  /// What is not well first: the first sheet is the one that everybody sees. Where there is touch,
  /// the levels of the pins have a page of their own.
  private List<Row> rows(Report report, boolean touch) {
    FindingWords found = new FindingWords(words);
    return report.findings().stream()
        .sorted(Comparator.comparing(Finding::grade).reversed())
        .map(each ->
            new Row(
                sign(each.grade()),
                part(each.part()).main(),
                touch ? found.briefly(each) : found.of(each)))
        .toList();
  }

  private static Icon sign(Grade grade) {
    return switch (grade) {
      case WELL -> Icon.TICK;
      case WORN -> Icon.CLOCK;
      case BROKEN -> Icon.CROSS;
    };
  }

  private Phrase part(Part part) {
    return words.phrase("doctor.part." + part.text());
  }

  /// What the self-test has found: one word, and which parts.
  Pane result(StaffPage.Result result, List<TileSheet.Choice> choices) {
    List<String> broken = result.test().broken(result.report());
    List<Phrase> lines = new ArrayList<>();
    lines.add(words.phrase(broken.isEmpty() ? "doctor.pass" : "doctor.fail"));
    broken.stream().limit(3).forEach(part -> lines.add(words.phrase("doctor.part." + part)));
    Pane pane = Field.of(size, broken.isEmpty() ? Palette.GO : Palette.STOP);
    double gap = gap();
    double foot = choices.isEmpty() ? 0 : tile() + gap;
    double room = size.bodyHeight() - foot - 2 * gap;
    double side = Math.rint(Math.min(room, size.width()) * 0.4);
    Icon icon = broken.isEmpty() ? Icon.TICK : Icon.CROSS;
    Field.place(
        pane,
        icon.drawn(side),
        size.landscape() ? 2 * gap : (size.width() - side) / 2,
        size.landscape() ? gap + (room - side) / 2 : 2 * gap);
    double left = size.landscape() ? side + 4 * gap : gap;
    double top = size.landscape() ? gap : side + 4 * gap;
    Field.place(pane, text(lines, size.width() - left - gap, room - top + gap), left, top);
    tiles(pane, choices);
    return pane;
  }

  private static Node text(List<Phrase> phrases, double width, double height) {
    List<Line> lines = new ArrayList<>();
    double unit = height / (2.5 + 1.2 * phrases.size());
    for (int i = 0; i < phrases.size(); i++) {
      lines.add(
          new Line(
              phrases.get(i).main(),
              i == 0 ? Typeface.BOLD : Typeface.SEMI_BOLD,
              i == 0 ? unit * 1.4 : unit * 0.7));
      lines.add(new Line(phrases.get(i).beneath(), Typeface.REGULAR, unit * (i == 0 ? 0.6 : 0.4)));
    }
    return new TextColumn(width, height, TextAlignment.CENTER).of(lines);
  }

  private double gap() {
    return Math.rint(size.margin() / 2);
  }

  private double tile() {
    return Math.ceil(size.millimetres(TILE_MILLIMETRES));
  }

  private Pane sheet(Phrase title, List<Row> rows, List<TileSheet.Choice> choices) {
    Pane pane = Field.of(size, Palette.NEUTRAL);
    double gap = gap();
    double titleHeight = Math.rint(size.bodyHeight() * TITLE_SHARE);
    double width = size.width() - 2 * gap;
    Field.place(pane, headline(title, width, titleHeight), gap, gap);
    double top = titleHeight + 2 * gap;
    double foot = choices.isEmpty() ? 0 : tile() + gap;
    double room = size.bodyHeight() - top - foot - gap;
    double high = Math.floor(Math.min(room / Math.max(1, rows.size()), room / 7));
    for (int i = 0; i < rows.size(); i++) {
      row(pane, rows.get(i), top + i * high, high);
    }
    tiles(pane, choices);
    return pane;
  }

  /// As large as what visitors read.
  private Node headline(Phrase title, double width, double high) {
    return new TextColumn(width, high, TextAlignment.LEFT)
        .of(
            List.of(
                Headline.touched(title.large(), high * 0.47, size),
                new Line(title.beneath(), Typeface.REGULAR, high * 0.2)));
  }

  private void row(Pane pane, Row row, double y, double high) {
    double gap = gap();
    double side = Math.rint(high * 0.62);
    double name = Math.rint(size.width() * NAME_SHARE);
    Field.place(pane, row.sign().drawn(side), gap, y + (high - side) / 2);
    double x = 2 * gap + side;
    Field.place(pane, text(row.name(), name, high, Typeface.SEMI_BOLD), x, y);
    Field.place(
        pane,
        text(row.value(), size.width() - x - name - 2 * gap, high, Typeface.REGULAR),
        x + name + gap,
        y);
  }

  private static Node text(String text, double width, double high, Typeface face) {
    return new TextColumn(width, high, TextAlignment.LEFT)
        .of(List.of(new Line(text, face, high * 0.5)));
  }

  /// Staff find them in the same colours on green and red as elsewhere.
  private void tiles(Pane pane, List<TileSheet.Choice> choices) {
    double gap = gap();
    double across = Math.floor((size.width() - (choices.size() + 1) * gap) / choices.size());
    for (int i = 0; i < choices.size(); i++) {
      TileSheet.Choice choice = choices.get(i);
      Field.place(
          pane,
          Palette.NEUTRAL.of(new Tile(choice.phrase(), across, tile(), choice.chosen())),
          gap + i * (across + gap),
          size.bodyHeight() - tile() - gap);
    }
  }
}
