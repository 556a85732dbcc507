package tramquet.centre.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tramquet.wire.KioskId;

/// Which kiosks there are, and how each stands. A kiosk goes from `claimed` over `waiting` to
/// `active`, and from everywhere to `revoked`, where it stays.
///
/// Thread: any.
final class Kiosks {
  private final JdbcClient sql;
  private final InstantSource clock;

  Kiosks(DataSource database, InstantSource clock) {
    this.sql = JdbcClient.create(database);
    this.clock = clock;
  }

  /// A kiosk as people's programs read it.
  ///
  /// @param digits what the centre has worked out for a kiosk that waits
  /// @param until when its certificate, or the code it is claimed by, ends
  /// @param secondCard when a record came last whose number another record has: somebody may have
  ///   copied its card
  record KioskRow(
      String id,
      String place,
      String lane,
      String state,
      String since,
      Optional<String> digits,
      Optional<String> until,
      Optional<String> replacedBy,
      Optional<String> secondCard) {}

  /// All of them by id.
  List<KioskRow> list() {
    return sql.sql(
            """
            SELECT k.*, c.digits, coalesce(x.until, c.until) AS until,
                   (SELECT max(received_at) FROM second_card WHERE kiosk = k.id) AS second_card
            FROM kiosk k
            LEFT JOIN claim c ON c.kiosk = k.id AND NOT c.burned AND k.state <> 'active'
            LEFT JOIN LATERAL (SELECT max(until) AS until FROM certificate
                               WHERE kiosk = k.id AND revoked IS NULL) x ON true
            ORDER BY k.id
            """)
        .query((row, _) ->
            new KioskRow(
                row.getString("id"),
                row.getString("place"),
                row.getString("lane"),
                row.getString("state"),
                row.getTimestamp("since").toInstant().toString(),
                Optional.ofNullable(row.getString("digits")),
                time(row, "until"),
                Optional.ofNullable(row.getString("replaced_by")),
                time(row, "second_card")))
        .list();
  }

  private static Optional<String> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(at -> at.toInstant().toString());
  }

  /// How one stands; its row is held until the transaction ends.
  Optional<String> lockState(KioskId kiosk) {
    return sql.sql("SELECT state FROM kiosk WHERE id = ? FOR UPDATE")
        .param(kiosk.text())
        .query(String.class)
        .optional();
  }

  /// Puts it at a lane, as claimed. One that has a certificate, or had one, is refused.
  void claimed(KioskId kiosk, Places.Lane lane) {
    String state = lockState(kiosk).orElse("claimed");
    if (state.equals("active")) {
      throw Refused.state("kiosk " + kiosk + " is active: kiosk replace gives its lane away");
    }
    if (state.equals("revoked")) {
      throw Refused.state("kiosk " + kiosk + " is revoked: a new box needs a new name");
    }
    sql.sql(
            """
            INSERT INTO kiosk (id, place, lane, state, since) VALUES (?, ?, ?, 'claimed', ?)
            ON CONFLICT (id) DO UPDATE
            SET place = excluded.place, lane = excluded.lane, state = 'claimed',
                since = excluded.since, key_pin = NULL
            """)
        .params(kiosk.text(), lane.place().text(), lane.name(), now())
        .update();
  }

  /// Sets the state of one that is not revoked.
  void state(KioskId kiosk, String state) {
    sql.sql("UPDATE kiosk SET state = ?, since = ? WHERE id = ? AND state <> 'revoked'")
        .params(state, now(), kiosk.text())
        .update();
  }

  /// Revokes a kiosk, its certificates and its codes, for ever.
  void revoke(KioskId kiosk) {
    String state = lockState(kiosk).orElseThrow(() -> Refused.unknown("kiosk " + kiosk));
    if (state.equals("revoked")) {
      throw Refused.state("kiosk " + kiosk + " is revoked already");
    }
    sql.sql("UPDATE kiosk SET state = 'revoked', since = ? WHERE id = ?")
        .params(now(), kiosk.text())
        .update();
    sql.sql("UPDATE certificate SET revoked = ? WHERE kiosk = ? AND revoked IS NULL")
        .params(now(), kiosk.text())
        .update();
    sql.sql("UPDATE claim SET burned = true WHERE kiosk = ?").param(kiosk.text()).update();
  }

  /// Where a kiosk stood, for the one that takes its place.
  Places.Lane laneOf(KioskId kiosk, Places places) {
    String[] at =
        sql.sql("SELECT place, lane FROM kiosk WHERE id = ?")
            .param(kiosk.text())
            .query((row, _) -> new String[] {row.getString(1), row.getString(2)})
            .optional()
            .orElseThrow(() -> Refused.unknown("kiosk " + kiosk));
    return places.lane(at[0], at[1]);
  }

  /// Notes which one took its place.
  void replaced(KioskId old, KioskId by) {
    sql.sql("UPDATE kiosk SET replaced_by = ? WHERE id = ?").params(by.text(), old.text()).update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
