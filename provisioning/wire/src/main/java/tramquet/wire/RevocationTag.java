package tramquet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The name of one signed code in a list of revocations: the first 64 bits of a SHA-256. Lists that
/// carry 128 bits, as those of the EU do, are cut.
///
/// The three things that are hashed are those of Implementing Decision (EU) 2021/2301: the
/// certificate's identifier, the same after its country, and the signature.
///
/// @param bits most significant byte first
public record RevocationTag(long bits) {

  /// The first 8 bytes of a hash of at least that length.
  public static RevocationTag ofHash(byte[] hash) {
    return new RevocationTag(ByteBuffer.wrap(hash).getLong());
  }

  /// By the unique certificate identifier (`ci`).
  public static RevocationTag ofIdentifier(String uvci) {
    return digest(uvci.getBytes(UTF_8));
  }

  /// By country and identifier.
  public static RevocationTag ofIdentifier(String country, String uvci) {
    return ofIdentifier(country + uvci);
  }

  /// By what is signed with: of an ECDSA signature only its first half, since the second can be
  /// negated and the signature still holds.
  static RevocationTag ofSignature(byte[] signed) {
    return digest(signed);
  }

  private static RevocationTag digest(byte[] bytes) {
    try {
      return ofHash(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
