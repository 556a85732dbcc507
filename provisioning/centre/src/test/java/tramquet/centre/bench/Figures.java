package tramquet.centre.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Measured numbers, each beside another of the same run that gives it a meaning: a table for
/// people, a file each for programs, of the same shape as those of the kiosk.
final class Figures {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<Figure> all = new ArrayList<>();

  /// One number.
  ///
  /// @param name also the name of its file
  /// @param aim what we want, in words, and whether it is met; empty: nothing is asked of it
  private record Figure(
      String name, String unit, double value, String comparedWith, double other, String aim) {}

  void add(String name, String unit, double value, String comparedWith, double other) {
    all.add(new Figure(name, unit, value, comparedWith, other, ""));
  }

  void add(
      String name, String unit, double value, String comparedWith, double other, double atLeast) {
    String aim =
        String.format(
            Locale.ROOT, ">= %.0f %s: %s", atLeast, unit, value >= atLeast ? "yes" : "NO");
    all.add(new Figure(name, unit, value, comparedWith, other, aim));
  }

  void print(PrintStream out) {
    out.printf(
        "%-28s  %10s  %-6s  %-28s  %10s  %6s  %s%n",
        "name", "value", "unit", "compared with", "value", "ratio", "aim");
    for (Figure each : all) {
      out.printf(
          Locale.ROOT,
          "%-28s  %10.2f  %-6s  %-28s  %10.2f  %6.2f  %s%n",
          each.name(),
          each.value(),
          each.unit(),
          each.comparedWith(),
          each.other(),
          each.value() / each.other(),
          each.aim());
    }
  }

  /// @param folder is made where it is missing
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Figure each : all) {
      ObjectNode node =
          JSON.createObjectNode()
              .put("module", "provisioning/centre")
              .put("name", each.name())
              .put("unit", each.unit())
              .put("value", each.value());
      node.putObject("comparedWith").put("name", each.comparedWith()).put("value", each.other());
      node.put("ratio", each.value() / each.other());
      Files.writeString(
          folder.resolve(each.name() + ".json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
    }
  }
}
