package tramquet.drivers.scanner;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.KeyEvent;

/// Keys to bytes: what is held down while they are struck. A pure function.
///
/// Beside the letters it knows what scanners do for bytes that no key has: Ctrl with a letter (and
/// `[ \ ] ^ _`) is a control character, as GS in codes of GS1; Alt held while a number is struck is
/// that byte, or, above 255, that character in UTF-8.
///
/// Thread: immutable.
///
/// @param held a bit for each key held that changes others
/// @param caps whether capitals are locked; as on a keyboard that has just been plugged in, not
/// @param number what was struck under Alt; below 0 for nothing yet
record Keystrokes(int held, boolean caps, int number) {
  static final Keystrokes START = new Keystrokes(0, false, -1);

  private static final int SHIFT = 0b11;
  private static final int CTRL = 0b1100;
  private static final int ALT = 0b110000;
  private static final Map<Integer, Integer> BITS =
      Map.of(
          UsKeyboard.KEY_LEFTSHIFT, 0b1,
          UsKeyboard.KEY_RIGHTSHIFT, 0b10,
          UsKeyboard.KEY_LEFTCTRL, 0b100,
          UsKeyboard.KEY_RIGHTCTRL, 0b1000,
          UsKeyboard.KEY_LEFTALT, 0b10000,
          UsKeyboard.KEY_RIGHTALT, 0b100000);

  /// What came of a key.
  record Stroke(Keystrokes next, Bytes bytes) {
    private Stroke(Keystrokes next) {
      this(next, Bytes.NONE);
    }
  }

  Stroke next(KeyEvent event) {
    return switch (event) {
      case KeyEvent.Pressed(int key, _) -> pressed(key);
      case KeyEvent.Released(int key, _) -> released(key);
      // A key that we think is held may have come up meanwhile; one that is held in truth is let go
      // before the next code.
      case KeyEvent.Lost _ -> new Stroke(new Keystrokes(0, caps, -1));
    };
  }

  private Stroke pressed(int key) {
    int bit = BITS.getOrDefault(key, 0);
    if (bit != 0) {
      return new Stroke(new Keystrokes(held | bit, caps, (bit & ALT) != 0 ? -1 : number));
    } else if (key == UsKeyboard.KEY_CAPSLOCK) {
      return new Stroke(new Keystrokes(held, !caps, number));
    }
    char letter = UsKeyboard.letter(key, (held & SHIFT) != 0);
    if (letter == UsKeyboard.NOTHING) {
      return new Stroke(this);
    } else if ((held & ALT) != 0) {
      return new Stroke(digit(letter));
    }
    return new Stroke(this, Bytes.of(new byte[] {typed(letter)}));
  }

  private Keystrokes digit(char letter) {
    if (letter < '0' || letter > '9') {
      return this;
    }
    // Larger than any character, and still no overflow at the next digit.
    int most = Character.MAX_CODE_POINT + 1;
    int more = Math.min(Math.max(number, 0) * 10 + letter - '0', most);
    return new Keystrokes(held, caps, more);
  }

  private byte typed(char letter) {
    char upper = Character.toUpperCase(letter);
    if ((held & CTRL) != 0 && upper >= '@' && upper <= '_') {
      return (byte) (upper - '@');
    }
    return (byte) (caps ? swapped(letter) : letter);
  }

  private static char swapped(char letter) {
    return Character.isUpperCase(letter)
        ? Character.toLowerCase(letter)
        : Character.toUpperCase(letter);
  }

  private Stroke released(int key) {
    Keystrokes after = new Keystrokes(held & ~BITS.getOrDefault(key, 0), caps, number);
    boolean done = (held & ALT) != 0 && (after.held & ALT) == 0;
    return done ? new Stroke(new Keystrokes(after.held, caps, -1), struck(number)) : after.none();
  }

  private Stroke none() {
    return new Stroke(this);
  }

  private static Bytes struck(int number) {
    if (number <= 0 || !Character.isValidCodePoint(number)) {
      return Bytes.NONE;
    }
    return Bytes.of(
        number <= 0xff
            ? new byte[] {(byte) number}
            : Character.toString(number).getBytes(StandardCharsets.UTF_8));
  }
}
