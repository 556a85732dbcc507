package tramquet.kiosk.log;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Where every log line of the process goes: `System.Logger`, `java.util.logging` and slf4j all end
/// here.
///
/// Thread: safe; one line is one write.
public final class Journal extends Handler {
  /// Held on to, because the log manager forgets loggers that nobody else knows, with their levels.
  private static final List<Logger> QUIET =
      List.of(
          // Says three errors and a warning on every machine that is not a Raspberry Pi.
          Logger.getLogger("com.pi4j.boardinfo"),
          // Says that it was found on the class or module path, which is known.
          Logger.getLogger("org.slf4j"),
          // Says that JavaFX was loaded from the class path, in tests.
          Logger.getLogger("javafx"));

  private static final Logger OURS = Logger.getLogger("tramquet");

  private final PrintStream out;
  private final JournalFormat format = new JournalFormat();

  private Journal(PrintStream out) {
    this.out = out;
    setLevel(Level.ALL);
  }

  /// How much is said.
  public enum Detail {
    /// Warnings and errors, and what we ourselves say at information level.
    NORMAL,
    /// Also our own debugging lines and the libraries' information.
    VERBOSE
  }

  /// Takes over all logging of this process.
  ///
  /// @param out standard error, or a test's stream
  public static void open(PrintStream out, Detail detail) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new Journal(out));
    boolean verbose = detail == Detail.VERBOSE;
    root.setLevel(verbose ? Level.INFO : Level.WARNING);
    OURS.setLevel(verbose ? Level.FINE : Level.INFO);
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
  }

  @Override
  public void publish(LogRecord record) {
    byte[] line = format.format(record).getBytes(StandardCharsets.UTF_8);
    out.write(line, 0, line.length);
    out.flush();
  }

  @Override
  public void flush() {
    out.flush();
  }

  /// Standard error stays open: it is not ours.
  @Override
  public void close() {
    out.flush();
  }
}
