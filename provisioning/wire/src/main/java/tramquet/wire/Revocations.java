package tramquet.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import tools.jackson.databind.node.ObjectNode;

/// Signed codes that no longer count, each by the first 64 bits of a hash: a million take 8 MB. A
/// wrong match of one visitor with a list of a million has odds of about 5 in 10^14.
///
/// Thread: immutable; any.
public final class Revocations {
  /// None.
  public static final Revocations NONE = new Revocations(new long[0]);

  /// Sorted as signed numbers.
  private final long[] tags;

  private Revocations(long[] sorted) {
    tags = sorted;
  }

  /// These codes are revoked.
  public static Revocations of(Collection<RevocationTag> revoked) {
    return new Revocations(
        revoked.stream().mapToLong(RevocationTag::bits).sorted().distinct().toArray());
  }

  /// Whether a code is revoked: about 20 comparisons in a list of a million.
  public boolean contains(RevocationTag tag) {
    return Arrays.binarySearch(tags, tag.bits()) >= 0;
  }

  /// How many tags it holds; a code may have several.
  public int size() {
    return tags.length;
  }

  /// The body of a pack: a CBOR map with `tags`, one string of 8 bytes each.
  public byte[] encode() {
    ByteBuffer all = ByteBuffer.allocate(tags.length * Long.BYTES);
    all.asLongBuffer().put(tags);
    ObjectNode root = Fields.CBOR.createObjectNode();
    root.put("tags", all.array());
    return Fields.CBOR.writeValueAsBytes(root);
  }

  /// Reads a body; anything else is malformed. The order of the tags does not matter.
  public static Decoded<Revocations> decode(byte[] body) {
    return Fields.decodeLong(
        ByteBuffer.wrap(body),
        fields -> {
          long[] values = fields.longs("tags");
          Arrays.sort(values);
          return new Revocations(values);
        });
  }

  /// How many, and never which.
  @Override
  public String toString() {
    return "Revocations[" + tags.length + "]";
  }
}
