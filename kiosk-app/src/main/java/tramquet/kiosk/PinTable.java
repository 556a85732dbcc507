package tramquet.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tramquet.drivers.line.Answer;
import tramquet.drivers.line.GpioChip;
import tramquet.drivers.line.GpioChips;
import tramquet.drivers.line.LineFault;
import tramquet.drivers.line.LineInfo;
import tramquet.drivers.line.Pins.Level;

/// Pins and chips as lines of text, to be read at five in the morning: what is not as it should be
/// stands below the table in a sentence.
final class PinTable {
  private static final String ROW = "  %-9s %4s  %-6s  %-6s  %-5s  %-9s  %s";

  private PinTable() {}

  /// The configured pins.
  ///
  /// @param us what the kiosk calls itself where it holds a line
  static List<String> of(Optional<GpioChip> chip, List<PinRow> rows, String us) {
    List<String> lines = new ArrayList<>();
    lines.add(
        chip.map(c -> "%s \"%s\", %d lines".formatted(c.name(), c.label(), c.lineCount()))
            .orElse("pins in memory (provider \"twin\"): nothing is wired"));
    lines.add(ROW.formatted("name", "BCM", "header", "works", "rests", "now", "held by"));
    rows.forEach(row -> lines.add(line(row)));
    if (rows.isEmpty()) {
      lines.add("  none: the section [pins] names no pin");
    }
    List<String> remarks = new ArrayList<>();
    rows.forEach(row -> remarks(row, remarks));
    if (rows.stream().anyMatch(row -> row.heldBy().map(us::equals).orElse(false))) {
      remarks.add(
          "the kiosk is running and has its pins; to see levels, try or watch them, stop it first:"
              + " systemctl stop tramquet-kiosk");
    }
    if (!remarks.isEmpty()) {
      lines.add("");
      lines.addAll(remarks);
    }
    return lines;
  }

  private static String line(PinRow row) {
    ConfiguredPin pin = row.pin();
    return ROW.formatted(
            pin.name(),
            pin.bcm(),
            "pin " + pin.header(),
            pin.driven() ? "output" : "input",
            word(pin.resting()),
            row.now().map(now -> word(now) + (now == pin.resting() ? ", off" : ", ON")).orElse("?"),
            row.trouble().map(_ -> "cannot be had").orElse(row.heldBy().orElse("nobody")))
        .stripTrailing();
  }

  private static void remarks(PinRow row, List<String> remarks) {
    ConfiguredPin pin = row.pin();
    row.trouble().ifPresent(why -> remarks.add("error: %s: %s".formatted(pin.text(), why)));
    if (!pin.driven()) {
      row.now()
          .filter(now -> now != pin.resting())
          .ifPresent(now -> remarks.add("note: %s is %s".formatted(pin.text(), pin.says(now))));
      return;
    }
    if (pin.serial()) {
      remarks.add(
          "warning: %s is a pin of the serial port and changes while the board starts: use 16 to 27"
              .formatted(pin.text()));
    } else if (pin.atPowerOn() != pin.resting()) {
      remarks.add(
          "warning: %s rests %s, but the board pulls it %s from power-on until the kiosk starts: %s"
              .formatted(
                  pin.text(),
                  word(pin.resting()),
                  word(pin.atPowerOn()),
                  pin.resting() == Level.LOW
                      ? "use 16 to 27"
                      : "a relay that switches on low needs a pull-up of its own"));
    }
    if (row.now().isPresent() && row.now().get() != pin.resting()) {
      remarks.add(
          "note: %s is on though nobody drives it: check its resistor to the resting level"
              .formatted(pin.text()));
    }
  }

  /// A chip with its lines.
  static List<String> of(GpioChip chip) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s \"%s\", %d lines%s"
            .formatted(
                chip.name(),
                chip.label(),
                chip.lineCount(),
                GpioChips.PI_LABELS.contains(chip.label()) ? ": the 40-pin header" : ""));
    switch (chip.lines()) {
      case Answer.Given<List<LineInfo>>(List<LineInfo> all) ->
          all.forEach(line ->
              lines.add(
                  "  %3d  %-16s %-6s  %s"
                      .formatted(
                          line.offset(),
                          line.name().isEmpty() ? "-" : line.name(),
                          word(line.direction()),
                          line.heldBy().map(by -> "held by " + by).orElse(""))
                      .stripTrailing()));
      case Answer.Refused<List<LineInfo>>(LineFault fault) -> lines.add("  " + fault.text());
    }
    return lines;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
