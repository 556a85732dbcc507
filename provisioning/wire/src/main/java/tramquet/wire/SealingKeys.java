package tramquet.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The two public keys (X25519, RFC 7748, 32 bytes each) that the records of a period are sealed
/// to. Whoever holds only these can open nothing.
///
/// @param authority of the health authority
/// @param view of the place view
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into the arrays
public record SealingKeys(byte[] authority, byte[] view) {

  /// Copies the arrays.
  public SealingKeys {
    if (authority.length != 32 || view.length != 32) {
      throw new IllegalArgumentException("an X25519 public key has 32 bytes");
    }
    authority = authority.clone();
    view = view.clone();
  }

  /// Whether anything can be sealed to these 32 bytes: not so to a point of low order.
  public static boolean isSealable(byte[] key) {
    return HpkeMessage.key(key).isPresent();
  }

  /// A copy.
  @Override
  public byte[] authority() {
    return authority.clone();
  }

  /// A copy.
  @Override
  public byte[] view() {
    return view.clone();
  }

  /// Names the pair in records: the first 8 bytes of SHA-256 over both keys, as 16 hexadecimal
  /// digits.
  public String id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(authority);
      digest.update(view);
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealingKeys that
        && Arrays.equals(authority, that.authority)
        && Arrays.equals(view, that.view);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(authority) + Arrays.hashCode(view);
  }

  @Override
  public String toString() {
    return "SealingKeys[" + id() + "]";
  }
}
