package tramquet.kiosk.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a seed at fault is printed as: the shortest sequence that shows it, and the command that
/// plays it.
final class Report {
  private Report() {}

  /// The lines.
  static List<String> of(Campaign.Found found, Optional<Guard> off) {
    Sequence sequence = Generator.sequence(found.seed());
    Sequence shortest = Shrinker.shrink(sequence, found.fault(), off);
    Fault fault = shortest.play(off).orElse(found.fault());
    List<String> script = Script.of(shortest);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("BROKEN   " + fault.rule());
    lines.add("seen     " + fault.seen());
    lines.add("because  " + fault.reason());
    lines.add(
        "seed     %d, %d acts, of which %d suffice:"
            .formatted(found.seed(), sequence.acts().size(), shortest.acts().size()));
    lines.add("");
    script.forEach(line -> lines.add("    " + line));
    lines.add("");
    lines.add(
        "again    tramquet-kiosk simulate"
            + off.map(guard -> " --without " + guard.word()).orElse("")
            + " --replay '"
            + String.join("; ", script)
            + "'");
    return lines;
  }
}
