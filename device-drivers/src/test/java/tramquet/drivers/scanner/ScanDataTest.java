package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.Bytes;

class ScanDataTest {

  @Test
  void theSymbologyIdentifierIsTakenOff() {
    ScanData scan = scan("]Q1abc");
    assertEquals(SymbologyIdentifier.QR_CODE, scan.symbology());
    assertEquals(text("abc"), scan.data());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "]1Qabc", "]Qxabc", "]Q", "]", "a]Q1", "|]Q1"})
  void whatIsNoIdentifierIsPayload(String frame) {
    ScanData scan = scan(frame);
    assertEquals(SymbologyIdentifier.UNKNOWN, scan.symbology());
    assertEquals(text(frame), scan.data());
  }

  @Test
  void theTextOfAScanTellsNothingOfItsPayload() {
    ScanData scan = scan("]Q1secret");
    assertFalse(scan.toString().contains("secret"));
    assertFalse(new Frame(text("secret"), 1, 2).toString().contains("secret"));
    assertEquals("ScanData[north, 6 bytes]", scan.toString());
  }

  @Test
  void changingTheBytesHandedOutChangesNothing() {
    ScanData scan = scan("abc");
    scan.bytes()[0] = 'x';
    assertEquals(text("abc"), scan.data());
  }

  private static ScanData scan(String frame) {
    return ScanData.from(new Frame(text(frame), 1, 2), "north");
  }

  private static Bytes text(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
