package tramquet.kiosk.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Properties;

/// The day on which this program was built: no clock that says an earlier one is right.
public final class BuildDate {
  /// No kiosk of ours ran before. For a program that was put together without Maven, which writes
  /// the day into `build.properties`.
  static final Instant FIRST_RELEASE = Instant.parse("2026-01-01T00:00:00Z");

  private BuildDate() {}

  /// The beginning of that day (UTC).
  public static Instant read() {
    Properties properties = new Properties();
    try (InputStream in = BuildDate.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(properties.getProperty("built", ""));
  }

  static Instant of(String day) {
    try {
      return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      return FIRST_RELEASE;
    }
  }
}
