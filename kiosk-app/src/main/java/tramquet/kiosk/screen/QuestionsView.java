package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;

/// The three questions of a health declaration, each with No and Yes of at least 20 mm, and Send
/// once all are answered, so that a slip of the finger can be put right.
final class QuestionsView {
  private static final double TARGET_MILLIMETRES = 20;

  /// Height of the title of an upright display, in heights of a question.
  private static final double TITLE = 1.35;

  private static final List<String> QUESTIONS =
      List.of("asking.symptoms", "asking.zone", "asking.contact");

  private final Size size;
  private final Words words;
  private final WindowEvents events;
  private final Help help;

  QuestionsView(Size size, Words words, WindowEvents events, Help help) {
    this.size = size;
    this.words = words;
    this.events = events;
    this.help = help;
  }

  /// A fresh sheet, nothing answered.
  Pane sheet() {
    Sheet sheet = new Sheet();
    Pane pane = Field.of(size, Palette.NEUTRAL);
    if (size.landscape()) {
      landscape(pane, sheet);
    } else {
      portrait(pane, sheet);
    }
    return pane;
  }

  private double target() {
    return Math.ceil(size.millimetres(TARGET_MILLIMETRES));
  }

  private double gap() {
    return Math.rint(size.margin() / 2);
  }

  private void landscape(Pane pane, Sheet sheet) {
    double gap = gap();
    double target = target();
    double titleHeight = size.bodyHeight() - 3 * target - 5 * gap;
    double across = Math.rint(Math.max(target, size.width() * 0.15));
    double textWidth = size.width() - 3 * across - 6 * gap;
    Field.place(
        pane, title(textWidth + 2 * across + 2 * gap, titleHeight, TextAlignment.LEFT), gap, gap);
    for (int row = 0; row < QUESTIONS.size(); row++) {
      double y = titleHeight + 2 * gap + row * (target + gap);
      Field.place(pane, question(row, textWidth, target, TextAlignment.LEFT), gap, y);
      Field.place(pane, sheet.no(row, across, target), textWidth + 2 * gap, y);
      Field.place(pane, sheet.yes(row, across, target), textWidth + across + 3 * gap, y);
    }
    double x = size.width() - across - gap;
    Field.place(pane, sheet.cancel(across, target), x, gap);
    Optional<Tile> call = help.tile(across, target);
    call.ifPresent(each -> Field.place(pane, each, x, target + 2 * gap));
    double sendTop = call.isPresent() ? 2 * target + 3 * gap : target + 2 * gap;
    Field.place(pane, sheet.send(across, size.bodyHeight() - sendTop - gap), x, sendTop);
  }

  private void portrait(Pane pane, Sheet sheet) {
    double gap = gap();
    double target = target();
    double width = size.width() - 2 * gap;
    double textHeight = Math.floor((size.bodyHeight() - 4 * target - 9 * gap) / (3 + TITLE));
    double titleHeight = Math.floor(textHeight * TITLE);
    double half = Math.floor((width - gap) / 2);
    Field.place(pane, title(width, titleHeight, TextAlignment.CENTER), gap, gap);
    for (int row = 0; row < QUESTIONS.size(); row++) {
      double y = titleHeight + 2 * gap + row * (textHeight + target + 2 * gap);
      Field.place(pane, question(row, width, textHeight, TextAlignment.CENTER), gap, y);
      Field.place(pane, sheet.no(row, half, target), gap, y + textHeight);
      Field.place(pane, sheet.yes(row, half, target), half + 2 * gap, y + textHeight);
    }
    double bottom = size.bodyHeight() - gap - target;
    double third = Math.floor((width - 2 * gap) / 3);
    Optional<Tile> call = help.tile(third, target);
    double across = call.isPresent() ? third : half;
    Field.place(pane, sheet.cancel(across, target), gap, bottom);
    call.ifPresent(each -> Field.place(pane, each, third + 2 * gap, bottom));
    Field.place(pane, sheet.send(across, target), size.width() - gap - across, bottom);
  }

  private Node title(double width, double height, TextAlignment alignment) {
    Phrase headline = words.phrase("asking.headline");
    Phrase task = words.phrase("asking.touch");
    return new TextColumn(width, height, alignment)
        .of(
            List.of(
                Headline.touched(headline.large(), height * 0.45, size),
                new Line(task.large(), Typeface.REGULAR, height * 0.22)));
  }

  private Node question(int row, double width, double height, TextAlignment alignment) {
    Phrase question = words.phrase(QUESTIONS.get(row));
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(question.large(), Typeface.SEMI_BOLD, height * 0.28));
    if (!question.small().isEmpty()) {
      lines.add(new Line(question.small(), Typeface.REGULAR, height * 0.17));
    }
    return new TextColumn(width, height, alignment).of(lines);
  }

  /// The answers of one visitor. Lives as long as its screen.
  private final class Sheet {
    private final List<Optional<Boolean>> answers =
        new ArrayList<>(List.of(Optional.empty(), Optional.empty(), Optional.empty()));
    private final List<Runnable> redraws = new ArrayList<>();

    Tile no(int row, double across, double high) {
      return choice(row, false, words.phrase("asking.no"), across, high);
    }

    Tile yes(int row, double across, double high) {
      return choice(row, true, words.phrase("asking.yes"), across, high);
    }

    Tile cancel(double across, double high) {
      return new Tile(words.phrase("asking.cancel"), across, high, events::cancelled);
    }

    Tile send(double across, double high) {
      Tile tile = new Tile(words.phrase("asking.send"), across, high, this::send);
      tile.filled();
      tile.setVisible(false);
      redraws.add(() -> tile.setVisible(complete()));
      return tile;
    }

    private Tile choice(int row, boolean answer, Phrase phrase, double across, double high) {
      Tile tile = new Tile(phrase, across, high, () -> choose(row, answer));
      redraws.add(() -> tile.chosen(answers.get(row).equals(Optional.of(answer))));
      return tile;
    }

    private void choose(int row, boolean answer) {
      answers.set(row, Optional.of(answer));
      redraws.forEach(Runnable::run);
    }

    private boolean complete() {
      return answers.stream().allMatch(Optional::isPresent);
    }

    private void send() {
      if (complete()) {
        events.answered(
            new Answers(
                answers.get(0).orElseThrow(),
                answers.get(1).orElseThrow(),
                answers.get(2).orElseThrow()));
      }
    }
  }
}
