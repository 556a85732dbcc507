package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// All figures of a run: a table for people, a file each for programs.
record Report(List<Figure> figures) {
  private static final String MODULE = "kiosk-app";
  private static final List<String> HEAD =
      List.of("name", "value", "unit", "compared with", "value", "ratio", "aim", "met?");

  /// Columns that hold numbers.
  private static final List<Integer> RIGHT = List.of(1, 4, 5);

  /// Copies the list.
  Report {
    figures = List.copyOf(figures);
  }

  void print(PrintStream out) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    figures.forEach(figure -> rows.add(row(figure)));
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    rows.forEach(row -> out.println(line(row, widths)));
  }

  /// @param folder is made where it is missing
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Figure figure : figures) {
      Files.writeString(folder.resolve(figure.name() + ".json"), figure.json(MODULE));
    }
  }

  private static List<String> row(Figure figure) {
    return List.of(
        figure.name(),
        Figure.number(figure.value()),
        figure.unit(),
        figure.comparedWith().name(),
        Figure.number(figure.comparedWith().value()),
        figure.hasRatio() ? String.format(Locale.ROOT, "%.2f", figure.ratio()) : "",
        figure.aim().map(Figure.Aim::words).orElse(""),
        figure.aim().map(aim -> aim.isMet() ? "yes" : "NO").orElse(""));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      String room = " ".repeat(widths[column] - cell.length());
      line.append(RIGHT.contains(column) ? room + cell : cell + room).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
