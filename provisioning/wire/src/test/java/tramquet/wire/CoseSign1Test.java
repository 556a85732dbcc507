package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoseSign1Test {
  private static final SigningKey KEY = SigningKey.generate();
  private static final TrustedKeys TRUSTED = TrustedKeys.of(KEY.publicKey());
  private static final byte[] PAYLOAD = {1, 2, 3};

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static CoseSign1 decode(byte[] bytes) {
    return CoseSign1.decode(bytes).asOptional().orElseThrow();
  }

  @Test
  void whatIsSignedVerifies() {
    CoseSign1 cose = decode(CoseSign1.sign(PAYLOAD, KEY));
    assertEquals(Verification.VERIFIED, cose.verify(TRUSTED));
    assertArrayEquals(PAYLOAD, cose.payload());
  }

  @Test
  void anUnknownKeyIsUntrusted() {
    CoseSign1 cose = decode(CoseSign1.sign(PAYLOAD, KEY));
    assertEquals(
        Verification.UNTRUSTED, cose.verify(TrustedKeys.of(SigningKey.generate().publicKey())));
  }

  /// Header `{1: -8}`, key id outside: d2 84 43 a10127 a1 04 48 … 43 010203 58 40 …
  @Test
  void theKeyIdMayStandInTheUnprotectedHeader() {
    byte[] toBeSigned = hex("84 6a 5369676e617475726531 43 a10127 40 43 010203");
    byte[] signature = CoseAlgorithm.EDDSA.sign(KEY.privateKey(), toBeSigned);
    String text =
        "d2 84 43 a10127 a1 04 48"
            + KEY.keyId().hex()
            + "43 010203 5840"
            + HexFormat.of().formatHex(signature);
    assertEquals(Verification.VERIFIED, decode(hex(text)).verify(TRUSTED));
    assertEquals(
        Verification.VERIFIED, decode(hex(text.substring(3))).verify(TRUSTED), "without a tag");
  }

  /// Algorithm -35; a critical header; no algorithm at all; the algorithm outside.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "d284 44 a1013822 a0 40 40",
        "d284 46 a20127028104 a0 40 40",
        "d284 40 a0 40 40",
        "d284 41 a0 a10127 40 40"
      })
  void whatWeCanNotCheckIsUnsupported(String text) {
    assertEquals(Verification.UNSUPPORTED, decode(hex(text)).verify(TRUSTED));
  }

  /// Nothing; not CBOR; another tag; three parts; detached payload; a byte after it; a key twice in
  /// the protected and the unprotected header; endless depth.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ff",
        "d184 43a10127 a0 40 40",
        "d283 43a10127 a0 40",
        "d284 43a10127 a0 f6 40",
        "d284 43a10127 a0 40 40 00",
        "d284 45a201270127 a0 40 40",
        "d284 43a10127 a204400440 40 40",
        "d284 43a10127 a0 5bffffffffffffffff 40",
        "d284 4181 a0 40 40"
      })
  void brokenStructureIsMalformed(String text) {
    assertInstanceOf(Decoded.Malformed.class, CoseSign1.decode(hex(text)));
  }

  @Test
  void endlessDepthIsMalformed() {
    assertInstanceOf(Decoded.Malformed.class, CoseSign1.decode(hex("81".repeat(100_000))));
    assertInstanceOf(Decoded.Malformed.class, CoseSign1.decode(hex("d2".repeat(100_000))));
    assertInstanceOf(Decoded.Malformed.class, CoseSign1.decode(hex("9f".repeat(100_000))));
  }

  @Test
  void noBytesThrow() {
    Random random = new Random(9052);
    byte[] good = CoseSign1.sign(PAYLOAD, KEY);
    for (int i = 0; i < 2_000; i++) {
      byte[] bad = good.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      assertDoesNotThrow(() -> CoseSign1.decode(bad).map(cose -> cose.verify(TRUSTED)));
    }
  }

  @Test
  void whatIsNoCertificateIsMalformed() {
    for (String der : List.of("", "30", "3000", "2d2d2d2d2d")) {
      assertInstanceOf(Decoded.Malformed.class, TrustedKeys.ofCertificates(List.of(hex(der))));
    }
    assertEquals(
        Optional.of(true),
        TrustedKeys.ofCertificates(List.of()).asOptional().map(k -> k.find(hex("00")).isEmpty()));
  }
}
