package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthClaimsTest {
  /// `-260: {1: {"v": 1}}`
  private static final String CERTIFICATE = "390103 a101 a1617601";

  private static Decoded<HealthClaims> decode(String hex) {
    return HealthClaims.decode(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /// `{1: "VN", 4: 10, 6: 9.5, -260: …}`, and the same without issuer.
  @Test
  void datesMayHaveFractionsAndTheIssuerMayBeMissing() {
    HealthClaims claims =
        decode("a4 0162564e 040a 06f948c0" + CERTIFICATE).asOptional().orElseThrow();
    assertEquals(Optional.of("VN"), claims.issuer());
    assertEquals(Instant.ofEpochSecond(10), claims.expiresAt());
    assertEquals(Instant.ofEpochSecond(9), claims.issuedAt());
    assertEquals(1, claims.certificate().path("v").intValue());
    assertEquals("HealthClaims", claims.toString());
    assertEquals(
        Optional.empty(), decode("a3 040a 0609" + CERTIFICATE).asOptional().orElseThrow().issuer());
  }

  /// No certificate; no expiration; no time of issue; expiration as text, below zero, beyond the
  /// year 9999, not a number, infinite, larger than any double.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a2 040a 0609",
        "a2 0609 390103 a101 a1617601",
        "a2 040a 390103 a101 a1617601",
        "a3 046131 0609 390103 a101 a1617601",
        "a3 0420 0609 390103 a101 a1617601",
        "a3 041b7fffffffffffffff 0609 390103 a101 a1617601",
        "a3 04f97e00 0609 390103 a101 a1617601",
        "a3 04f97c00 0609 390103 a101 a1617601",
        "a3 040a 0609 390103 a101 8101",
        "a3 040a 0609 390103 01",
        "80",
        ""
      })
  void whatLacksAClaimIsMalformed(String hex) {
    assertInstanceOf(Decoded.Malformed.class, decode(hex));
  }

  /// A big number of 1,000 bytes as expiration: tag 2.
  @Test
  void anImmenseDateIsMalformed() {
    assertInstanceOf(
        Decoded.Malformed.class,
        decode("a3 04 c2 5903e8" + "ff".repeat(1_000) + "0609" + CERTIFICATE));
  }
}
