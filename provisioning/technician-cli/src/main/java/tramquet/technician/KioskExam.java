package tramquet.technician;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tramquet.technician.doctor.Finding;
import tramquet.technician.doctor.Part;

/// Judges kiosks by what the centre says of them: in a line each what somebody should see to, and
/// one line of all.
///
/// @param now by the centre's clock
record KioskExam(Instant now) {
  /// A kiosk that is away keeps its records for three days.
  private static final Duration LONG = Duration.ofHours(24);

  private static final Duration SOON = CentreExam.SOON;

  /// Percent of the room for records.
  private static final int FILLING = 70;

  private static final int FULL = 100;

  private static final String THERE = "At the kiosk, `tramquet-kiosk doctor` says what is broken.";

  /// @param registry as `kiosk list` has it
  /// @param statuses what the kiosks said last; empty where the centre does not tell
  List<Finding> findings(JsonNode registry, Optional<JsonNode> statuses) {
    Map<String, JsonNode> said = new HashMap<>();
    statuses.ifPresent(all -> all.forEach(each -> said.put(each.path("kiosk").asString(""), each)));
    Map<String, Long> newest = newest(said);
    List<Finding> all = new ArrayList<>();
    int serving = 0;
    int well = 0;
    for (JsonNode kiosk : registry) {
      String state = kiosk.path("state").asString("");
      String id = Words.printable(kiosk.path("id").asString(""));
      if (state.equals("waiting")) {
        all.add(
            worn(
                id,
                "waits",
                "waits to be approved",
                "Compare the six digits on its screen: tramquet kiosk approve %s DIGITS"
                    .formatted(id)));
      } else if (state.equals("active")) {
        serving++;
        List<Finding> ills =
            Stream.of(
                    card(id, kiosk).stream(),
                    certificate(id, kiosk).stream(),
                    statuses.isEmpty()
                        ? Stream.<Finding>empty()
                        : status(id, Optional.ofNullable(said.get(id)), newest))
                .flatMap(each -> each)
                .toList();
        well += ills.isEmpty() ? 1 : 0;
        all.addAll(ills);
      }
    }
    all.add(
        Finding.well(
                Part.KIOSKS,
                "seen",
                serving == 0
                    ? "none is active yet"
                    : "%d of %s well".formatted(well, Words.count(serving, "active kiosk")))
            .with("active", serving)
            .with("well", well));
    return all;
  }

  /// By kind, the newest version that any kiosk holds.
  private static Map<String, Long> newest(Map<String, JsonNode> said) {
    Map<String, Long> newest = new HashMap<>();
    for (JsonNode each : said.values()) {
      each.path("packs")
          .properties()
          .forEach(pack ->
              newest.merge(pack.getKey(), pack.getValue().path("version").asLong(0), Math::max));
    }
    return newest;
  }

  private static Optional<Finding> card(String id, JsonNode kiosk) {
    return time(kiosk, "secondCard")
        .map(at ->
            broken(
                id,
                "second-card",
                "ALARM: a second card, last heard " + at,
                "Whoever copied the card has its keys: tramquet kiosk replace %s NEW, and set the"
                        .formatted(id)
                    + " box up anew."));
  }

  private Optional<Finding> certificate(String id, JsonNode kiosk) {
    Optional<Instant> until = time(kiosk, "until");
    if (until.filter(end -> now.plus(SOON).isBefore(end)).isPresent()) {
      return Optional.empty();
    }
    String remedy = "It renews by itself when it reaches the centre. " + THERE;
    return until.map(end ->
        now.isAfter(end)
            ? broken(
                id,
                "certificate-expired",
                "its certificate ended " + end.truncatedTo(ChronoUnit.SECONDS),
                "It cannot come back by itself: tramquet kiosk replace %s NEW".formatted(id))
            : worn(
                id,
                "certificate-ends",
                "its certificate ends in " + Words.count(now.until(end, ChronoUnit.DAYS), "day"),
                remedy));
  }

  private Stream<Finding> status(String id, Optional<JsonNode> heard, Map<String, Long> newest) {
    if (heard.isEmpty()) {
      return Stream.of(
          worn(
              id,
              "never-heard",
              "the centre has never heard of it since it started",
              "Is it on, and in the network? " + THERE));
    }
    JsonNode status = heard.get();
    return Stream.of(
            away(id, status), room(id, status), lane(id, status), packs(id, status, newest))
        .flatMap(Optional::stream);
  }

  private Optional<Finding> away(String id, JsonNode status) {
    if (status.path("online").asBoolean(false)) {
      return Optional.empty();
    }
    Optional<Instant> seen = time(status, "seenAt");
    String line =
        "is away, at least since " + seen.map(KioskExam::seconds).orElse("nobody knows when");
    String remedy = "Is it on, and in the network? It keeps its records for three days. " + THERE;
    boolean isLong = seen.filter(at -> at.plus(LONG).isBefore(now)).isPresent();
    return Optional.of(
        isLong ? broken(id, "away-long", line, remedy) : worn(id, "away", line, remedy));
  }

  private static String seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Optional<Finding> room(String id, JsonNode status) {
    int taken = status.path("storage").asInt(0);
    String line = "%d %% of its room for records is taken".formatted(taken);
    String remedy = "Its records are not acknowledged: see broker and centre. " + THERE;
    if (taken >= FULL) {
      return Optional.of(broken(id, "full", line + ": it serves nobody", remedy));
    }
    return taken >= FILLING ? Optional.of(worn(id, "filling", line, remedy)) : Optional.empty();
  }

  private static Optional<Finding> lane(String id, JsonNode status) {
    String lane = Words.printable(status.path("lane").asString("ready"));
    return lane.equals("ready")
        ? Optional.empty()
        : Optional.of(worn(id, "lane", "its lane does not serve: " + lane, THERE));
  }

  private static Optional<Finding> packs(String id, JsonNode status, Map<String, Long> newest) {
    List<String> older = new ArrayList<>();
    status
        .path("packs")
        .properties()
        .forEach(pack -> {
          long version = pack.getValue().path("version").asLong(0);
          long best = newest.getOrDefault(pack.getKey(), version);
          if (version < best) {
            older.add(
                "%s %d (others hold %d)".formatted(Words.printable(pack.getKey()), version, best));
          } else if (pack.getValue().path("age").asString("").equals("stale")) {
            older.add("%s %d is too old".formatted(Words.printable(pack.getKey()), version));
          }
        });
    return older.isEmpty()
        ? Optional.empty()
        : Optional.of(
            worn(
                id,
                "packs",
                "holds old packs: " + String.join(", ", older),
                "tramquet pack publish FILE --kiosk " + id));
  }

  private static Optional<Instant> time(JsonNode node, String name) {
    try {
      return Optional.of(node.path(name))
          .filter(JsonNode::isString)
          .map(value -> Instant.parse(value.asString()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Finding worn(String id, String word, String line, String remedy) {
    return Finding.worn(Part.KIOSKS, word, id + ": " + line, remedy).with("kiosk", id);
  }

  private static Finding broken(String id, String word, String line, String remedy) {
    return Finding.broken(Part.KIOSKS, word, id + ": " + line, remedy).with("kiosk", id);
  }
}
