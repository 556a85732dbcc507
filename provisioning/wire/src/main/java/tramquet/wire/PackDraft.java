package tramquet.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/// A pack that nobody has signed: the payload of a `Pack` without its time, and without the
/// envelope. No kiosk reads one; it is what is looked at before somebody signs.
///
/// @param kind what the body is
/// @param version that it will have, from 1
/// @param body in the encoding of its kind; not copied, for it may be large, and not to be changed
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into the array
public record PackDraft(PackKind kind, long version, byte[] body) {

  /// Throws `IllegalArgumentException` for a version below 1.
  public PackDraft {
    if (version < 1) {
      throw new IllegalArgumentException("pack versions count from 1");
    }
  }

  /// The pack, issued at that moment.
  public Pack issuedAt(Instant moment) {
    return new Pack(kind, version, moment, body);
  }

  /// A CBOR map `{"v": 1, "kind", "version", "body"}`.
  public byte[] encode() {
    return Fields.CBOR.writeValueAsBytes(members(kind, version).put("body", body));
  }

  /// What draft and pack have in common.
  static ObjectNode members(PackKind kind, long version) {
    return Fields.CBOR
        .createObjectNode()
        .put("v", 1)
        .put("kind", kind.text())
        .put("version", version);
  }

  /// Reads a draft; anything else, a signed pack too, is malformed.
  public static Decoded<PackDraft> decode(byte[] bytes) {
    return Fields.decode(Fields.CBOR, bytes, PackDraft::read);
  }

  static PackDraft read(Fields fields) {
    if (fields.number("v") != 1) {
      throw fields.broken("v", "1");
    }
    PackKind kind = fields.word("kind", PackKind::of, "one of " + PackKind.texts());
    long version = fields.number("version");
    ByteBuffer held = fields.slice("body");
    byte[] body = new byte[held.remaining()];
    held.get(body);
    return fields.built(() -> new PackDraft(kind, version, body), "version must be at least 1");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackDraft that
        && kind == that.kind
        && version == that.version
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, version, Arrays.hashCode(body));
  }

  @Override
  public String toString() {
    return "PackDraft[" + kind.text() + ", " + version + "]";
  }
}
