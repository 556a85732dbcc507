package tramquet.centre.registry;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tramquet.wire.Audience;
import tramquet.wire.Direction;
import tramquet.wire.PlaceId;

/// Places and their lanes, in the database. The telephone number of an owner is the only personal
/// data here; it is in no log.
///
/// The place of an event is open from when it is added, for who sets it up, and closes by itself at
/// the end of its day.
///
/// Thread: any.
final class Places {
  private static final ZoneId WHERE_DAYS_END = ZoneId.of("Asia/Ho_Chi_Minh");

  private final JdbcClient sql;
  private final Areas areas;
  private final InstantSource clock;

  Places(DataSource database, InstantSource clock) {
    this.sql = JdbcClient.create(database);
    this.areas = new Areas(sql);
    this.clock = clock;
  }

  /// A place as people's programs read it.
  ///
  /// @param area path of codes from the province down
  /// @param day `yyyy-mm-dd`, of an event that lasts a day
  /// @param open whether lanes, controllers and kiosks may be added
  record PlaceRow(
      String id,
      String kind,
      String name,
      int areaList,
      String area,
      String areaName,
      Optional<String> day,
      boolean fullView,
      boolean travels,
      boolean open,
      List<String> lanes) {}

  /// Adds a place: `id`, `kind`, `name`, `area`, perhaps `owner`, and `day` for an event of a day.
  PlaceRow add(Body body) {
    PlaceId id = body.part("id", PlaceId::new);
    PlaceKind kind = kind(body);
    String name = name(body);
    Areas.Listed area = areas.of(body);
    Optional<LocalDate> day = day(body, kind);
    Optional<String> owner = body.optional("owner").map(phone -> Controllers.phone("owner", phone));
    int added =
        sql.sql(
                """
                INSERT INTO place (id, kind, name, area_list, area, owner, day, opened)
                VALUES (?, ?, ?, ?, ?, nullif(?, ''), CAST(nullif(?, '') AS date), ?)
                ON CONFLICT DO NOTHING
                """)
            .params(
                id.text(),
                kind.text(),
                name,
                area.list(),
                area.path(),
                owner.orElse(""),
                day.map(LocalDate::toString).orElse(""),
                now())
            .update();
    if (added == 0) {
      throw Refused.state("there is a place " + id + " already");
    }
    return find(id);
  }

  /// Moves a place to another area.
  PlaceRow move(String id, Body body) {
    PlaceId place = open(id);
    Areas.Listed area = areas.of(body);
    sql.sql("UPDATE place SET area_list = ?, area = ? WHERE id = ?")
        .params(area.list(), area.path(), place.text())
        .update();
    return find(place);
  }

  /// Closes a place: nothing is claimed there any more. Its kiosks must be revoked before, those of
  /// an event that is over too.
  PlaceRow close(String id) {
    PlaceId place = notClosed(id);
    Integer kiosks =
        sql.sql("SELECT count(*) FROM kiosk WHERE place = ? AND state <> 'revoked'")
            .param(place.text())
            .query(Integer.class)
            .single();
    if (kiosks > 0) {
      throw Refused.state("place %s has kiosks that are not revoked: %d".formatted(place, kiosks));
    }
    sql.sql("UPDATE place SET closed = ? WHERE id = ?").params(now(), place.text()).update();
    return find(place);
  }

  /// All of them by id, or those of an area, which is named by its codes or as people call it.
  List<PlaceRow> list(Optional<String> area) {
    return listed(area.map(areas::path));
  }

  private List<PlaceRow> listed(Optional<String> area) {
    return sql.sql(
            """
            SELECT p.*, a.name AS area_name,
                   ARRAY(SELECT l.name FROM lane l WHERE l.place = p.id ORDER BY 1) AS lanes
            FROM place p JOIN area a ON a.list = p.area_list AND a.path = p.area
            WHERE :area = '' OR p.area = :area OR starts_with(p.area, :area || '/')
            ORDER BY p.id
            """)
        .param("area", area.orElse(""))
        .query((row, _) -> {
          PlaceKind kind = PlaceKind.of(row.getString("kind")).orElse(PlaceKind.OTHER);
          Optional<LocalDate> day = day(row, "day");
          return new PlaceRow(
              row.getString("id"),
              row.getString("kind"),
              row.getString("name"),
              row.getInt("area_list"),
              row.getString("area"),
              row.getString("area_name"),
              day.map(LocalDate::toString),
              kind.fullView(),
              kind.travels(),
              row.getTimestamp("closed") == null && !isOver(day),
              List.of((String[]) row.getArray("lanes").getArray()));
        })
        .list();
  }

  private PlaceRow find(PlaceId id) {
    return listed(Optional.empty()).stream()
        .filter(row -> row.id().equals(id.text()))
        .findFirst()
        .orElseThrow(() -> Refused.unknown("place " + id));
  }

  /// Adds a lane: `name`, `direction`.
  void addLane(String id, Body body) {
    PlaceId place = open(id);
    String name = body.text("name");
    checkLane(place, name);
    Direction direction = direction(body.text("direction"));
    int added =
        sql.sql("INSERT INTO lane (place, name, direction) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            .params(place.text(), name, text(direction))
            .update();
    if (added == 0) {
      throw Refused.state("place %s has a lane %s already".formatted(place, name));
    }
  }

  /// Which way a lane leads, and how its place is called; the place must be open.
  Lane lane(String id, String name) {
    PlaceId place = open(id);
    return sql.sql(
            """
            SELECT l.direction, p.name FROM lane l JOIN place p ON p.id = l.place
            WHERE l.place = ? AND l.name = ?
            """)
        .params(place.text(), name)
        .query((row, _) -> new Lane(place, row.getString(2), name, direction(row.getString(1))))
        .optional()
        .orElseThrow(() -> Refused.unknown("lane of place " + place));
  }

  /// A lane of an open place.
  record Lane(PlaceId place, String placeName, String name, Direction direction) {}

  /// A place that is open.
  PlaceId open(String id) {
    PlaceId place = notClosed(id);
    Optional<LocalDate> day =
        sql.sql("SELECT day FROM place WHERE id = ?")
            .param(id)
            .query((row, _) -> day(row, "day"))
            .single();
    if (isOver(day)) {
      throw Refused.state("place %s was there for %s only".formatted(id, day.orElseThrow()));
    }
    return place;
  }

  private PlaceId notClosed(String id) {
    Optional<Boolean> closed =
        sql.sql("SELECT closed IS NOT NULL FROM place WHERE id = ?")
            .param(id)
            .query(Boolean.class)
            .optional();
    if (closed.orElseThrow(() -> Refused.unknown("place " + printable(id)))) {
      throw Refused.state("place " + id + " is closed");
    }
    return new PlaceId(id);
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  private boolean isOver(Optional<LocalDate> day) {
    return day.filter(LocalDate.ofInstant(clock.instant(), WHERE_DAYS_END)::isAfter).isPresent();
  }

  /// What a stranger wrote goes into no message as it is.
  static String printable(String id) {
    return id.matches("[A-Za-z0-9-]{1,32}") ? id : "of that name";
  }

  private static PlaceKind kind(Body body) {
    return PlaceKind.of(body.text("kind"))
        .orElseThrow(() ->
            Refused.badly(
                "kind: one of "
                    + String.join(
                        ", ", Stream.of(PlaceKind.values()).map(PlaceKind::text).toList())));
  }

  private static String name(Body body) {
    String name = body.text("name").strip();
    if (name.isEmpty()
        || name.getBytes(StandardCharsets.UTF_8).length > 60
        || name.matches(".*\\p{Cntrl}.*")) {
      throw Refused.badly("name: 1 to 60 bytes without control characters");
    }
    return name;
  }

  private Optional<LocalDate> day(Body body, PlaceKind kind) {
    Optional<String> text = body.optional("day");
    if (text.isPresent() != kind.oneDay()) {
      throw Refused.badly(
          kind.oneDay() ? "day: an event has a day" : "day: only an event has a day");
    }
    Optional<LocalDate> day;
    try {
      day = text.map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw Refused.badly("day: a date such as 2026-11-26");
    }
    if (isOver(day)) {
      throw Refused.badly("day: is over already");
    }
    return day;
  }

  private static void checkLane(PlaceId place, String name) {
    try {
      var _ = new Audience.OnePlace(place, Optional.of(name));
    } catch (IllegalArgumentException e) {
      throw Refused.badly("name: " + e.getMessage());
    }
  }

  private static Direction direction(String text) {
    return switch (text) {
      case "entry" -> Direction.ENTRY;
      case "exit" -> Direction.EXIT;
      default -> throw Refused.badly("direction: entry or exit");
    };
  }

  private static String text(Direction direction) {
    return direction == Direction.ENTRY ? "entry" : "exit";
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
