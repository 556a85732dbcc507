package tramquet.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/// What was done when, since the power came on.
///
/// Thread: one.
final class Steps {
  private static final String HEAD =
      """
      Seconds since the power came on. What the machine does is emulated in software, several times
      as slow as on a device; the desk is this machine. Nothing here says how fast a kiosk is.
      """;

  private final LongSupplier nanoTime;
  private final List<String> lines = new ArrayList<>();
  private long on;
  private long last;

  Steps(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    powerOn();
  }

  /// Who was busy.
  enum By {
    /// The machine that is emulated.
    MACHINE,
    /// The command on this machine.
    DESK
  }

  /// From now on it is counted anew.
  void powerOn() {
    on = nanoTime.getAsLong();
    last = on;
  }

  /// What was done meanwhile is no step.
  void resume() {
    last = nanoTime.getAsLong();
  }

  /// Something is done.
  void done(String what, By by) {
    long now = nanoTime.getAsLong();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-52s %8.1f %8.1f  %s",
            what,
            (now - on) / 1e9,
            (now - last) / 1e9,
            by == By.MACHINE ? "emulated" : "desk"));
    last = now;
  }

  String table() {
    return HEAD
        + String.format(Locale.ROOT, "%n%-52s %8s %8s%n", "step", "at", "took")
        + String.join("\n", lines)
        + "\n";
  }

  /// Prints it, and keeps it.
  void print(Path file) throws IOException {
    System.out.print(table());
    Files.writeString(file, table());
  }
}
