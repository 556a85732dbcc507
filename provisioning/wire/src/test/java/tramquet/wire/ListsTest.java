package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Identifier.Kind;
import tramquet.wire.TrustList.Form;
import tramquet.wire.TrustList.Issuer;
import tramquet.wire.TrustList.Use;

/// Trust lists, revocations and watch lists.
class ListsTest {
  private static ObjectNode map() {
    return Fields.CBOR.createObjectNode();
  }

  private static byte[] bytes(ObjectNode map) {
    return Fields.CBOR.writeValueAsBytes(map);
  }

  @Test
  void issuersComeBackAsTheyStand() {
    List<Issuer> issuers =
        TrustList.issuers(TrustList.encode(SpecimenPacks.issuers())).asOptional().orElseThrow();
    assertEquals(2, issuers.size());
    for (int i = 0; i < issuers.size(); i++) {
      Issuer given = SpecimenPacks.issuers().get(i);
      assertEquals(given.use(), issuers.get(i).use());
      assertEquals(given.form(), issuers.get(i).form());
      assertTrue(Arrays.equals(given.der(), issuers.get(i).der()));
    }
  }

  @Test
  void anIssuerIsTrustedForItsOwnUseOnly() {
    TrustList list =
        TrustList.decode(TrustList.encode(SpecimenPacks.issuers())).asOptional().orElseThrow();
    byte[] signed = CoseSign1.sign(new byte[] {1}, SpecimenPacks.KEY);
    CoseSign1 cose = CoseSign1.decode(signed).asOptional().orElseThrow();
    assertEquals(Verification.VERIFIED, cose.verify(list.personalCodes()));
    assertEquals(Verification.UNTRUSTED, cose.verify(list.certificates()));
  }

  @Test
  void anIssuerHasTheIdThatSignaturesName() {
    assertEquals(SpecimenPacks.KEY.keyId(), SpecimenPacks.issuers().getLast().keyId());
    Issuer certificate = SpecimenPacks.issuers().getFirst();
    TrustedKeys keys = certificate.keys().asOptional().orElseThrow();
    assertEquals(1, keys.find(certificate.keyId().bytes()).size());
  }

  @Test
  void anIssuerThatIsNoKeyIsMalformed() {
    for (Form form : Form.values()) {
      for (byte[] der : List.of(new byte[0], new byte[] {0x30, 0}, new byte[] {1, 2, 3})) {
        List<Issuer> broken = List.of(new Issuer(Use.CERTIFICATE, form, der));
        assertInstanceOf(Decoded.Malformed.class, TrustList.of(broken));
        assertInstanceOf(Decoded.Malformed.class, TrustList.decode(TrustList.encode(broken)));
      }
    }
    assertEquals(
        new Decoded.Malformed<>("keys[0].use: must be personal-code or certificate"),
        TrustList.decode(brokenUse()));
  }

  private static byte[] brokenUse() {
    ObjectNode root = map();
    root.putArray("keys").addObject().put("use", "all").put("key", new byte[] {1});
    return bytes(root);
  }

  @Test
  void revocationsComeBack() {
    Revocations list =
        Revocations.decode(Revocations.of(SpecimenPacks.revoked()).encode())
            .asOptional()
            .orElseThrow();
    assertEquals(3, list.size());
    assertTrue(SpecimenPacks.revoked().stream().allMatch(list::contains));
    assertFalse(list.contains(RevocationTag.ofIdentifier("URN:UVCI:01:VN:SPECIMEN2")));
    assertEquals("Revocations[3]", list.toString());
  }

  @Test
  void theOrderOfRevocationsDoesNotMatterAndTwiceIsOnce() {
    Revocations reversed = Revocations.of(SpecimenPacks.revoked().reversed());
    Revocations twice =
        Revocations.of(
            List.of(SpecimenPacks.revoked().getFirst(), SpecimenPacks.revoked().getFirst()));
    assertTrue(Arrays.equals(Revocations.of(SpecimenPacks.revoked()).encode(), reversed.encode()));
    assertEquals(1, twice.size());
    byte[] unsorted = HexFormat.of().parseHex("7000000000000001" + "8000000000000001");
    Revocations read =
        Revocations.decode(bytes(map().put("tags", unsorted))).asOptional().orElseThrow();
    assertTrue(read.contains(new RevocationTag(0x8000000000000001L)));
    assertTrue(read.contains(new RevocationTag(0x7000000000000001L)));
  }

  @Test
  void aMillionRevocationsFitInSixteenMebibytes() {
    Random random = new Random(1);
    List<RevocationTag> million = random.longs(1_000_000).mapToObj(RevocationTag::new).toList();
    byte[] pack =
        new Pack(PackKind.REVOCATIONS, 1, SpecimenPacks.ISSUED, Revocations.of(million).encode())
            .encode(SpecimenPacks.KEY);
    assertTrue(pack.length <= 16 << 20, () -> "bytes: " + pack.length);
    Revocations read =
        Pack.decode(pack, SpecimenPacks.TRUSTED)
            .flatMap(signed -> Revocations.decode(signed.value().body()))
            .asOptional()
            .orElseThrow();
    assertTrue(million.stream().allMatch(read::contains));
  }

  @Test
  void halfATagIsMalformed() {
    byte[] half = bytes(map().put("tags", new byte[12]));
    assertEquals(new Decoded.Malformed<>("tags: must be 8 bytes each"), Revocations.decode(half));
    assertInstanceOf(
        Decoded.Malformed.class,
        WatchList.decode(bytes(map().put("key", new byte[32]).put("tags", new byte[12]))));
    assertInstanceOf(
        Decoded.Malformed.class,
        WatchList.decode(bytes(map().put("key", new byte[31]).put("tags", new byte[8]))));
  }

  @Test
  void aWatchListComesBack() {
    WatchList list =
        WatchList.decode(SpecimenPacks.watchList().encode()).asOptional().orElseThrow();
    assertEquals(2, list.size(), "a masked number tells nobody");
    assertTrue(list.contains(SpecimenPacks.watched().getFirst()));
    assertTrue(list.contains(new Identifier(Kind.SOCIAL_INSURANCE, "4010000000001".substring(3))));
    assertFalse(list.contains(new Identifier(Kind.PASSPORT, "001190000001")));
    assertFalse(list.contains(SpecimenPacks.watched().getLast()));
  }
}
