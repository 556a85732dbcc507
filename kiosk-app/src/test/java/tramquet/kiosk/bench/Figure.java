package tramquet.kiosk.bench;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One measured number, beside another of the same run that gives it a meaning: machines differ,
/// ratios travel.
///
/// @param name also the name of its file
/// @param unit `ms`, `µs`, `KiB`, `MiB`, `per s`, or what is counted
/// @param comparedWith what it is measured against
/// @param aim what we want of it
record Figure(String name, String unit, double value, Reference comparedWith, Optional<Aim> aim) {

  /// The other number, in the same unit.
  record Reference(String name, double value) {}

  /// What is wanted, in words, and whether it is so.
  record Aim(String words, boolean isMet) {

    /// At most this value.
    static Aim atMost(double limit, double value, String unit) {
      return new Aim("≤ " + number(limit) + " " + unit, value <= limit);
    }
  }

  /// A figure that nothing is asked of.
  static Figure of(String name, String unit, double value, Reference comparedWith) {
    return new Figure(name, unit, value, comparedWith, Optional.empty());
  }

  /// The same with an aim.
  Figure aiming(Aim wanted) {
    return new Figure(name, unit, value, comparedWith, Optional.of(wanted));
  }

  /// How many times as much as the other, where that is not nothing (`hasRatio`).
  double ratio() {
    return value / comparedWith.value();
  }

  boolean hasRatio() {
    return comparedWith.value() != 0;
  }

  /// The file's text.
  String json(String module) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode node =
        mapper
            .createObjectNode()
            .put("module", module)
            .put("name", name)
            .put("unit", unit)
            .put("value", value);
    node.putObject("comparedWith")
        .put("name", comparedWith.name())
        .put("value", comparedWith.value());
    if (hasRatio()) {
      node.put("ratio", ratio());
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }

  /// Three digits that mean something.
  static String number(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
