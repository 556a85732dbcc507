package tramquet.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A payload with one signature: COSE_Sign1 (RFC 9052 section 4.2), with tag 18 or bare.
///
/// Thread: immutable.
public final class CoseSign1 {
  private static final int TAG = 18;

  /// Header parameters (RFC 9052 section 3.1): algorithm, critical headers, key id.
  private static final String ALG = "1";

  /// The bytes of a Sig_structure without header and payload.
  private static final int SIG_STRUCTURE = 13;

  private static final String CRIT = "2";
  private static final String KID = "4";

  private final byte[] protectedHeader;
  private final Headers headers;
  private final ByteBuffer payload;
  private final byte[] signature;

  private CoseSign1(byte[] protectedHeader, Headers headers, ByteBuffer payload, byte[] signature) {
    this.protectedHeader = protectedHeader;
    this.headers = headers;
    this.payload = payload;
    this.signature = signature;
  }

  /// What decides about verification.
  ///
  /// @param algorithm empty when the protected header names none, or none that we know
  /// @param critical a header is there that must be understood; we understand none
  /// @param kid protected one first, then the unprotected
  private record Headers(
      Optional<CoseAlgorithm> algorithm, boolean critical, Optional<JsonNode> kid) {}

  /// Reads the structure; says nothing of the signature.
  public static Decoded<CoseSign1> decode(byte[] bytes) {
    return StrictCbor.read(bytes).flatMap(CoseSign1::ofItem);
  }

  private static Decoded<CoseSign1> ofItem(StrictCbor.Item item) {
    if (item.tag() != TAG && item.tag() != StrictCbor.UNTAGGED) {
      return new Decoded.Malformed<>("COSE tag");
    }
    JsonNode parts = item.value();
    if (!parts.isArray() || parts.size() != 4) {
      return new Decoded.Malformed<>("COSE structure");
    }
    if (!parts.get(0).isBinary()
        || !parts.get(1).isObject()
        || !SlicingParser.isBytes(parts.get(2))
        || !parts.get(3).isBinary()) {
      return new Decoded.Malformed<>("COSE structure");
    }
    byte[] protectedHeader = parts.get(0).binaryValue();
    return headers(protectedHeader, parts.get(1))
        .map(headers ->
            new CoseSign1(
                protectedHeader,
                headers,
                SlicingParser.bytes(parts.get(2)),
                parts.get(3).binaryValue()));
  }

  private static Decoded<Headers> headers(byte[] protectedHeader, JsonNode unprotected) {
    if (protectedHeader.length == 0) {
      return new Decoded.Value<>(new Headers(Optional.empty(), false, kid(unprotected)));
    }
    return StrictCbor.read(protectedHeader)
        .flatMap(item ->
            item.value().isObject()
                ? new Decoded.Value<>(headers(item.value(), unprotected))
                : new Decoded.Malformed<>("COSE protected header"));
  }

  private static Headers headers(JsonNode inside, JsonNode unprotected) {
    Optional<CoseAlgorithm> algorithm =
        inside.path(ALG).canConvertToLong() && inside.path(ALG).isIntegralNumber()
            ? CoseAlgorithm.of(inside.path(ALG).longValue())
            : Optional.empty();
    return new Headers(algorithm, inside.has(CRIT), kid(inside).or(() -> kid(unprotected)));
  }

  private static Optional<JsonNode> kid(JsonNode map) {
    return Optional.of(map.path(KID)).filter(JsonNode::isBinary);
  }

  /// Signs; `kid` is that of the key, in the protected header; no external data.
  ///
  /// @return tag 18, definite lengths, shortest integers
  public static byte[] sign(byte[] payload, SigningKey key) {
    byte[] header =
        StrictCbor.write(cbor -> {
          cbor.writeStartObject(null, 2);
          cbor.writePropertyId(1);
          cbor.writeNumber(key.algorithm().id());
          cbor.writePropertyId(4);
          cbor.writeBinary(key.keyId().bytes());
          cbor.writeEndObject();
        });
    byte[] signature =
        key.algorithm().sign(key.privateKey(), toBeSigned(header, ByteBuffer.wrap(payload)));
    return StrictCbor.write(cbor -> {
      cbor.writeTag(TAG);
      cbor.writeStartArray(null, 4);
      cbor.writeBinary(header);
      cbor.writeStartObject(null, 0);
      cbor.writeEndObject();
      cbor.writeBinary(payload);
      cbor.writeBinary(signature);
      cbor.writeEndArray();
    });
  }

  /// Sig_structure (RFC 9052 section 4.4) with empty external data.
  private static byte[] toBeSigned(byte[] header, ByteBuffer payload) {
    int size =
        SIG_STRUCTURE
            + StrictCbor.sizeOfBytes(header.length)
            + StrictCbor.sizeOfBytes(payload.remaining());
    return StrictCbor.write(
        size,
        cbor -> {
          cbor.writeStartArray(null, 4);
          cbor.writeString("Signature1");
          cbor.writeBinary(header);
          cbor.writeBinary(new byte[0]);
          cbor.writeBinary(
              payload.array(), payload.arrayOffset() + payload.position(), payload.remaining());
          cbor.writeEndArray();
        });
  }

  /// What the signature is worth to who trusts these keys, over something that is no health proof.
  public Verification verify(TrustedKeys keys) {
    return verify(keys, Set.of());
  }

  /// What the signature is worth to who trusts these keys.
  ///
  /// @param proofs what the payload proves: a key whose certificate limits it to others does not
  ///   count
  public Verification verify(TrustedKeys keys, Set<HealthProof> proofs) {
    if (headers.critical() || headers.algorithm().isEmpty()) {
      return Verification.UNSUPPORTED;
    }
    List<TrustedKeys.Key> candidates =
        headers.kid().map(kid -> keys.find(kid.binaryValue())).orElse(List.of()).stream()
            .filter(key -> key.maySign(proofs))
            .toList();
    if (candidates.isEmpty()) {
      return Verification.UNTRUSTED;
    }
    CoseAlgorithm algorithm = headers.algorithm().get();
    byte[] content = toBeSigned(protectedHeader, payload);
    return candidates.stream().anyMatch(key -> key.verifies(algorithm, content, signature))
        ? Verification.VERIFIED
        : Verification.INVALID;
  }

  /// The name of the algorithm in the COSE registry, such as `ES256`; empty when the protected
  /// header names none that we know.
  public Optional<String> algorithm() {
    return headers.algorithm().map(CoseAlgorithm::text);
  }

  /// The key id as the signature names it, of any length; a copy.
  public Optional<byte[]> kid() {
    return headers.kid().map(kid -> kid.binaryValue().clone());
  }

  /// Under what the signature is revoked.
  public RevocationTag revocationTag() {
    boolean ecdsa = headers.algorithm().equals(Optional.of(CoseAlgorithm.ES256));
    return RevocationTag.ofSignature(
        ecdsa ? Arrays.copyOf(signature, signature.length / 2) : signature);
  }

  /// What is signed; a copy.
  public byte[] payload() {
    byte[] copy = new byte[payload.remaining()];
    payload.duplicate().get(copy);
    return copy;
  }

  /// What is signed, where it lies; nobody changes it.
  ByteBuffer content() {
    return payload.duplicate();
  }
}
