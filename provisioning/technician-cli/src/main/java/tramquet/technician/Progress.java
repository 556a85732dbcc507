package tramquet.technician;

import java.io.Console;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;

/// Says how far long work has come: on a terminal in one line that changes, elsewhere a line each
/// tenth. Work of a few steps says nothing.
final class Progress {
  private static final int LITTLE = 50;

  private final PrintWriter out;
  private final boolean rewrites;
  private final String what;
  private final int all;
  private final int step;

  /// @param what such as `codes`
  /// @param all how many there are
  /// @param rewrites the line; false where it would end in a file
  Progress(PrintWriter out, String what, int all, boolean rewrites) {
    this.out = out;
    this.what = what;
    this.all = all;
    this.rewrites = rewrites;
    this.step = Math.max(1, all / (rewrites ? 100 : 10));
  }

  /// For work that is short.
  static Progress silent() {
    return new Progress(new PrintWriter(Writer.nullWriter()), "", 1, false);
  }

  /// Whether standard error is somebody who looks.
  static boolean isWatched() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /// So many are done.
  void done(int number) {
    if (all < LITTLE || (number % step != 0 && number != all)) {
      return;
    }
    String said = "%s: %d of %d".formatted(what, number, all);
    if (rewrites) {
      out.print("\r" + said + (number == all ? System.lineSeparator() : ""));
      out.flush();
    } else {
      out.println(said);
    }
  }
}
