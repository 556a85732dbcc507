package tramquet.kiosk.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;

class CodeTextTest {

  @Test
  void vietnameseIsUtf8() {
    assertEquals("Nguyễn Thị Ví Dụ", text("Nguyễn Thị Ví Dụ", StandardCharsets.UTF_8));
  }

  @Test
  void kanjiAndKatakanaAreShiftJis() {
    assertEquals("外側QRコード ﾀﾞﾌﾞﾙ", text("外側QRコード ﾀﾞﾌﾞﾙ", Charset.forName("Shift_JIS")));
  }

  @Test
  void whatIsNeitherIsALetterForEachByte() {
    byte[] odd = {'a', (byte) 0xFF, (byte) 0xA0, (byte) 0xFD};
    assertEquals("a\u00ff\u00a0\u00fd", CodeText.of(Bytes.of(odd)));
  }

  private static String text(String text, Charset charset) {
    return CodeText.of(Bytes.of(text.getBytes(charset)));
  }
}
