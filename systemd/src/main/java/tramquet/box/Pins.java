package tramquet.box;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The machine's pins (gpio-sim), seen from outside the kiosk: by BCM number.
///
/// Thread: as the machine's.
///
/// @param machine must be switched on
record Pins(Machine machine) {
  private static final Pattern SET =
      Pattern.compile(" ([0-9]+\\.[0-9]+): gpio_value: ([0-9]+) set ([01])");
  private static final String TRACING = "/sys/kernel/tracing";

  /// A change of an output.
  ///
  /// @param bcm number of the pin
  /// @param high its new level
  /// @param seconds on the kernel's clock
  record Change(int bcm, boolean high, double seconds) {}

  boolean isHigh(int bcm) throws IOException {
    return machine.run("cat /run/pins/" + bcm + "/value").equals("1");
  }

  void await(int bcm, boolean high, Duration patience) throws IOException {
    machine.until("[ $(cat /run/pins/%d/value) = %d ]".formatted(bcm, high ? 1 : 0), patience);
  }

  /// Drives an input, as a sensor does.
  void pull(int bcm, boolean high) throws IOException {
    var _ = machine.run("echo pull-%s >/run/pins/%d/pull".formatted(high ? "up" : "down", bcm));
  }

  /// Drives an input high for a while, and low again.
  void pulse(int bcm, Duration length) throws IOException {
    var _ =
        machine.run(
            String.format(
                Locale.ROOT,
                "cd /run/pins/%d && echo pull-up >pull && sleep %.3f && echo pull-down >pull",
                bcm,
                length.toMillis() / 1000.0));
  }

  /// Lets the kernel write down every change of an output from now on.
  void record() throws IOException {
    var _ =
        machine.run(
            "cd %s && echo >trace && echo 1 >events/gpio/gpio_value/enable".formatted(TRACING));
  }

  /// What was written down, in order.
  List<Change> recorded() throws IOException {
    String trace = machine.run("cat " + TRACING + "/trace");
    // The kernel counts pins over all chips; there is one.
    int base =
        Integer.parseInt(
            machine.run(
                "sed -n 's/^gpiochip.*GPIOs \\([0-9]*\\)-.*pinctrl-box.*/\\1/p'"
                    + " /sys/kernel/debug/gpio"));
    return SET.matcher(trace)
        .results()
        .map(found ->
            new Change(
                Integer.parseInt(found.group(2)) - base,
                found.group(3).equals("1"),
                Double.parseDouble(found.group(1))))
        .toList();
  }

  /// The levels that an output was driven to as far as it was written down, each change once.
  List<Boolean> levels(int bcm) throws IOException {
    List<Boolean> levels = new ArrayList<>();
    for (Change change : recorded()) {
      if (change.bcm() == bcm && (levels.isEmpty() || levels.getLast() != change.high())) {
        levels.add(change.high());
      }
    }
    return levels;
  }

  /// The same for one that was at rest, which may be told so again.
  List<Boolean> changes(int bcm) throws IOException {
    return levels(bcm).stream().dropWhile(high -> !high).toList();
  }
}
