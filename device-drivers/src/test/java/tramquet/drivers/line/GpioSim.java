package tramquet.drivers.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.drivers.line.Pins.Level;

/// The other side of a chip of the kernel's `gpio-sim`: moves inputs by `sysfs`, and reads from the
/// kernel's own trace every level that an output was driven to.
final class GpioSim {
  private static final Path TRACING = Path.of("/sys/kernel/tracing");
  private static final Pattern SET = Pattern.compile("gpio_value: (\\d+) set ([01])");

  private final Path lines;
  private final int base;

  /// @param lines folder of the simulated chip, with `sim_gpio0` and so on in it
  /// @param label of the chip
  GpioSim(Path lines, String label) {
    this.lines = lines;
    base = base(label);
  }

  /// The kernel's trace counts lines from the base of their chip.
  private static int base(String label) {
    try (DirectoryStream<Path> chips =
        Files.newDirectoryStream(Path.of("/sys/class/gpio"), "gpiochip*")) {
      for (Path chip : chips) {
        if (Files.readString(chip.resolve("label")).strip().equals(label)) {
          return Integer.parseInt(Files.readString(chip.resolve("base")).strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("no chip " + label + " in /sys/class/gpio");
  }

  /// Starts an empty trace.
  void startTrace() {
    write(TRACING.resolve("events/gpio/gpio_value/enable"), "1");
    write(TRACING.resolve("trace"), "");
  }

  /// All levels that a line was driven to since the trace started, each change once.
  List<Level> trace(int offset) {
    List<Level> levels = new ArrayList<>();
    Matcher set = SET.matcher(read(TRACING.resolve("trace")));
    while (set.find()) {
      Level level = set.group(2).equals("1") ? Level.HIGH : Level.LOW;
      if (Integer.parseInt(set.group(1)) == base + offset
          && (levels.isEmpty() || levels.getLast() != level)) {
        levels.add(level);
      }
    }
    return levels;
  }

  /// Moves a line, as a contact outside would.
  void touch(int offset, Level level) {
    write(line(offset).resolve("pull"), level == Level.HIGH ? "pull-up" : "pull-down");
  }

  /// The level of a line, as the wire has it.
  Level level(int offset) {
    return read(line(offset).resolve("value")).strip().equals("1") ? Level.HIGH : Level.LOW;
  }

  private Path line(int offset) {
    return lines.resolve("sim_gpio" + offset);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
