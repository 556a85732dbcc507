package tramquet.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base45Test {
  /// RFC 9285 sections 4.3 and 4.4.
  @ParameterizedTest
  @CsvSource({"AB, BB8", "Hello!!, %69 VD92EX0", "base-45, UJCLQE7W581", "ietf!, QED8WEX0"})
  void vectorsOfTheStandard(String plain, String encoded) {
    assertEquals(encoded, Base45.encode(plain.getBytes(US_ASCII)));
    assertArrayEquals(plain.getBytes(US_ASCII), Base45.decode(encoded).asOptional().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "BB8A", "GGW", ":::", "::", "V5", "bb8", "BB_", "BB\u00e9", "BB\n"})
  void illegalTextIsMalformed(String text) {
    assertInstanceOf(Decoded.Malformed.class, Base45.decode(text));
  }

  @Test
  void anythingComesBack() {
    Random random = new Random(45);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertArrayEquals(bytes, Base45.decode(Base45.encode(bytes)).asOptional().orElseThrow());
    }
  }
}
