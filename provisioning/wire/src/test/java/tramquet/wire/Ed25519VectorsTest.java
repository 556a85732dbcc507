package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 8032 section 7.1: TEST 1, TEST 2, TEST 3 and TEST SHA(abc), as secret key, public key,
/// message and signature.
class Ed25519VectorsTest {
  /// PKCS#8 of Ed25519 up to the 32 bytes of the secret key (RFC 8410 section 7).
  private static final String PKCS8_PREFIX = "302e020100300506032b657004220420";

  private static SigningKey key(String secret) {
    String body = Base64.getEncoder().encodeToString(Vectors.hex(PKCS8_PREFIX + secret));
    return SigningKey.ofPem(
            "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
        .asOptional()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      emptyValue = "",
      value = {
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
            + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
            + "'',"
            + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
            + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
            + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
            + "72,"
            + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0"
            + "85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
            + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
            + "af82,"
            + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac1"
            + "8ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
            + "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
            + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
            + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b5890"
            + "9351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
      })
  void theVectorsOfTheStandardHold(
      String secret, String publicKey, String message, String signature) {
    SigningKey key = key(secret);
    byte[] content = Vectors.hex(message);
    byte[] expected = Vectors.hex(signature);
    byte[] spki = key.publicKey().getEncoded();
    assertArrayEquals(Vectors.hex(publicKey), Arrays.copyOfRange(spki, 12, spki.length));
    assertArrayEquals(expected, CoseAlgorithm.EDDSA.sign(key.privateKey(), content));
    assertTrue(Ed25519Check.by(key.publicKey()).verifies(content, expected));
    for (int bit = 0; bit < expected.length * 8; bit++) {
      byte[] changed = expected.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(Ed25519Check.by(key.publicKey()).verifies(content, changed), "bit " + bit);
    }
  }

  /// RFC 8032 section 5.1.7: the scalar must be below the order of the group. Adding the order to a
  /// good one would otherwise give a second signature of the same content.
  @Test
  void aScalarBeyondTheOrderIsNoSignature() {
    SigningKey key = key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    byte[] content = Vectors.hex("72");
    byte[] signature = CoseAlgorithm.EDDSA.sign(key.privateKey(), content);
    assertTrue(Ed25519Check.by(key.publicKey()).verifies(content, signature));
    // Section 5.1, "L", least significant byte first.
    byte[] order = Vectors.hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    int carry = 0;
    for (int i = 0; i < order.length; i++) {
      int sum = (signature[32 + i] & 0xFF) + (order[i] & 0xFF) + carry;
      signature[32 + i] = (byte) sum;
      carry = sum >> 8;
    }
    assertFalse(Ed25519Check.by(key.publicKey()).verifies(content, signature));
  }
}
