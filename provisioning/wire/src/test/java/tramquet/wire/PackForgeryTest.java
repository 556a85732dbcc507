package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A pack that somebody changed on the way: never verified with anything else in it, and never an
/// exception.
class PackForgeryTest {
  private static final SigningKey KEY = SigningKey.generate();
  private static final TrustedKeys TRUSTED = TrustedKeys.of(KEY.publicKey());

  static List<Pack> packs() {
    byte[] people =
        WatchList.of(
                new byte[32], List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")))
            .encode();
    return Stream.of(
            new Pack(PackKind.RULES, 7, Instant.ofEpochMilli(1), RulePack.CHECKPOINT.encode()),
            new Pack(PackKind.WATCH_LIST, Long.MAX_VALUE, Instant.ofEpochMilli(-1), people))
        .toList();
  }

  private static Optional<Pack> verified(byte[] bytes) {
    return Pack.decode(bytes, TRUSTED)
        .asOptional()
        .filter(read -> read.verification() == Verification.VERIFIED)
        .map(Signed::value);
  }

  @ParameterizedTest
  @MethodSource("packs")
  void noFlippedBitIsVerifiedWithOtherContent(Pack pack) {
    byte[] good = pack.encode(KEY);
    assertEquals(Optional.of(pack), verified(good));
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] changed = good.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      verified(changed).ifPresent(read -> assertEquals(pack, read));
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void noPartOfAPackIsAPack(Pack pack) {
    byte[] good = pack.encode(KEY);
    for (int cut = 1; cut <= good.length; cut++) {
      assertInstanceOf(
          Decoded.Malformed.class, Pack.decode(Arrays.copyOf(good, good.length - cut), TRUSTED));
      // Without the tag in front it is the same message (RFC 9052 section 2).
      Optional<Pack> rest = verified(Arrays.copyOfRange(good, cut, good.length));
      assertEquals(cut == 1 ? Optional.of(pack) : Optional.empty(), rest);
    }
  }

  /// The signature of one on the content of the other.
  @ParameterizedTest
  @MethodSource("packs")
  void theSignatureOfAnotherPackIsInvalid(Pack pack) {
    Pack other = new Pack(pack.kind(), 8, pack.issuedAt(), pack.body());
    assertNotEquals(pack, other);
    byte[] mixed = pack.encode(KEY);
    byte[] signature = other.encode(KEY);
    System.arraycopy(signature, signature.length - 64, mixed, mixed.length - 64, 64);
    assertEquals(
        Optional.of(Verification.INVALID),
        Pack.decode(mixed, TRUSTED).asOptional().map(Signed::verification));
    assertTrue(verified(mixed).isEmpty());
  }
}
