package tramquet.kiosk.log;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/// A log record as one line for the journal: `<4>tramquet.kiosk.uplink: message`, where the number
/// is the priority of sd-daemon(3), 0 (worst) to 7. Line ends and other control characters are
/// escaped, so that nothing read from outside can forge a line.
///
/// The text of a record is kept where the logger is ours. Of other libraries' exceptions only the
/// class and the frames are kept: a message from a database, a JSON reader or a broker may quote
/// what it choked on, and that may be a name. Their own log texts are kept; they speak of files,
/// ports and connections, and levels below warning are off.
///
/// Thread: safe, stateless.
final class JournalFormat extends Formatter {
  private static final String OURS = "tramquet.";
  private static final int FRAMES = 4;

  @Override
  public String format(LogRecord record) {
    String logger = Optional.ofNullable(record.getLoggerName()).orElse("");
    StringBuilder line = new StringBuilder("<" + priority(record.getLevel()) + ">");
    line.append(escaped(logger)).append(": ").append(escaped(formatMessage(record)));
    Optional.ofNullable(record.getThrown())
        .ifPresent(thrown -> line.append(" | ").append(escaped(text(thrown))));
    return line.append('\n').toString();
  }

  /// The journal's priority for a level: 3 error, 4 warning, 6 information, 7 debugging.
  static int priority(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return 3;
    }
    if (value >= Level.WARNING.intValue()) {
      return 4;
    }
    return value >= Level.INFO.intValue() ? 6 : 7;
  }

  /// The exception and its first cause, each with its first frames.
  private static String text(Throwable thrown) {
    String first = one(thrown);
    return Optional.ofNullable(thrown.getCause())
        .map(cause -> first + " | caused by " + one(cause))
        .orElse(first);
  }

  private static String one(Throwable thrown) {
    String frames =
        Arrays.stream(thrown.getStackTrace())
            .limit(FRAMES)
            .map(f -> f.getClassName() + "." + f.getMethodName() + ":" + f.getLineNumber())
            .collect(Collectors.joining(" < "));
    String said =
        Optional.ofNullable(thrown.getMessage())
            .filter(message -> isOurs(thrown) && !quotesItsCause(thrown, message))
            .map(message -> ": " + message)
            .orElse("");
    return thrown.getClass().getName() + said + (frames.isEmpty() ? "" : " at " + frames);
  }

  /// Thrown by a line of ours, as what it says only we have written: a JDK exception whose first
  /// frame is our code, or an exception of ours.
  private static boolean isOurs(Throwable thrown) {
    Predicate<String> ours = name -> name.startsWith(OURS);
    StackTraceElement[] frames = thrown.getStackTrace();
    return ours.test(thrown.getClass().getName())
        || (frames.length > 0 && ours.test(frames[0].getClassName()));
  }

  /// `new UncheckedIOException(cause)` takes over what the cause says.
  private static boolean quotesItsCause(Throwable thrown, String message) {
    return Optional.ofNullable(thrown.getCause())
        .map(Throwable::getMessage)
        .filter(message::contains)
        .isPresent();
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append(' ');
            default -> {
              boolean plain = !Character.isISOControl(c) && c != 0x2028 && c != 0x2029;
              out.append(plain ? Character.toString(c) : "\\u%04x".formatted(c));
            }
          }
        });
    return out.toString();
  }
}
