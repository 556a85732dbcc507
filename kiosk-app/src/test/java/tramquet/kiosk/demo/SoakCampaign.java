package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.HpkeSealer;
import tramquet.wire.SealingKeys;

/// A week without a centre, with clocks that are wrong in every way, and then everything to a real
/// centre: each record is there once, and dated right.
final class SoakCampaign {
  /// Stamps have whole milliseconds.
  private static final Duration ROUNDED = Duration.ofMillis(2);

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());

  @TempDir Path folder;

  @Test
  void aWeekIsDeliveredOnceAndDatedRight() throws Exception {
    HpkeSealer sealer =
        new HpkeSealer(new SealingKeys(keys.authority().publicKey(), keys.view().publicKey()));
    Instant begin =
        InstantSource.system()
            .instant()
            .minus(Duration.ofDays(Week.DAYS + 1L))
            .truncatedTo(ChronoUnit.MILLIS);
    Week week = new Week(folder.resolve("visits.db"), sealer, begin);
    Map<UUID, Instant> happened = week.play();
    assertTrue(happened.size() > Week.DAYS * Week.VISITS_A_DAY);

    List<JsonNode> rows;
    try (LiveCentre centre =
        new LiveCentre(
            root, folder.resolve("centre"), Files.createDirectories(folder.resolve("logs")))) {
      try (VisitLog log = week.open()) {
        assertEquals(happened.size(), log.unsent());
        assertTrue(log.taken() < 70, log.taken() + " % of the room");
        DrainTimes.drain(log, centre.broker());
      }
      rows = records(centre.stopAndList());
    }

    assertEquals(List.of(), missing(happened.keySet(), rows));
    assertEquals(0, misdated(happened, rows, SoakCampaign::isDatedRight));
    // The guards off: the same questions find what is wrong.
    assertEquals(1, missing(happened.keySet(), rows.subList(1, rows.size())).size());
    assertTrue(
        misdated(happened, rows, SoakCampaign::isRightByItsOwnClock) > Week.VISITS_A_DAY,
        "the clocks were wrong");
  }

  private static List<JsonNode> records(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("{"))
        .map(line -> JsonMapper.shared().readTree(line))
        .filter(line -> line.has("id"))
        .toList();
  }

  /// Records that are not there once.
  private static List<UUID> missing(Set<UUID> wanted, List<JsonNode> rows) {
    Map<UUID, Integer> found = new HashMap<>();
    rows.forEach(row -> found.merge(id(row), 1, Integer::sum));
    Set<UUID> all = new HashSet<>(wanted);
    all.addAll(found.keySet());
    List<UUID> wrong = new ArrayList<>();
    for (UUID each : all) {
      if (found.getOrDefault(each, 0) != 1 || !wanted.contains(each)) {
        wrong.add(each);
      }
    }
    return wrong;
  }

  private static UUID id(JsonNode row) {
    return UUID.fromString(row.required("id").stringValue());
  }

  /// Whether what a row says of its time agrees with the truth.
  private interface Dating {
    boolean agrees(JsonNode row, Instant truth);
  }

  /// Visits. What a clock says of itself is what it said.
  private static long misdated(Map<UUID, Instant> happened, List<JsonNode> rows, Dating dating) {
    return rows.stream()
        .filter(row -> row.required("kind").stringValue().equals("visit"))
        .filter(row -> !dating.agrees(row, happened.getOrDefault(id(row), Instant.MIN)))
        .count();
  }

  private static boolean isDatedRight(JsonNode row, Instant truth) {
    if (row.hasNonNull("at")) {
      return isNear(instant(row, "at"), truth);
    }
    // The first boot knew the time, so that there is always something before.
    return !truth.isBefore(instant(row, "notBefore").minus(ROUNDED))
        && !truth.isAfter(instant(row, "notAfter").plus(ROUNDED));
  }

  private static boolean isRightByItsOwnClock(JsonNode row, Instant truth) {
    return isNear(instant(row, "wall"), truth);
  }

  private static boolean isNear(Instant said, Instant truth) {
    return Duration.between(said, truth).abs().compareTo(ROUNDED) <= 0;
  }

  private static Instant instant(JsonNode row, String field) {
    return Instant.parse(row.required(field).stringValue());
  }
}
