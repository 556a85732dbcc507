package tramquet.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/// Data that the centre decides and a kiosk obeys: signed, versioned, replaced as a whole. The
/// envelope is a COSE_Sign1 whose payload is a CBOR map `{"v": 1, "kind", "version", "issued",
/// "body"}`.
///
/// @param kind what the body is
/// @param version grows with every change, from 1; a lower one never replaces a higher
/// @param issuedAt when it was signed, to the millisecond
/// @param body in the encoding of its kind; not copied, for it may be large, and not to be changed
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into the array
public record Pack(PackKind kind, long version, Instant issuedAt, byte[] body) {

  /// Throws `IllegalArgumentException` for a version below 1.
  public Pack {
    if (version < 1) {
      throw new IllegalArgumentException("pack versions count from 1");
    }
  }

  /// Signs and writes the envelope.
  public byte[] encode(SigningKey key) {
    ObjectNode root = PackDraft.members(kind, version);
    root.put("issued", issuedAt.toEpochMilli());
    root.put("body", body);
    return CoseSign1.sign(Fields.CBOR.writeValueAsBytes(root), key);
  }

  /// Reads an envelope and verifies it. What is not verified must not be used.
  public static Decoded<Signed<Pack>> decode(byte[] bytes, TrustedKeys keys) {
    return CoseSign1.decode(bytes)
        .flatMap(cose ->
            Fields.decodeLong(cose.content(), Pack::read)
                .map(pack -> new Signed<>(pack, cose.verify(keys), cose.revocationTag())));
  }

  /// Reads an envelope that a trusted key has signed: what it says is not looked at before.
  public static Decoded<Pack> decodeTrusted(byte[] bytes, TrustedKeys keys) {
    return CoseSign1.decode(bytes)
        .flatMap(cose ->
            cose.verify(keys) == Verification.VERIFIED
                ? Fields.decodeLong(cose.content(), Pack::read)
                : new Decoded.Malformed<>("not signed by a trusted key"));
  }

  private static Pack read(Fields fields) {
    PackDraft draft = PackDraft.read(fields);
    return draft.issuedAt(Instant.ofEpochMilli(fields.number("issued")));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pack that
        && kind == that.kind
        && version == that.version
        && issuedAt.equals(that.issuedAt)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, version, issuedAt, Arrays.hashCode(body));
  }

  @Override
  public String toString() {
    return "Pack[" + kind.text() + ", " + version + "]";
  }
}
