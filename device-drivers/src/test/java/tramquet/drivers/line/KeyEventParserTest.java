package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.KeyEvent.Lost;
import tramquet.drivers.line.KeyEvent.Pressed;
import tramquet.drivers.line.KeyEvent.Released;
import tramquet.drivers.line.kernel.InputUapi;

class KeyEventParserTest {

  /// As a little-endian kernel of 64 bits writes them: the letter a, 1.5 s after its start.
  private static final String LETTER_A =
      """
      01 00 00 00 00 00 00 00  20 a1 07 00 00 00 00 00  04 00 04 00 04 00 07 00
      01 00 00 00 00 00 00 00  20 a1 07 00 00 00 00 00  01 00 1e 00 01 00 00 00
      01 00 00 00 00 00 00 00  20 a1 07 00 00 00 00 00  00 00 00 00 00 00 00 00
      01 00 00 00 00 00 00 00  f0 c8 07 00 00 00 00 00  01 00 1e 00 02 00 00 00
      01 00 00 00 00 00 00 00  f0 c8 07 00 00 00 00 00  00 00 00 00 01 00 00 00
      01 00 00 00 00 00 00 00  f0 c8 07 00 00 00 00 00  01 00 1e 00 00 00 00 00
      01 00 00 00 00 00 00 00  f0 c8 07 00 00 00 00 00  00 00 00 00 00 00 00 00
      """;

  @Test
  void theKernelsBytesAreKeysWithItsTimes() {
    assertEquals(
        List.of(new Pressed(30, 1_500_000_000L), new Released(30, 1_510_192_000L)),
        parse(hex(LETTER_A)));
  }

  @Test
  void howReadsCutTheEventsMakesNoDifference() {
    byte[] bytes = concat(hex(LETTER_A), dropped(), hex(LETTER_A), hex(LETTER_A));
    List<KeyEvent> whole = parse(bytes);
    for (int first = 0; first <= bytes.length; first += 24) {
      for (int second = first; second <= bytes.length; second += 24) {
        KeyEventParser parser = KeyEventParser.START;
        List<KeyEvent> events = new ArrayList<>();
        for (Bytes part :
            List.of(
                Bytes.of(bytes, 0, first),
                Bytes.of(bytes, first, second),
                Bytes.of(bytes, second, bytes.length))) {
          KeyEventParser.Parsed parsed = parser.parse(part);
          parser = parsed.next();
          events.addAll(parsed.events());
        }
        assertEquals(whole, events);
      }
    }
  }

  @Test
  void whatFollowsALossCountsFromTheNextReport() {
    assertEquals(
        List.of(
            new Pressed(30, 1_500_000_000L),
            new Released(30, 1_510_192_000L),
            new Lost(2_000_000_000L),
            new Released(30, 1_510_192_000L)),
        parse(concat(hex(LETTER_A), dropped(), hex(LETTER_A))));
  }

  @Test
  void requestsHaveTheKernelsNumbers() {
    assertEquals(24, InputUapi.EVENT.byteSize());
    assertEquals(0x40044590L, InputUapi.GRAB);
    assertEquals(0x400445A0L, InputUapi.SET_CLOCK);
    assertEquals(0x80604521L, InputUapi.GET_KEY_BITS);
  }

  private static List<KeyEvent> parse(byte[] bytes) {
    return KeyEventParser.START.parse(Bytes.of(bytes)).events();
  }

  private static byte[] dropped() {
    return hex("02 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  00 00 03 00 00 00 00 00");
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  private static byte[] concat(byte[]... parts) {
    Bytes all = Bytes.NONE;
    for (byte[] part : parts) {
      all = all.plus(Bytes.of(part));
    }
    return all.toArray();
  }
}
