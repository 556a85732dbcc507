package tramquet.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;

/// The name of a key in a signature (COSE `kid`): 8 bytes.
///
/// @param hex the bytes, as 16 lower case hexadecimal digits
public record KeyId(String hex) {
  /// Bytes in a key id.
  public static final int LENGTH = 8;

  /// Checks the length.
  public KeyId {
    if (hex.length() != 2 * LENGTH) {
      throw new IllegalArgumentException("key id is 8 bytes");
    }
  }

  /// These bytes as a key id.
  public static KeyId of(byte[] bytes) {
    return new KeyId(HexFormat.of().formatHex(bytes));
  }

  /// The first 8 bytes of SHA-256 over the key's SubjectPublicKeyInfo (DER).
  public static KeyId of(PublicKey key) {
    return digest(key.getEncoded());
  }

  /// The first 8 bytes of SHA-256 over any DER; over a certificate it is the key id of EU digital
  /// COVID certificates.
  static KeyId digest(byte[] der) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(der);
      return new KeyId(HexFormat.of().formatHex(hash, 0, LENGTH));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The bytes.
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
