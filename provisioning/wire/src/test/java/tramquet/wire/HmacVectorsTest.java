package tramquet.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// HMAC-SHA-256, by which the watch list keys its numbers: what the JDK calls so is that of RFC
/// 4231, and the tags of a list are made of it.
class HmacVectorsTest {
  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  /// RFC 4231 sections 4.2 to 4.5: key, data, tag.
  @ParameterizedTest
  @CsvSource({
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
        + "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
        + "dddddddddddddddddddddddddddddddddddddddddddddddddd"
        + "dddddddddddddddddddddddddddddddddddddddddddddddddd,"
        + "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    "0102030405060708090a0b0c0d0e0f10111213141516171819,"
        + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
        + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd,"
        + "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
  })
  void theVectorsOfTheStandardHold(String key, String data, String tag)
      throws GeneralSecurityException {
    assertEquals(tag, HexFormat.of().formatHex(hmac(Vectors.hex(key), Vectors.hex(data))));
  }

  /// RFC 4231 sections 4.7 and 4.8: a key of 131 bytes.
  @ParameterizedTest
  @CsvSource({
    "Test Using Larger Than Block-Size Key - Hash Key First,"
        + "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    "This is a test using a larger than block-size key and a larger than block-size data."
        + " The key needs to be hashed before being used by the HMAC algorithm.,"
        + "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
  })
  void theVectorsWithALongKeyHold(String data, String tag) throws GeneralSecurityException {
    byte[] key = new byte[131];
    Arrays.fill(key, (byte) 0xAA);
    assertEquals(tag, HexFormat.of().formatHex(hmac(key, data.getBytes(US_ASCII))));
  }

  @Test
  void theTagOfAListIsTheFrontOfThatCode() throws GeneralSecurityException {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    byte[] body =
        WatchList.of(key, List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")))
            .encode();
    byte[] tags =
        StrictCbor.read(body).asOptional().orElseThrow().value().path("tags").binaryValue();
    byte[] expected = hmac(key, "id:001090000001".getBytes(US_ASCII));
    assertArrayEquals(Arrays.copyOf(expected, 8), tags);
  }
}
