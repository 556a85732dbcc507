package tramquet.centre;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// The priority of a log event as the journal numbers it (sd-daemon(3)): 3 error, 4 warning, 6
/// informational, 7 debug. Named in `logback.xml`.
public final class JournalPriority extends ClassicConverter {

  @Override
  public String convert(ILoggingEvent event) {
    return switch (event.getLevel().toInt()) {
      case Level.ERROR_INT -> "3";
      case Level.WARN_INT -> "4";
      case Level.INFO_INT -> "6";
      default -> "7";
    };
  }
}
