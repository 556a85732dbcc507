package tramquet.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;

/// Names a public key beyond doubt: SHA-256 over its SubjectPublicKeyInfo (DER), as in RFC 7469.
///
/// @param hex the hash, as 64 lower case hexadecimal digits
public record Pin(String hex) {
  /// Bytes of a pin.
  public static final int BYTES = 32;

  /// Checks the length.
  public Pin {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a pin is 64 hexadecimal digits");
    }
  }

  /// These 32 bytes as a pin.
  public static Pin of(byte[] bytes) {
    return new Pin(HexFormat.of().formatHex(bytes));
  }

  /// The pin of a key.
  public static Pin of(PublicKey key) {
    try {
      return of(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The bytes.
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
