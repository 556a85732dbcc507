package tramquet.centre.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The trips of vehicles, as the records of the kiosks there tell them. Numbers only; it only
/// reads.
///
/// Thread: any.
final class Trips {
  private static final Duration DEFAULT = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final int MOST = 5_000;

  /// Where milliseconds and the database's times both end, with room.
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private final JdbcClient sql;
  private final InstantSource clock;

  Trips(DataSource database, InstantSource clock) {
    this.sql = JdbcClient.create(database);
    this.clock = clock;
  }

  /// A trip as people's programs read it.
  ///
  /// @param begun whether `first` says where it began; else that has not come, or the kiosk counts
  ///   under this name whenever no other trip runs
  /// @param first the first record of it that is known, and counted
  /// @param state `running`; `ended`; `unknown` where it runs no more, and no record says since
  ///   when
  /// @param last its end, or the last record of it that is known
  /// @param missing records between the two that have not come, or are lost: so many may be wanting
  ///   in the numbers
  record TripRow(
      String trip,
      String kiosk,
      String lane,
      boolean begun,
      When first,
      String state,
      When last,
      Counts entry,
      Counts exit,
      long missing) {}

  /// When a record happened, in the words of the view `record_time`, and what the kiosk's clock
  /// said.
  record When(
      String basis,
      Optional<Instant> at,
      Optional<Instant> notBefore,
      Optional<Instant> notAfter,
      Instant wall,
      String clockQuality) {}

  /// Of one way.
  ///
  /// @param admitted by a code or by hand
  /// @param annulled of the admitted, who then did not pass
  /// @param passed none where the lane has no sensor
  record Counts(long admitted, long refused, long annulled, long passed) {}

  /// Those of a place that were under way at some time of a window, which is the last day where
  /// nothing else is said.
  List<TripRow> list(String place, Optional<String> since, Optional<String> until) {
    checkTravels(place);
    Instant to = until.map(text -> instant("until", text)).orElseGet(clock::instant);
    Instant from = since.map(text -> instant("since", text)).orElseGet(() -> to.minus(DEFAULT));
    if (from.isAfter(to)) {
      throw Refused.badly("since: must be before until");
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw Refused.badly("since: at most %d days before until".formatted(LONGEST.toDays()));
    }
    List<TripRow> found =
        sql.sql(TripQuery.TRIPS)
            .param("place", place)
            .param("since", from.toEpochMilli())
            .param("until", to.toEpochMilli())
            .param("most", MOST + 1)
            .query((row, _) -> row(row))
            .list();
    if (found.size() > MOST) {
      throw Refused.badly("since: more than %,d trips: ask for a shorter time".formatted(MOST));
    }
    return found;
  }

  private void checkTravels(String place) {
    String kind =
        sql.sql("SELECT kind FROM place WHERE id = ?")
            .param(place)
            .query(String.class)
            .optional()
            .orElseThrow(() -> Refused.unknown("place " + Places.printable(place)));
    if (!PlaceKind.of(kind).map(PlaceKind::travels).orElse(false)) {
      throw Refused.state(
          "place %s is no vehicle (%s) but a %s: it has no trips"
              .formatted(
                  place,
                  Stream.of(PlaceKind.values())
                      .filter(PlaceKind::travels)
                      .map(PlaceKind::text)
                      .collect(Collectors.joining(", ")),
                  kind));
    }
  }

  private static Instant instant(String member, String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(Predicate.not(Instant.EPOCH::isAfter).and(LAST::isAfter))
          .orElseThrow(() -> new DateTimeException(member));
    } catch (DateTimeException e) {
      throw Refused.badly(member + ": an instant such as 2026-11-26T10:00:00Z");
    }
  }

  private static TripRow row(ResultSet row) throws SQLException {
    return new TripRow(
        row.getString("trip"),
        row.getString("kiosk"),
        row.getString("lane"),
        row.getBoolean("begun"),
        when(row, "first"),
        row.getString("state"),
        when(row, "last"),
        counts(row, "entry"),
        counts(row, "exit"),
        row.getLong("missing"));
  }

  private static When when(ResultSet row, String which) throws SQLException {
    return new When(
        row.getString(which + "_basis"),
        time(row, which + "_at"),
        time(row, which + "_not_before"),
        time(row, which + "_not_after"),
        Instant.ofEpochMilli(row.getLong(which + "_wall")),
        row.getString(which + "_quality"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static Counts counts(ResultSet row, String way) throws SQLException {
    return new Counts(
        row.getLong(way + "_admitted"),
        row.getLong(way + "_refused"),
        row.getLong(way + "_annulled"),
        row.getLong(way + "_passed"));
  }
}
