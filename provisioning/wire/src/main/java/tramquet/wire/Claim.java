package tramquet.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// By what the centre knows again whom it wrote a claim code for: a public id and a secret.
///
/// @param id 8 random bytes, as 16 lower case hexadecimal digits
/// @param secret 16 random bytes
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into the array
public record Claim(String id, byte[] secret) {
  /// Bytes of an id.
  public static final int ID_BYTES = 8;

  /// Bytes of a secret.
  public static final int SECRET_BYTES = 16;

  private static final byte[] PURPOSE = "tramquet/1/claim".getBytes(StandardCharsets.US_ASCII);
  private static final int MILLION = 1_000_000;

  /// Checks both lengths; copies the secret.
  public Claim {
    if (!id.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("a claim id is 16 hexadecimal digits");
    }
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException("a claim secret has 16 bytes");
    }
    secret = secret.clone();
  }

  /// A copy.
  @Override
  public byte[] secret() {
    return secret.clone();
  }

  /// The bytes of the id.
  public byte[] idBytes() {
    return HexFormat.of().parseHex(id);
  }

  /// Six digits that kiosk and centre work out each by itself, and people compare: whoever asks in
  /// the kiosk's place has another key, and so, but for one time in a million, other digits.
  ///
  /// HMAC-SHA-256 (RFC 2104) with the secret over `tramquet/1/claim`, the id and the SHA-256 of the
  /// key; the first 8 bytes as an unsigned number, modulo 1,000,000, with leading zeros.
  ///
  /// @param key of the kiosk: SubjectPublicKeyInfo (DER)
  public String digits(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(PURPOSE);
      mac.update(idBytes());
      mac.update(MessageDigest.getInstance("SHA-256").digest(key));
      long number = ByteBuffer.wrap(mac.doFinal()).getLong();
      return String.format(Locale.ROOT, "%06d", Long.remainderUnsigned(number, MILLION));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Claim that && id.equals(that.id) && Arrays.equals(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /// The secret stays out of logs and messages.
  @Override
  public String toString() {
    return "Claim[" + id + "]";
  }
}
