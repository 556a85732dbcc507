package tramquet.technician.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A report for a terminal of 80 columns: a line for each finding, the worst marked in front, with
/// what to do below; and one word at the end.
///
/// ```
///     name         centre.example.vn is 10.0.0.2
///  X  port         nobody listens at centre.example.vn, port 8443
///                  > Start the centre, or …
///  -  tls          not asked: port comes first
///
/// BROKEN: port
/// ```
public final class ReportText {
  private static final int WIDTH = 80;
  private static final int PARTS =
      Arrays.stream(Part.values()).mapToInt(part -> part.text().length()).max().orElse(1);
  private static final String MARGIN = " ".repeat(PARTS + 6);

  private ReportText() {}

  /// The lines of a finding.
  public static List<String> of(Finding finding) {
    List<String> lines = new ArrayList<>();
    String head = " %s  %s  ".formatted(mark(finding.grade()), padded(finding.part()));
    for (String each : wrapped(finding.line(), WIDTH - MARGIN.length())) {
      lines.add((lines.isEmpty() ? head : MARGIN) + each);
    }
    if (!finding.remedy().isEmpty()) {
      String before = "> ";
      for (String each : wrapped(finding.remedy(), WIDTH - MARGIN.length() - 2)) {
        lines.add(MARGIN + before + each);
        before = "  ";
      }
    }
    return lines;
  }

  /// What is shown while a part is asked.
  public static String asking(Part part) {
    return " ?  %s  …".formatted(padded(part));
  }

  /// One word, and which parts: `BROKEN: token, broker`.
  public static String verdict(Report report) {
    String word = report.grade().name();
    return report.culprits().isEmpty()
        ? word
        : word
            + ": "
            + report.culprits().stream().map(Part::text).collect(Collectors.joining(", "));
  }

  private static String mark(Grade grade) {
    return switch (grade) {
      case NOT_ASKED -> "-";
      case WELL -> " ";
      case WORN -> "!";
      case BROKEN -> "X";
    };
  }

  private static String padded(Part part) {
    return part.text() + " ".repeat(PARTS - part.text().length());
  }

  /// A word that is longer than a line, such as a path, stays whole: it is copied.
  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
