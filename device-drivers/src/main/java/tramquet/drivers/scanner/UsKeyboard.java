package tramquet.drivers.scanner;

import java.util.Arrays;

/// Which letter a key has on a keyboard of the United States, which is what scanners are set to out
/// of the box. By the kernel's numbers of keys (`linux/input-event-codes.h`).
final class UsKeyboard {
  static final int KEY_LEFTCTRL = 29;
  static final int KEY_LEFTSHIFT = 42;
  static final int KEY_RIGHTSHIFT = 54;
  static final int KEY_LEFTALT = 56;
  static final int KEY_CAPSLOCK = 58;
  static final int KEY_RIGHTCTRL = 97;
  static final int KEY_RIGHTALT = 100;

  /// What a key has that types nothing.
  static final char NOTHING = 0;

  private static final int KEY_1 = 2;
  private static final int KEY_TAB = 15;
  private static final int KEY_Q = 16;
  private static final int KEY_ENTER = 28;
  private static final int KEY_A = 30;
  private static final int KEY_BACKSLASH = 43;
  private static final int KEY_KPASTERISK = 55;
  private static final int KEY_SPACE = 57;
  private static final int KEY_KP7 = 71;
  private static final int KEY_102ND = 86;
  private static final int KEY_KPENTER = 96;
  private static final int KEY_KPSLASH = 98;
  private static final int KEY_LINEFEED = 101;
  private static final int KEYS = 102;

  private static final char[] PLAIN = both();
  private static final char[] SHIFTED = both();

  static {
    row(PLAIN, KEY_1, "1234567890-=");
    row(PLAIN, KEY_Q, "qwertyuiop[]");
    row(PLAIN, KEY_A, "asdfghjkl;'`");
    row(PLAIN, KEY_BACKSLASH, "\\zxcvbnm,./");
    row(PLAIN, KEY_102ND, "\\");
    row(SHIFTED, KEY_1, "!@#$%^&*()_+");
    row(SHIFTED, KEY_Q, "QWERTYUIOP{}");
    row(SHIFTED, KEY_A, "ASDFGHJKL:\"~");
    row(SHIFTED, KEY_BACKSLASH, "|ZXCVBNM<>?");
    row(SHIFTED, KEY_102ND, "|");
  }

  private UsKeyboard() {}

  /// The letter of a key, or [#NOTHING]. Enter and Tab, with which scanners end a code, both give
  /// CR.
  static char letter(int key, boolean shifted) {
    if (key < 0 || key >= KEYS) {
      return NOTHING;
    }
    return (shifted ? SHIFTED : PLAIN)[key];
  }

  /// What Shift does not change; the pad counts as switched to digits.
  private static char[] both() {
    char[] map = new char[KEYS];
    Arrays.fill(map, NOTHING);
    map[KEY_TAB] = '\r';
    map[KEY_ENTER] = '\r';
    map[KEY_KPENTER] = '\r';
    map[KEY_LINEFEED] = '\n';
    map[KEY_SPACE] = ' ';
    map[KEY_KPASTERISK] = '*';
    map[KEY_KPSLASH] = '/';
    row(map, KEY_KP7, "789-456+1230.");
    return map;
  }

  private static void row(char[] map, int from, String letters) {
    letters.getChars(0, letters.length(), map, from);
  }
}
