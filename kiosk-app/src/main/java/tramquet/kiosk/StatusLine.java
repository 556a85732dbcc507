package tramquet.kiosk;

import java.io.PrintWriter;

/// What is so now, and what has happened. On a terminal the first is one line at the foot that is
/// written anew; elsewhere both are lines, one below the other.
///
/// Thread: any.
final class StatusLine {
  /// To the beginning of the line, and away with what is there.
  private static final String AFRESH = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean terminal;
  private String now = "";

  StatusLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /// Something has happened.
  synchronized void event(String line) {
    if (terminal) {
      out.print(AFRESH);
    }
    out.println(line);
    out.print(now);
    out.flush();
  }

  /// This is so from now on; nothing is written if it was so before.
  synchronized void status(String line) {
    if (!terminal) {
      event(line);
    } else if (!line.equals(now)) {
      now = line;
      out.print(AFRESH + now);
      out.flush();
    }
  }

  /// The last word.
  synchronized void end(String line) {
    now = "";
    event(line);
  }
}
