package tramquet.centre.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who may change the registry: each has a token, of which the database keeps the SHA-256. A token
/// is 32 random bytes, so that a hash of it needs neither salt nor patience.
///
/// Thread: any.
public final class Administrators {
  private static final int TOKEN_BYTES = 32;

  private final JdbcClient sql;

  /// In the tables of a ledger.
  public Administrators(DataSource database) {
    sql = JdbcClient.create(database);
  }

  /// Draws a token for somebody.
  ///
  /// @return the token; empty where the name has one already
  public Optional<String> add(String name, Instant now) {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    int added =
        sql.sql(
                """
                INSERT INTO administrator (token_hash, name, since) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
            .params(hash(token), name, Timestamp.from(now))
            .update();
    return added == 0 ? Optional.empty() : Optional.of(token);
  }

  /// Takes somebody's token away.
  ///
  /// @return whether there was one
  public boolean remove(String name) {
    return sql.sql("DELETE FROM administrator WHERE name = ?").param(name).update() > 0;
  }

  /// Whose token it is.
  Optional<String> who(String token) {
    return sql.sql("SELECT name FROM administrator WHERE token_hash = ?")
        .param(hash(token))
        .query(String.class)
        .optional();
  }

  static byte[] hash(String token) {
    return hash(token.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hash(byte[] secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
