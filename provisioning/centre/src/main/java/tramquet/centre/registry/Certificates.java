package tramquet.centre.registry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tramquet.wire.KioskId;
import tramquet.wire.Pin;
import tramquet.wire.tls.CertificateAuthority;

/// The certificates that were issued to kiosks, and the list of those that no longer count.
///
/// Thread: any.
final class Certificates {
  /// How long a list of revoked certificates counts; it is written anew each day.
  private static final Duration LIST_LIFE = Duration.ofDays(7);

  private final JdbcClient sql;
  private final InstantSource clock;
  private final CertificateAuthority issuing;

  Certificates(DataSource database, InstantSource clock, CertificateAuthority issuing) {
    this.sql = JdbcClient.create(database);
    this.clock = clock;
    this.issuing = issuing;
  }

  /// Issues one, and notes the only key that may have more.
  ///
  /// @return its chain in PEM
  String issue(KioskId kiosk, PublicKey key) {
    List<X509Certificate> chain = issuing.kiosk(kiosk, key, clock.instant());
    X509Certificate own = chain.getFirst();
    String pem = CertificateAuthority.pem(chain);
    sql.sql("INSERT INTO certificate (serial, kiosk, chain, until) VALUES (?, ?, ?, ?)")
        .params(
            new BigDecimal(own.getSerialNumber()),
            kiosk.text(),
            pem,
            Timestamp.from(own.getNotAfter().toInstant()))
        .update();
    sql.sql("UPDATE kiosk SET key_pin = ? WHERE id = ?")
        .params(Pin.of(key).hex(), kiosk.text())
        .update();
    return pem;
  }

  /// The last one of a kiosk.
  Optional<String> last(KioskId kiosk) {
    return sql.sql(
            """
            SELECT chain FROM certificate WHERE kiosk = ? AND revoked IS NULL
            ORDER BY until DESC LIMIT 1
            """)
        .param(kiosk.text())
        .query(String.class)
        .optional();
  }

  /// Whether that key may have a new certificate for that kiosk.
  boolean mayRenew(KioskId kiosk, PublicKey key) {
    return sql.sql("SELECT 1 FROM kiosk WHERE id = ? AND state = 'active' AND key_pin = ?")
        .params(kiosk.text(), Pin.of(key).hex())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /// The list of revoked certificates that have not expired, in PEM.
  String revocations() {
    Map<BigInteger, Instant> revoked = new HashMap<>();
    Instant now = clock.instant();
    sql.sql("SELECT serial, revoked FROM certificate WHERE revoked IS NOT NULL AND until > ?")
        .param(Timestamp.from(now))
        .query(row -> {
          revoked.put(
              row.getBigDecimal("serial").toBigIntegerExact(),
              row.getTimestamp("revoked").toInstant());
        });
    return issuing.revocations(revoked, now, LIST_LIFE);
  }
}
