package tramquet.kiosk.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A report for a terminal of 80 columns: a line for each part, the worst marked in front, and one
/// word at the end.
///
/// ```
///     reader    online       codes 12, bytes 1460, opened 1
///  !  broker    unreachable  address tcp://10.0.0.2:1883
///  X  disk      full         free-mib 0
///
/// BROKEN: disk
/// ```
public final class ReportText {
  private static final int WIDTH = 80;

  private ReportText() {}

  /// The lines.
  public static List<String> of(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add("%s, %s".formatted(report.kiosk(), report.running() ? "running" : "not running"));
    int parts = longest(report, true);
    int words = longest(report, false);
    for (Finding each : report.findings()) {
      lines.addAll(lines(each, parts, words));
    }
    lines.add("");
    lines.add(verdict(report));
    return lines;
  }

  /// One word, and which parts: `BROKEN: disk, reader`.
  public static String verdict(Report report) {
    String word = report.grade().name();
    return report.culprits().isEmpty()
        ? word
        : word
            + ": "
            + report.culprits().stream().map(Part::text).collect(Collectors.joining(", "));
  }

  private static int longest(Report report, boolean part) {
    return report.findings().stream()
        .mapToInt(each -> (part ? each.part().text() : each.word()).length())
        .max()
        .orElse(1);
  }

  /// Facts that find no room go on below.
  private static List<String> lines(Finding finding, int parts, int words) {
    String head =
        " %s  %s  %s  "
            .formatted(
                mark(finding.grade()),
                pad(finding.part().text(), parts),
                pad(finding.word(), words));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(head);
    boolean first = true;
    for (Map.Entry<String, Object> fact : finding.facts().entrySet()) {
      String text = fact.getKey() + " " + fact.getValue();
      if (!first && line.length() + 2 + text.length() > WIDTH) {
        lines.add(line + ",");
        line = new StringBuilder(" ".repeat(head.length()));
        first = true;
      }
      line.append(first ? "" : ", ").append(text);
      first = false;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static String mark(Grade grade) {
    return switch (grade) {
      case WELL -> " ";
      case WORN -> "!";
      case BROKEN -> "X";
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
