package tramquet.centre.registry;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tramquet.wire.PlaceId;

/// Who may scan for a place, in the database. Telephone numbers are personal data; they are in no
/// log.
///
/// Thread: any.
final class Controllers {
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{8,15}");

  private final JdbcClient sql;
  private final Places places;
  private final InstantSource clock;

  Controllers(DataSource database, Places places, InstantSource clock) {
    this.sql = JdbcClient.create(database);
    this.places = places;
    this.clock = clock;
  }

  /// Registers a telephone number that may scan for the place.
  void add(String id, Body body) {
    PlaceId place = places.open(id);
    sql.sql("INSERT INTO controller (place, phone, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .params(place.text(), phone("phone", body.text("phone")), Timestamp.from(clock.instant()))
        .update();
  }

  /// Who may scan for a place.
  ///
  /// @param phone number, only digits and perhaps a plus
  record ControllerRow(String phone, String since) {}

  /// All who may scan for a place, which may be closed, by number.
  List<ControllerRow> list(String id) {
    Optional<String> place =
        sql.sql("SELECT id FROM place WHERE id = ?").param(id).query(String.class).optional();
    return sql.sql("SELECT phone, since FROM controller WHERE place = ? ORDER BY phone")
        .param(place.orElseThrow(() -> Refused.unknown("place " + Places.printable(id))))
        .query((row, _) ->
            new ControllerRow(row.getString(1), row.getTimestamp(2).toInstant().toString()))
        .list();
  }

  /// Removes it.
  void remove(String id, Body body) {
    int gone =
        sql.sql("DELETE FROM controller WHERE place = ? AND phone = ?")
            .params(id, phone("phone", body.text("phone")))
            .update();
    if (gone == 0) {
      throw Refused.unknown("controller with this number at place " + Places.printable(id));
    }
  }

  /// A telephone number as it is kept.
  ///
  /// @param member of the body that it stands in
  static String phone(String member, String text) {
    String digits = text.replaceAll("[ .-]", "");
    if (!PHONE.matcher(digits).matches()) {
      throw Refused.badly(member + ": a telephone number of 8 to 15 digits");
    }
    return digits;
  }
}
