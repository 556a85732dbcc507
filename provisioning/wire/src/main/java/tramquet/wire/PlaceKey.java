package tramquet.wire;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The secret that the kiosks of one place share. With it they speak of people by tags that nobody
/// else can make or compare, and know each other's messages.
///
/// What it does not do: a kiosk that is taken over can say anything in the name of its neighbours,
/// and a message that was overheard can be sent again; who reads it must know what it has read
/// already.
///
/// Thread: immutable; any.
public final class PlaceKey {
  /// Bytes of a key.
  public static final int LENGTH = PersonTags.KEY_LENGTH;

  private static final int CODE_LENGTH = 32;

  private final PersonTags tags;

  /// A key of 32 bytes; throws `IllegalArgumentException` for any other length.
  public PlaceKey(byte[] key) {
    if (key.length != LENGTH) {
      throw new IllegalArgumentException("a place key has 32 bytes");
    }
    tags = new PersonTags(key);
  }

  /// A key that nobody else has, for a kiosk without neighbours.
  public static PlaceKey alone(RandomGenerator random) {
    byte[] key = new byte[LENGTH];
    random.nextBytes(key);
    return new PlaceKey(key);
  }

  /// By which a person is known in this place: a tag for each number, and one for name and birth
  /// date where both are whole, since a certificate has no number. Two people are taken for one if
  /// they share any. Masked numbers and years alone make none: too many people share them.
  public Set<Long> tags(Person person) {
    return tags.tags(person);
  }

  /// The body and after it its code (HMAC-SHA-256). A body begins with a CBOR map, a tag's text
  /// with a letter, so that neither is ever taken for the other.
  byte[] sign(byte[] body) {
    byte[] signed = Arrays.copyOf(body, body.length + CODE_LENGTH);
    System.arraycopy(tags.code(body), 0, signed, body.length, CODE_LENGTH);
    return signed;
  }

  /// The body of a message that one of this place's kiosks wrote.
  Decoded<byte[]> open(byte[] signed) {
    int length = signed.length - CODE_LENGTH;
    if (length < 0) {
      return new Decoded.Malformed<>("too short");
    }
    byte[] body = Arrays.copyOf(signed, length);
    byte[] code = Arrays.copyOfRange(signed, length, signed.length);
    return MessageDigest.isEqual(tags.code(body), code)
        ? new Decoded.Value<>(body)
        : new Decoded.Malformed<>("not by a kiosk of this place");
  }

  /// The key stays out of logs.
  @Override
  public String toString() {
    return "PlaceKey";
  }
}
