package tramquet.kiosk.calibration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/// A code of the calibration sheet: each shows settings that others hide.
public enum SheetCode {
  /// Small and capital letters, digits: keyboard layout, Caps Lock.
  LETTERS(
      1,
      "1: the quick brown fox jumps over the lazy dog 0123456789 AQWZYM",
      "Chữ cái và số",
      "Letters and digits"),

  /// Every sign of ASCII: keyboard layout.
  SIGNS(2, "2: !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "Dấu câu", "Signs"),

  /// Letters of names, in UTF-8 as issuers write it: the character set.
  NAMES(3, "3: Nguyễn Thị Hằng, Đà Nẵng, Ẩm Ộ ữ", "Chữ Việt (UTF-8)", "Vietnamese (UTF-8)"),

  /// Groups of GS1, each ended by GS.
  GROUPS(4, "4: 0112345678901231\u001d10ABC\u001d21XYZ", "Ký tự GS (0x1D)", "Separator GS (0x1D)"),

  /// Longer than one report of USB, and than what some readers keep.
  LONG(5, "5: " + "0123456789 abcdefghij ABCDEFGHIJ ".repeat(12) + "end", "Mã dài", "A long code");

  private final int number;
  private final String content;
  private final String vietnamese;
  private final String english;

  SheetCode(int number, String content, String vietnamese, String english) {
    this.number = number;
    this.content = content;
    this.vietnamese = vietnamese;
    this.english = english;
  }

  /// Its number on the sheet, from 1.
  public int number() {
    return number;
  }

  /// What it holds, as text.
  public String content() {
    return content;
  }

  /// What is printed below it in Vietnamese.
  public String vietnamese() {
    return vietnamese;
  }

  /// What is printed below it in English.
  public String english() {
    return english;
  }

  /// Its bytes as a string of one character a byte. Written as ISO-8859-1 a QR code needs no
  /// extended channel interpretation, which some readers print into the text.
  String bytesAsText() {
    return new String(content.getBytes(UTF_8), ISO_8859_1);
  }
}
