package tramquet.centre.registry;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tramquet.wire.Claim;
import tramquet.wire.ClaimCode;
import tramquet.wire.KioskId;
import tramquet.wire.Wifi;

/// Claim codes that were made, and who has asked with them. Of a secret the database keeps the
/// SHA-256.
///
/// Thread: any.
final class Claims {
  /// Wrong secrets, or wrong digits, until a code is burned.
  static final int MOST_FAILURES = 5;

  private final JdbcClient sql;
  private final InstantSource clock;
  private final AuthorityFiles authority;
  private final Supplier<String> host;
  private final SecureRandom random = new SecureRandom();

  /// @param host by which kiosks reach the centre, with its port
  Claims(
      DataSource database, InstantSource clock, AuthorityFiles authority, Supplier<String> host) {
    this.sql = JdbcClient.create(database);
    this.clock = clock;
    this.authority = authority;
    this.host = host;
  }

  /// What a code and its kiosk have come to.
  ///
  /// @param pin of the key that asked first
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record Row(
      String id,
      KioskId kiosk,
      byte[] secretHash,
      Instant until,
      Optional<String> pin,
      Optional<String> digits,
      boolean approved,
      boolean burned) {}

  /// Makes a code; those before for the same kiosk are burned.
  ClaimCode make(KioskId kiosk, Places.Lane lane, Duration lasting, Optional<Wifi> wifi) {
    byte[] id = new byte[Claim.ID_BYTES];
    byte[] secret = new byte[Claim.SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ClaimCode code =
        new ClaimCode(
            host.get(),
            authority.root(),
            new Claim(HexFormat.of().formatHex(id), secret),
            kiosk,
            lane.place(),
            lane.placeName(),
            lane.name(),
            lane.direction(),
            authority.sealing(),
            now,
            now,
            now.plus(lasting),
            wifi);
    sql.sql("UPDATE claim SET burned = true WHERE kiosk = ?").param(kiosk.text()).update();
    sql.sql("INSERT INTO claim (id, kiosk, secret_hash, until) VALUES (?, ?, ?, ?)")
        .params(
            code.claim().id(),
            kiosk.text(),
            Administrators.hash(secret),
            Timestamp.from(code.until()))
        .update();
    return code;
  }

  /// One by its id; its row is held until the transaction ends.
  Optional<Row> lock(String id) {
    return sql.sql("SELECT * FROM claim WHERE id = ? FOR UPDATE")
        .param(id)
        .query(Claims::row)
        .optional();
  }

  /// That by which a kiosk is claimed now.
  Optional<Row> lockOf(KioskId kiosk) {
    return sql.sql("SELECT * FROM claim WHERE kiosk = ? AND NOT burned FOR UPDATE")
        .param(kiosk.text())
        .query(Claims::row)
        .optional();
  }

  private static Row row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Row(
        row.getString("id"),
        new KioskId(row.getString("kiosk")),
        row.getBytes("secret_hash"),
        row.getTimestamp("until").toInstant(),
        Optional.ofNullable(row.getString("key_pin")),
        Optional.ofNullable(row.getString("digits")),
        row.getTimestamp("approved") != null,
        row.getBoolean("burned"));
  }

  /// Binds it to the key that asked first.
  void bind(Row claim, String pin, String digits) {
    sql.sql("UPDATE claim SET key_pin = ?, digits = ? WHERE id = ?")
        .params(pin, digits, claim.id())
        .update();
  }

  /// Somebody compared the digits, and they are the same.
  void approve(Row claim) {
    sql.sql("UPDATE claim SET approved = ? WHERE id = ?")
        .params(Timestamp.from(clock.instant()), claim.id())
        .update();
  }

  /// A wrong secret, or wrong digits: after the fifth it is burned.
  void failed(Row claim) {
    sql.sql("UPDATE claim SET failures = failures + 1, burned = failures + 1 >= ? WHERE id = ?")
        .params(MOST_FAILURES, claim.id())
        .update();
  }

  boolean isOver(Row claim) {
    return clock.instant().isAfter(claim.until());
  }
}
