package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackTest {
  private static Optional<Signed<Pack>> decode(byte[] bytes) {
    return Pack.decode(bytes, SpecimenPacks.TRUSTED).asOptional();
  }

  @ParameterizedTest
  @EnumSource(PackKind.class)
  void aPackIsWrittenAndReadAsPromised(PackKind kind) {
    byte[] golden = Golden.bytes("pack-" + kind.text());
    assertArrayEquals(golden, SpecimenPacks.pack(kind).encode(SpecimenPacks.KEY));
    Signed<Pack> read = decode(golden).orElseThrow();
    assertEquals(Verification.VERIFIED, read.verification());
    assertEquals(SpecimenPacks.pack(kind), read.value());
  }

  @Test
  void aDraftIsWrittenAndReadAsPromised() {
    byte[] golden = Golden.bytes("draft");
    PackDraft draft =
        new PackDraft(PackKind.REVOCATIONS, 7, SpecimenPacks.body(PackKind.REVOCATIONS));
    assertArrayEquals(golden, draft.encode());
    assertEquals(new Decoded.Value<>(draft), PackDraft.decode(golden));
    assertEquals(SpecimenPacks.pack(PackKind.REVOCATIONS), draft.issuedAt(SpecimenPacks.ISSUED));
  }

  @Test
  void neitherOfDraftAndPackIsTakenForTheOther() {
    byte[] draft = new PackDraft(PackKind.TRUST, 1, new byte[] {1}).encode();
    assertInstanceOf(Decoded.Malformed.class, Pack.decode(draft, SpecimenPacks.TRUSTED));
    assertInstanceOf(
        Decoded.Malformed.class,
        PackDraft.decode(SpecimenPacks.pack(PackKind.TRUST).encode(SpecimenPacks.KEY)));
    byte[] signedDraft = CoseSign1.sign(draft, SpecimenPacks.KEY);
    assertEquals(
        new Decoded.Malformed<>("issued: is missing, and must be a whole number"),
        Pack.decode(signedDraft, SpecimenPacks.TRUSTED));
  }

  @Test
  void whoSignedItIsSeen() {
    byte[] pack = SpecimenPacks.pack(PackKind.RULES).encode(SigningKey.generate());
    assertEquals(Verification.UNTRUSTED, decode(pack).orElseThrow().verification());
  }

  @Test
  void noFlippedBitVerifies() {
    byte[] pack = SpecimenPacks.pack(PackKind.WATCH_LIST).encode(SpecimenPacks.KEY);
    for (int i = 0; i < pack.length * 8; i++) {
      byte[] wrong = pack.clone();
      wrong[i / 8] ^= (byte) (1 << i % 8);
      Optional<Verification> verification = decode(wrong).map(Signed::verification);
      assertNotEquals(Optional.of(Verification.VERIFIED), verification, "bit " + i);
    }
  }

  @Test
  void everyTruncationIsMalformed() {
    byte[] pack = SpecimenPacks.pack(PackKind.TRUST).encode(SpecimenPacks.KEY);
    for (int length = 0; length < pack.length; length++) {
      assertTrue(decode(Arrays.copyOf(pack, length)).isEmpty(), "length " + length);
    }
  }

  @Test
  void versionsCountFromOne() {
    assertThrows(
        IllegalArgumentException.class, () -> new PackDraft(PackKind.RULES, 0, new byte[0]));
    byte[] zero =
        Fields.CBOR.writeValueAsBytes(
            PackDraft.members(PackKind.RULES, 0).put("body", new byte[0]).put("issued", 0));
    assertEquals(
        new Decoded.Malformed<>("version must be at least 1"),
        Pack.decode(CoseSign1.sign(zero, SpecimenPacks.KEY), SpecimenPacks.TRUSTED));
  }

  @Test
  void anEnvelopeOrKindOfALaterVersionIsMalformed() {
    byte[] later =
        Fields.CBOR.writeValueAsBytes(
            PackDraft.members(PackKind.RULES, 1).put("v", 2).put("body", new byte[0]));
    byte[] strange =
        Fields.CBOR.writeValueAsBytes(
            PackDraft.members(PackKind.RULES, 1).put("kind", "x").put("body", new byte[0]));
    for (byte[] draft : List.of(later, strange)) {
      assertInstanceOf(Decoded.Malformed.class, PackDraft.decode(draft));
    }
  }

  @ParameterizedTest
  @EnumSource(PackKind.class)
  void noDamageToABodyThrows(PackKind kind) {
    Random random = new Random(20261124);
    byte[] body = SpecimenPacks.body(kind);
    assertTrue(SpecimenPacks.read(kind, body).asOptional().isPresent());
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes =
          Arrays.copyOf(body, random.nextInt(8) == 0 ? random.nextInt(body.length) : body.length);
      for (int flips = 1 + random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      SpecimenPacks.read(kind, bytes);
    }
  }

  @ParameterizedTest
  @EnumSource(PackKind.class)
  void everyTruncationOfABodyIsMalformed(PackKind kind) {
    byte[] body = SpecimenPacks.body(kind);
    for (int length = 0; length < body.length; length++) {
      assertInstanceOf(
          Decoded.Malformed.class, SpecimenPacks.read(kind, Arrays.copyOf(body, length)));
    }
  }
}
