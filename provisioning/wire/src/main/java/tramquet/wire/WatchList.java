package tramquet.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
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
  private final PersonTags keyed;
  private final long[] tags;

  private WatchList(byte[] key, long[] tags) {
    this.key = key.clone();
    this.keyed = new PersonTags(key);
    this.tags = tags;
    Arrays.sort(this.tags);
  }

  /// A list of these numbers. Masked ones tell nobody and are left out.
  ///
  /// @param key 32 random bytes, fresh for every list
  public static WatchList of(byte[] key, Collection<Identifier> people) {
    PersonTags keyed = new PersonTags(key);
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
        && keyed.tag(identifier).filter(tag -> Arrays.binarySearch(tags, tag) >= 0).isPresent();
  }

  /// How many numbers it holds.
  public int size() {
    return tags.length;
  }

  /// The body of a pack: a CBOR map of key and tags, the latter as one string of 8 bytes each.
  public byte[] encode() {
    ObjectNode root = Fields.CBOR.createObjectNode();
    root.put("key", key);
    root.put("tags", PersonTags.bytes(Arrays.stream(tags).boxed().toList()));
    return Fields.CBOR.writeValueAsBytes(root);
  }

  /// Reads a body; anything else is malformed.
  public static Decoded<WatchList> decode(byte[] body) {
    return Fields.decodeLong(
        ByteBuffer.wrap(body),
        fields -> {
          byte[] key = fields.bytes("key");
          if (key.length != PersonTags.KEY_LENGTH) {
            throw fields.broken("key", "32 bytes");
          }
          return new WatchList(key, fields.longs("tags"));
        });
  }

  /// How many, and never who.
  @Override
  public String toString() {
    return "WatchList[" + tags.length + "]";
  }
}
