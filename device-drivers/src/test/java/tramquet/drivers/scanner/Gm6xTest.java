package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gm6xTest {

  @ParameterizedTest
  @CsvSource({
    "08 01 00 00 D5, EF 41",
    "08 01 00 02 01, 02 DA",
    "09 01 00 00 00, DE C8",
    "07 01 00 2A 02, D8 0F",
    "00 01 00, 33 31",
    "01 01 00, 04 01",
    "03 01 00, 6A 61",
    "00 02 39 01, C1 4C"
  })
  void theCrcIsThatOfTheMaker(String body, String crc) {
    assertEquals(Wire.hex(body).plus(Wire.hex(crc)), Gm6x.checked(Wire.hex(body)));
  }

  @Test
  void theTriggerIsThatOfTheMaker() {
    assertEquals(Wire.hex("7E 00 08 01 00 02 01 02 DA"), Gm6x.command(0x08, 0x0002, 1));
    assertEquals(Wire.hex("7E 00 09 01 00 00 00 DE C8"), Gm6x.command(0x09, 0, 0));
  }
}
