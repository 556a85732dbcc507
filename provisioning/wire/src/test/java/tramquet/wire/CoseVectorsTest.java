package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signed messages that others published. Their key ids are names, and ours are eight bytes, so the
/// signature is verified one step below [CoseSign1#verify(TrustedKeys)].
class CoseVectorsTest {
  /// RFC 8392 appendix A.2.3.
  private static final String CWT_X =
      "143329cce7868e416927599cf65a34f3ce2ffda55a7eca69ed8919a394d42f0f";

  private static final String CWT_Y =
      "60f7f1a780d8a783bfb7a2dd6b2796e8128dbbcef9d3d168db9529971a36e7b9";

  /// RFC 8392 appendix A.3.
  private static final String CWT =
      "d28443a10126a104524173796d6d657472696345434453413235365850a7017563"
          + "6f61703a2f2f61732e6578616d706c652e636f6d02656572696b77037818636f"
          + "61703a2f2f6c696768742e6578616d706c652e636f6d041a5612aeb0051a5610"
          + "d9f0061a5610d9f007420b7158405427c1ff28d23fbad1f29c4c7c6a555e601d"
          + "6fa29f9179bc3d7438bacaca5acd08c8d4d4f96131680c429a01f85951ecee74"
          + "3a52b9b63632c57209120e1c9e30";

  /// RFC 9052 appendix C.7.1, key "11", which the examples of its working group use too.
  private static final String X =
      "bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff";

  private static final String Y =
      "20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e";

  private static byte[] toBeSigned(String protectedHeader, byte[] payload) {
    byte[] header = Vectors.hex(protectedHeader);
    return StrictCbor.write(cbor -> {
      cbor.writeStartArray(null, 4);
      cbor.writeString("Signature1");
      cbor.writeBinary(header);
      cbor.writeBinary(new byte[0]);
      cbor.writeBinary(payload);
      cbor.writeEndArray();
    });
  }

  private static byte[] lastBytes(String message) {
    byte[] all = Vectors.hex(message);
    return Arrays.copyOfRange(all, all.length - 64, all.length);
  }

  @Test
  void theSignedTokenOfRfc8392IsReadAndVerifies() throws GeneralSecurityException {
    CoseSign1 token = CoseSign1.decode(Vectors.hex(CWT)).asOptional().orElseThrow();
    assertEquals(Optional.of("ES256"), token.algorithm());
    assertEquals(
        Optional.of("AsymmetricECDSA256"),
        token.kid().map(kid -> new String(kid, StandardCharsets.US_ASCII)));
    PublicKey key = Vectors.p256(CWT_X, CWT_Y);
    byte[] content = toBeSigned("a10126", token.payload());
    assertTrue(CoseAlgorithm.ES256.by(key).verifies(content, lastBytes(CWT)));
    content[content.length - 1] ^= 1;
    assertFalse(CoseAlgorithm.ES256.by(key).verifies(content, lastBytes(CWT)));
  }

  /// Its claims: appendix A.1. It is a token like that of a health certificate, without one.
  @Test
  void theClaimsOfRfc8392AreRead() {
    CoseSign1 token = CoseSign1.decode(Vectors.hex(CWT)).asOptional().orElseThrow();
    StrictCbor.Item claims = StrictCbor.read(token.payload()).asOptional().orElseThrow();
    assertEquals("coap://as.example.com", claims.value().path("1").stringValue());
    assertEquals("erikw", claims.value().path("2").stringValue());
    assertEquals(1_444_064_944L, claims.value().path("4").longValue());
    assertEquals(1_443_944_944L, claims.value().path("6").longValue());
    assertArrayEquals(Vectors.hex("0b71"), claims.value().path("7").binaryValue());
    assertInstanceOf(Decoded.Malformed.class, HealthClaims.decode(token.payload()));
  }

  /// A key id that is no id of ours is never looked up by a part of it.
  @Test
  void aNameForAKeyIsUntrusted() throws GeneralSecurityException {
    CoseSign1 token = CoseSign1.decode(Vectors.hex(CWT)).asOptional().orElseThrow();
    TrustedKeys keys = TrustedKeys.of(Vectors.p256(CWT_X, CWT_Y));
    assertEquals(Verification.UNTRUSTED, token.verify(keys));
  }

  /// `sign1-tests/sign-fail-01` to `-07` of `cose-wg/Examples`: another tag; the payload changed;
  /// algorithm -999; algorithm as text; a protected attribute added; one removed. 05 does not
  /// exist.
  @ParameterizedTest
  @CsvSource({
    "MALFORMED, d903e68443a10126, 546869732069732074686520636f6e74656e742e,"
        + "9f43d6c6ba654472da301b645b293c9ba939295b97c4bdb847782bff384c5794",
    "INVALID, d28443a10126, 546869732069732074686520636f6e74656e742f,"
        + "9f43d6c6ba654472da301b645b293c9ba939295b97c4bdb847782bff384c5794",
    "UNSUPPORTED, d28445a1013903e6, 546869732069732074686520636f6e74656e742e,"
        + "9f43d6c6ba654472da301b645b293c9ba939295b97c4bdb847782bff384c5794",
    "UNSUPPORTED, d2844aa10167756e6b6e6f776e, 546869732069732074686520636f6e74656e742e,"
        + "9f43d6c6ba654472da301b645b293c9ba939295b97c4bdb847782bff384c5794",
    "INVALID, d28445a201260300, 546869732069732074686520636f6e74656e742e,"
        + "9f43d6c6ba654472da301b645b293c9ba939295b97c4bdb847782bff384c5794",
    "INVALID, d28443a10126, 546869732069732074686520636f6e74656e742e,"
        + "72727f48461fabbba2e343492ddecac3983686250bc68e9f1a7a07d41225b59f"
  })
  void noneOfTheMessagesThatMustFailVerifies(
      String expected, String front, String payload, String s) throws GeneralSecurityException {
    String r = "eae868ecc176883766c5dc5ba5b8dca25dab3c2e56a551ce5705b793914348e1";
    byte[] message = Vectors.hex(front + "a10442313154" + payload + "5840" + r + s);
    Decoded<CoseSign1> read = CoseSign1.decode(message);
    if (expected.equals("MALFORMED")) {
      assertInstanceOf(Decoded.Malformed.class, read);
      return;
    }
    CoseSign1 cose = read.asOptional().orElseThrow();
    if (cose.algorithm().isEmpty()) {
      assertEquals(expected, cose.verify(TrustedKeys.none()).name());
      return;
    }
    // The header begins after tag, array and length.
    byte[] content = toBeSigned(front.substring(6), cose.payload());
    assertFalse(
        CoseAlgorithm.ES256.by(Vectors.p256(X, Y)).verifies(content, Vectors.hex(r + s)), expected);
  }

  /// `testvectors_v1/rsa_pss_2048_sha256_mgf1_32_test.json` of `C2SP/wycheproof`, test 3: PS256 as
  /// RFC 8230 section 2 has it.
  @Test
  void thePublishedSignatureInPs256Verifies() throws GeneralSecurityException {
    PublicKey key =
        Vectors.rsa(
            "a2b451a07d0aa5f96e455671513550514a8a5b462ebef717094fa1fee82224e6"
                + "37f9746d3f7cafd31878d80325b6ef5a1700f65903b469429e89d6eac8845097"
                + "b5ab393189db92512ed8a7711a1253facd20f79c15e8247f3d3e42e46e48c98e"
                + "254a2fe9765313a03eff8f17e1a029397a1fa26a8dce26f490ed81299615d981"
                + "4c22da610428e09c7d9658594266f5c021d0fceca08d945a12be82de4d1ece6b"
                + "4c03145b5d3495d4ed5411eb878daf05fd7afc3e09ada0f1126422f590975a19"
                + "69816f48698bcbba1b4d9cae79d460d8f9f85e7975005d9bc22c4e5ac0f7c1a4"
                + "5d12569a62807d3b9a02e5a530e773066f453d1f5b4c2e9cf7820283f742b9d5",
            "010001");
    byte[] content = Vectors.hex("54657374");
    byte[] signature =
        Vectors.hex(
            "401eb03cdb47ca88033e3030f6bdecbac8f5c8fc1dd6a13d23d379ed9a2b3098"
                + "91d13d74fea9d21d159b9e6d8f37efa2489962e24555f56dd434ff1d31ce4f9f"
                + "5abd3f22cbea8b691d6a11e44efb83e2bca155e6a164325e0fde2a8865afd5c9"
                + "f51161a9d615f62af7ec2e31b3e5ab649c164490d31d88cfae35b84aea792569"
                + "0f929a144b6d2f48e8fb894a52deecd1b9a6496990c4ecf1588699a42cacd10c"
                + "53af350514e4291ea9a058e77f101e32c1c0cefa61d945f7bc931f8bd19e7ba3"
                + "169358a60e5a8b0123bc3199b9fdcafe8e519c41ba675491a27b85e44ef2d772"
                + "77c10fe107293c8290186913bc9a99b640d8da041b64f31eab1d35920985f4a5");
    assertTrue(CoseAlgorithm.PS256.by(key).verifies(content, signature));
    for (int i = 0; i < signature.length; i++) {
      byte[] changed = signature.clone();
      changed[i] ^= (byte) (1 << i % 8);
      assertFalse(CoseAlgorithm.PS256.by(key).verifies(content, changed), "byte " + i);
    }
  }

  /// `rsa-pss-examples/rsa-pss-01` of `cose-wg/Examples` is signed with a salt of 64 bytes, and RFC
  /// 8230 section 2 asks for as many as the hash has, 32.
  @Test
  void aSaltOfAnotherLengthIsRefused() throws GeneralSecurityException {
    PublicKey key =
        Vectors.rsa(
            "bc7e29d0df7e20cc9dc8d509e0f68895922af0ef452190d402c61b554334a7bf"
                + "91c9a570240f994fae1b69035bcfad4f7e249eb26087c2665e7c958c967b1517"
                + "413dc3f97a431691a5999b257cc6cd356bad168d929b8bae9020750e74cf60f6"
                + "fd35d6bb3fc93fc28900478694f508b33e7c00e24f90edf37457fc3e8efcfd2f"
                + "42306301a8205ab740515331d5c18f0c64d4a43be52fc440400f6bfc558a6e32"
                + "884c2af56f29e5c52780cea7285f5c057fc0dfda232d0ada681b01495d9d0e32"
                + "196633588e289e59035ff664f056189f2f10fe05827b796c326e3e748ffa7c58"
                + "9ed273c9c43436cddb4a6a22523ef8bcb2221615b799966f1aba5bc84b7a27cf",
            "010001");
    byte[] content =
        Vectors.hex(
            "85695369676e617475726543a1030044a10138244054546869732069732074686520636f6e74656e742e");
    byte[] signature =
        Vectors.hex(
            "511ab7c07a4c9f1639fd955cdf17db5fc9d7360e07e8de8f835a6e443f56b816"
                + "a842f5878707e9e4451f3eaec39bbcb30c92ee07ac30f2c856a640d5ba5857f0"
                + "a96135447f1a3fd207290afc40a033fcacb6c031285e01fe4c9d4e528ca63c00"
                + "c55109ea4f6e58232b5d9b7c5448cc4637c8eead7037cc71fda4d1e83fb1ffa7"
                + "294c744455785b9b9dbc7341826a6f90622533b9aa51998bedbbd6d155869e18"
                + "9c4097b6e6ebba2a5a6aa7e08ab8edab7021a567f36c715de34cbf9048609503"
                + "b7f70da05ea6a6c7df1301fb575abe6f4da8aaa93b5fa6267ca490f03bc90bb5"
                + "705bb3398466c0afe84af91c0b752c6e1cac149b07c237988f47980f1301669c");
    assertFalse(CoseAlgorithm.PS256.by(key).verifies(content, signature));
    Signature longer = Signature.getInstance("RSASSA-PSS");
    longer.initVerify(key);
    longer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 64, 1));
    longer.update(content);
    assertTrue(longer.verify(signature));
  }
}
