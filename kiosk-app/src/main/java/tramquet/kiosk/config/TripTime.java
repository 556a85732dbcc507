package tramquet.kiosk.config;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.wire.Decoded;

/// A line of a time-table: `06:00 ferry-7` begins a trip each day, `09:30 -` ends the one that
/// runs.
///
/// @param at in Việt Nam's time
/// @param trip 1 to 32 of letters, digits, `-`; empty: none
public record TripTime(LocalTime at, Optional<String> trip) {
  private static final Pattern SHAPE =
      Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d) ([A-Za-z0-9-]{1,32})");

  private static final String NONE = "-";

  /// Reads a line.
  static Decoded<TripTime> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    return matcher.matches()
        ? new Decoded.Value<>(
            new TripTime(
                LocalTime.of(
                    Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))),
                Optional.of(matcher.group(3)).filter(name -> !name.equals(NONE))))
        : new Decoded.Malformed<>(
            "a line of the time-table is like \"06:00 ferry-7\", or \"09:30 -\" for its end");
  }
}
