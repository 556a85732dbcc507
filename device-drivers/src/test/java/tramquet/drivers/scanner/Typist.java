package tramquet.drivers.scanner;

import java.util.ArrayList;
import java.util.List;

/// A scanner that types: which keys it strikes for a text, as two lists that we know from scanners'
/// manuals and not from the driver. The kernel numbers keys in rows as they lie on the table; USB
/// numbers them in the order of the alphabet (HID usage tables 1.12, page 0x07).
final class Typist {
  private static final String LOW = "1234567890-=\tqwertyuiop[]\rasdfghjkl;'`\\zxcvbnm,./ ";
  private static final String HIGH = "!@#$%^&*()_+\0QWERTYUIOP{}\0ASDFGHJKL:\"~|ZXCVBNM<>?\0";
  private static final int[] EVDEV = {
    2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
    30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 57
  };
  private static final String USB = "abcdefghijklmnopqrstuvwxyz1234567890\r\0\0\t -=[]\\\0;'`,./";
  private static final int USB_FIRST = 4;

  /// What is held down for a character.
  enum Held {
    NOTHING(0, 0),
    SHIFT(42, 0x02),
    CTRL(29, 0x01);

    /// In the numbers of the kernel.
    final int key;

    /// Its bit in a report of USB.
    final int bit;

    Held(int key, int bit) {
      this.key = key;
      this.bit = bit;
    }
  }

  /// What a scanner does for one character.
  ///
  /// @param key in the numbers of the kernel
  /// @param usage in those of USB
  record Stroke(int key, int usage, Held held) {}

  private Typist() {}

  /// The strokes for a text of ASCII; LF is Ctrl+J.
  static List<Stroke> strokes(String text) {
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      strokes.add(
          switch (each) {
            case '\n' -> stroke('j', Held.CTRL);
            default ->
                LOW.indexOf(each) >= 0
                    ? stroke(each, Held.NOTHING)
                    : stroke(LOW.charAt(HIGH.indexOf(each)), Held.SHIFT);
          });
    }
    return strokes;
  }

  private static Stroke stroke(char low, Held held) {
    return new Stroke(EVDEV[LOW.indexOf(low)], USB_FIRST + USB.indexOf(low), held);
  }
}
