package tramquet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/// Whom to stop: numbers of people, keyed (HMAC-SHA-256) and cut to 64 bits.
///
/// The limit of it, openly: identity numbers have about 10^10 values, so whoever owns a terminal
/// and its list can test guesses. The key lives in the pack and changes with each pack, and a list
/// is short-lived. 64 bits make a wrong match of one of a million visitors with a list of ten
/// thousand about one in two thousand million.
///
/// Thread: immutable; any.
public final class WatchList {
  /// Nobody is on it.
  public static final WatchList EMPTY = new WatchList(new byte[32], new long[0]);

  private final byte[] key;
  private final long[] tags;

  private WatchList(byte[] key, long[] tags) {
    this.key = key.clone();
    this.tags = tags.clone();
    Arrays.sort(this.tags);
  }

  /// A list of these numbers. Masked ones tell nobody and are left out.
  ///
  /// @param key 32 random bytes, fresh for every list
  public static WatchList of(byte[] key, Collection<Identifier> people) {
    WatchList keyed = new WatchList(key, new long[0]);
    return new WatchList(
        key,
        people.stream()
            .map(keyed::tag)
            .flatMap(Optional::stream)
            .mapToLong(Long::longValue)
            .toArray());
  }

  /// Whether the number is on the list. Old and new health insurance numbers of one person match
  /// each other; other numbers match only their own kind.
  public boolean contains(Identifier identifier) {
    return tags.length > 0
        && tag(identifier).filter(tag -> Arrays.binarySearch(tags, tag) >= 0).isPresent();
  }

  /// How many numbers it holds.
  public int size() {
    return tags.length;
  }

  /// The body of a pack: a CBOR map of key and tags, the latter as one string of 8 bytes each.
  public byte[] encode() {
    ByteBuffer all = ByteBuffer.allocate(tags.length * Long.BYTES);
    Arrays.stream(tags).forEach(all::putLong);
    ObjectNode root = Fields.CBOR.createObjectNode();
    root.put("key", key);
    root.put("tags", all.array());
    return Fields.CBOR.writeValueAsBytes(root);
  }

  /// Reads a body; anything else is malformed.
  public static Decoded<WatchList> decode(byte[] body) {
    return Fields.decode(
        Fields.CBOR,
        body,
        fields -> {
          byte[] key = fields.bytes("key");
          byte[] tags = fields.bytes("tags");
          if (key.length != 32 || tags.length % Long.BYTES != 0) {
            throw fields.broken("tags", "8 bytes each, under a key of 32");
          }
          long[] values = new long[tags.length / Long.BYTES];
          ByteBuffer.wrap(tags).asLongBuffer().get(values);
          return new WatchList(key, values);
        });
  }

  private Optional<Long> tag(Identifier identifier) {
    return normal(identifier)
        .map(text -> {
          try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] digest = mac.doFinal(text.getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
          }
        });
  }

  private static Optional<String> normal(Identifier identifier) {
    String value = identifier.value();
    return switch (identifier.kind()) {
      case CITIZEN_ID, OLD_ID -> Optional.of("id:" + value);
      case INSURANCE_CARD, SOCIAL_INSURANCE ->
          Optional.of("insurance:" + value.substring(Math.max(0, value.length() - 10)));
      case QID -> Optional.of("qid:" + value);
      case PASSPORT -> Optional.of("passport:" + value);
      case MASKED -> Optional.empty();
    };
  }

  /// How many, and never who.
  @Override
  public String toString() {
    return "WatchList[" + tags.length + "]";
  }
}
