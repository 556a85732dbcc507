package tramquet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
  private final SecureRandom random = new SecureRandom();
  private final UnsealingKey authority = UnsealingKey.generate(random);
  private final UnsealingKey view = UnsealingKey.generate(random);
  private final HpkeSealer sealer =
      new HpkeSealer(new SealingKeys(authority.publicKey(), view.publicKey()));

  private SealedRecord seal(RecordHeader header) {
    return sealer.seal(header, Records.authority(), ViewPart.of(Records.authority()));
  }

  @ParameterizedTest
  @EnumSource(RecordKind.class)
  void eachOwnerOpensTheOwnPartOfEveryKind(RecordKind kind) {
    SealedRecord sealed = seal(Records.header(2, kind));
    assertEquals(new Decoded.Value<>(Records.authority()), authority.openAuthority(sealed));
    ViewPart masked = view.openView(sealed).asOptional().orElseThrow();
    assertEquals(Optional.of("Nguyễn V** Á**"), masked.maskedName());
    assertEquals(Optional.of("0010******01"), masked.maskedNumber());
  }

  @Test
  void nobodyOpensTheOthersPart() {
    SealedRecord sealed = seal(Records.header(2, RecordKind.VISIT));
    assertInstanceOf(Decoded.Malformed.class, view.openAuthority(sealed));
    assertInstanceOf(Decoded.Malformed.class, authority.openView(sealed));
  }

  @Test
  void aPartMovedToAnotherRecordDoesNotOpen() {
    SealedRecord sealed = seal(Records.header(2, RecordKind.VISIT));
    SealedRecord moved =
        new SealedRecord(
            Records.header(4, RecordKind.VISIT),
            sealed.keyId(),
            sealed.sealedAuthority(),
            sealed.sealedView());
    assertInstanceOf(Decoded.Malformed.class, authority.openAuthority(moved));
  }

  @Test
  void aFlippedBitAnywhereDoesNotOpen() {
    SealedRecord sealed = seal(Records.header(2, RecordKind.VISIT));
    byte[] part = sealed.sealedView();
    for (int i = 0; i < part.length; i++) {
      byte[] flipped = part.clone();
      flipped[i] ^= 1;
      SealedRecord altered =
          new SealedRecord(sealed.header(), sealed.keyId(), sealed.sealedAuthority(), flipped);
      assertInstanceOf(Decoded.Malformed.class, view.openView(altered), "byte " + i);
    }
  }

  @Test
  void everyTruncationIsAnAnswer() {
    SealedRecord sealed = seal(Records.header(2, RecordKind.VISIT));
    for (int length = 0; length < sealed.sealedView().length; length++) {
      SealedRecord cut =
          new SealedRecord(
              sealed.header(),
              sealed.keyId(),
              sealed.sealedAuthority(),
              Arrays.copyOf(sealed.sealedView(), length));
      assertInstanceOf(Decoded.Malformed.class, view.openView(cut));
    }
  }

  @Test
  void preparedEncapsulationsAreUsedOnce() {
    sealer.prepare();
    SealedRecord one = seal(Records.header(2, RecordKind.VISIT));
    SealedRecord two = seal(Records.header(2, RecordKind.VISIT));
    assertNotEquals(
        HexFormat.of().formatHex(one.sealedAuthority(), 0, Hpke.ENCAPSULATED),
        HexFormat.of().formatHex(two.sealedAuthority(), 0, Hpke.ENCAPSULATED));
  }

  /// 0 and 1, RFC 7748's points of low order, and what a file of zeros holds.
  @ParameterizedTest
  @ValueSource(bytes = {0, 1})
  void nothingIsSealedToAPointOfLowOrder(byte first) {
    byte[] key = new byte[32];
    key[0] = first;
    assertFalse(SealingKeys.isSealable(key));
    assertTrue(SealingKeys.isSealable(view.publicKey()));
    SealingKeys keys = new SealingKeys(view.publicKey(), key);
    assertThrows(IllegalArgumentException.class, () -> new HpkeSealer(keys));
  }

  @Test
  void theLengthTellsNothingOfTheContent() {
    SealedRecord full = seal(Records.header(2, RecordKind.VISIT));
    AuthorityPart little =
        new AuthorityPart(Optional.of("place-code"), Optional.empty(), List.of(), Optional.empty());
    SealedRecord small =
        sealer.seal(Records.header(3, RecordKind.VISIT), little, ViewPart.of(little));
    assertEquals(full.sealedView().length, small.sealedView().length);
    assertEquals(0, (full.sealedAuthority().length - 48) % PartCodec.AUTHORITY_STEP);
  }

  @Test
  void theContentIsNotInTheBytes() {
    String all = HexFormat.of().formatHex(seal(Records.header(2, RecordKind.VISIT)).sealedView());
    assertFalse(all.contains(HexFormat.of().formatHex("Nguyễn".getBytes(UTF_8))));
  }

  /// Threads that shared one suite of the library sealed what nobody could open, and not even
  /// always.
  @Test
  void manyThreadsSealAndOpenBesideEachOther() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Boolean>> opened = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        opened.add(
            threads.submit(() -> {
              for (int seq = 1; seq <= 100; seq++) {
                sealer.prepare();
                SealedRecord sealed = seal(Records.header(seq, RecordKind.VISIT));
                if (!authority.openAuthority(sealed).asOptional().isPresent()
                    || !view.openView(sealed).asOptional().isPresent()) {
                  return false;
                }
              }
              return true;
            }));
      }
      for (Future<Boolean> each : opened) {
        assertTrue(each.get());
      }
    }
  }

  /// RFC 9180, A.1.1: base mode with AES-128-GCM, first encryption. Everything but the length of
  /// the content key is the same in our suite.
  @Test
  void opensTheVectorOfTheStandard() throws Exception {
    HPKE suite =
        new HPKE(
            HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
    AsymmetricCipherKeyPair receiver =
        suite.deserializePrivateKey(
            hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"),
            hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"));
    byte[] plain =
        suite
            .setupBaseR(
                hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"),
                receiver,
                hex("4f6465206f6e2061204772656369616e2055726e"))
            .open(
                hex("436f756e742d30"),
                hex(
                    "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
                        + "6d8770ac83d07bea87e13c512a"));
    assertArrayEquals("Beauty is truth, truth beauty".getBytes(UTF_8), plain);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
