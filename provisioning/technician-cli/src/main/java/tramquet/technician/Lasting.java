package tramquet.technician;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tramquet.technician.doctor.Finding;
import tramquet.technician.doctor.Part;

/// Something that ends.
///
/// @param what for the line: `FILE counts`
/// @param until its last moment
/// @param soon how long before its end somebody should see to it
record Lasting(String what, Instant until, Duration soon) {

  /// How it stands.
  ///
  /// @param remedy what to do where it has ended, or does soon
  Finding finding(Part part, Instant now, String remedy) {
    long days = now.until(until, ChronoUnit.DAYS);
    String line = "%s until %s".formatted(what, until.truncatedTo(ChronoUnit.SECONDS));
    Finding finding;
    if (now.isAfter(until)) {
      finding = Finding.broken(part, "expired", line + ": that is over", remedy);
    } else if (days < soon.toDays()) {
      String left = Words.count(days, "day") + " left";
      finding = Finding.worn(part, "ends-soon", line + ": " + left, remedy);
    } else {
      finding = Finding.well(part, "counts", line);
    }
    return finding.with("until", until.toString()).with("days", days);
  }
}
