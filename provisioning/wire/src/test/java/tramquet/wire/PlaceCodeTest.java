package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceCodeTest {
  private static final PlaceCode MARKET = new PlaceCode("centre.example", "cho-han-2");

  @Test
  void theTextIsThatOfTheDecisionRecord() throws IOException {
    String record = Files.readString(Path.of(root(), "docs/decisions/0002-place-code.md"));
    assertTrue(record.contains("`" + MARKET.encode() + "`"), MARKET.encode());
  }

  static String root() {
    String root = System.getProperty("tramquet.root", "../..");
    return root + "/provisioning/wire";
  }

  @Test
  void itComesBackInEitherCase() {
    assertEquals(Optional.of(MARKET), PlaceCode.decode(MARKET.encode()).asOptional());
    assertEquals(
        Optional.of(MARKET),
        PlaceCode.decode(MARKET.encode().toUpperCase(Locale.ROOT)).asOptional());
  }

  @Test
  void everyWrongCharacterIsNoticed() {
    String text = MARKET.encode();
    for (int i = "https://".length(); i < text.length(); i++) {
      String wrong =
          text.substring(0, i) + (text.charAt(i) == 'q' ? 'w' : 'q') + text.substring(i + 1);
      assertTrue(PlaceCode.decode(wrong).asOptional().isEmpty(), wrong);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://centre.example/p/ab.000",
        "https://centre.example/p/cho_han.000",
        "https://cen tre/p/cho-han-2.000",
        "https://centre.example/p/cho-han-2.",
        "https://centre.example/p/cho-han-2.0000"
      })
  void builtLikeOursAndWrongIsMalformed(String text) {
    assertInstanceOf(Decoded.Malformed.class, PlaceCode.decode(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "https://example.com/", "http://centre.example/p/cho-han-2.000", "p/x"})
  void otherTextIsNotOurs(String text) {
    assertInstanceOf(Decoded.NotMine.class, PlaceCode.decode(text));
  }

  @Test
  void aWrongPartIsOurMistake() {
    assertThrows(IllegalArgumentException.class, () -> new PlaceCode("centre.example", "Chợ"));
    assertThrows(IllegalArgumentException.class, () -> new PlaceCode("Centre", "cho-han"));
  }
}
