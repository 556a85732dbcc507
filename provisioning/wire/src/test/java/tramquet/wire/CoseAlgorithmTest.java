package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoseAlgorithmTest {
  private static final byte[] CONTENT = {1, 2, 3};

  /// RFC 9052 appendix C.2.1, key "11" of appendix C.7.1; the content is its Sig_structure.
  private static final String EXAMPLE =
      "846a5369676e61747572653143a101264054546869732069732074686520636f6e74656e742e";

  private static final String SIGNATURE =
      "8eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e"
          + "2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36";

  private static PublicKey exampleKey() throws GeneralSecurityException {
    return Vectors.p256(
        "bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff",
        "20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e");
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void theEcdsaExampleOfTheRfcVerifies() throws GeneralSecurityException {
    assertTrue(CoseAlgorithm.ES256.by(exampleKey()).verifies(hex(EXAMPLE), hex(SIGNATURE)));
  }

  @Test
  void noChangedByteOfTheExampleVerifies() throws GeneralSecurityException {
    PublicKey key = exampleKey();
    for (int i = 0; i < SIGNATURE.length() / 2; i++) {
      byte[] changed = hex(SIGNATURE);
      changed[i] ^= 1;
      assertFalse(CoseAlgorithm.ES256.by(key).verifies(hex(EXAMPLE), changed));
    }
    for (int i = 0; i < EXAMPLE.length() / 2; i++) {
      byte[] changed = hex(EXAMPLE);
      changed[i] ^= 1;
      assertFalse(CoseAlgorithm.ES256.by(key).verifies(changed, hex(SIGNATURE)));
    }
  }

  @Test
  void whatIsSignedVerifiesByItsOwnAlgorithmAlone() throws GeneralSecurityException {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    KeyPair rsaPair = rsa.generateKeyPair();
    KeyPair ecPair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    byte[] pss = CoseAlgorithm.PS256.sign(rsaPair.getPrivate(), CONTENT);
    byte[] ecdsa = CoseAlgorithm.ES256.sign(ecPair.getPrivate(), CONTENT);
    assertTrue(CoseAlgorithm.PS256.by(rsaPair.getPublic()).verifies(CONTENT, pss));
    assertTrue(CoseAlgorithm.ES256.by(ecPair.getPublic()).verifies(CONTENT, ecdsa));
    for (CoseAlgorithm algorithm : CoseAlgorithm.values()) {
      assertFalse(algorithm.by(rsaPair.getPublic()).verifies(CONTENT, ecdsa));
      assertFalse(algorithm.by(ecPair.getPublic()).verifies(CONTENT, pss));
      for (int length : List.of(0, 1, 31, 63, 65, 255, 257)) {
        assertFalse(algorithm.by(rsaPair.getPublic()).verifies(CONTENT, new byte[length]));
        assertFalse(algorithm.by(ecPair.getPublic()).verifies(CONTENT, new byte[length]));
      }
    }
  }

  /// RFC 9053 section 2.1: on any curve of the key, in the length of that curve.
  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void whatTheJdkSignsOnAnyCurveVerifies(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair pair = generator.generateKeyPair();
    byte[] signature = CoseAlgorithm.ES256.sign(pair.getPrivate(), CONTENT);
    assertTrue(CoseAlgorithm.ES256.by(pair.getPublic()).verifies(CONTENT, signature));
    assertFalse(CoseAlgorithm.ES256.by(pair.getPublic()).verifies(new byte[] {1, 2, 4}, signature));
    assertFalse(CoseAlgorithm.ES256.by(exampleKey()).verifies(CONTENT, signature));
  }

  /// The same numbers written longer would be another name of the same signature.
  @Test
  void anEcdsaSignatureHasOneLengthAlone() throws GeneralSecurityException {
    String half = SIGNATURE.substring(0, SIGNATURE.length() / 2);
    String longer = "00" + half + "00" + SIGNATURE.substring(half.length());
    assertFalse(CoseAlgorithm.ES256.by(exampleKey()).verifies(hex(EXAMPLE), hex(longer)));
  }

  /// An all-zero signature passed checks of ECDSA that do not look at the range of its numbers.
  @Test
  void zeroIsNoSignature() throws GeneralSecurityException {
    assertFalse(CoseAlgorithm.ES256.by(exampleKey()).verifies(hex(EXAMPLE), new byte[64]));
  }

  @Test
  void limitsAreThoseTheCertificateNames() {
    String registered = "1.3.6.1.4.1.1847.2021.1.";
    String older = "1.3.6.1.4.1.0.1847.2021.1.";
    assertEquals(
        Set.of(HealthProof.TEST, HealthProof.RECOVERY),
        HealthProof.limits(List.of(registered + 1, older + 3, "1.3.6.1.5.5.7.3.2")));
    assertEquals(Set.of(), HealthProof.limits(List.of("1.3.6.1.5.5.7.3.2", registered + 4)));
  }
}
