package tramquet.box;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A code reader that types: the machine's USB keyboard, with nobody's fingers on it.
///
/// Thread: one at a time.
///
/// @param monitor of the machine it is plugged into
record TypingReader(Monitor monitor) implements PluggedReader {
  /// Where the machine finds it, by the socket that it is in.
  static final String PORT = "/dev/input/by-path/pci-0000:00:10.0-usb-0:1:1.0-event-kbd";

  /// QEMU's keyboard keeps 16 keys and loses what comes faster than the machine asks for them.
  private static final Duration BETWEEN_KEYS = Duration.ofMillis(25);

  private static final String PLAIN = "-=[]\\;'`,./ \r\t";
  private static final String SHIFTED = "_+{}|:\"~<>?";
  private static final String DIGITS_SHIFTED = ")!@#$%^&*(";
  private static final List<String> NAMES =
      List.of(
          "minus",
          "equal",
          "bracket_left",
          "bracket_right",
          "backslash",
          "semicolon",
          "apostrophe",
          "grave_accent",
          "comma",
          "dot",
          "slash",
          "spc",
          "ret",
          "tab");

  @Override
  public void show(int number) throws IOException {
    type(People.plainCard(number));
  }

  /// Types a code of ASCII, and Enter.
  void type(String code) throws IOException {
    for (char each : (code + "\r").toCharArray()) {
      if (Character.isUpperCase(each)) {
        strike(true, String.valueOf(Character.toLowerCase(each)));
      } else if (Character.isLetterOrDigit(each)) {
        strike(false, String.valueOf(each));
      } else if (PLAIN.indexOf(each) >= 0) {
        strike(false, NAMES.get(PLAIN.indexOf(each)));
      } else if (DIGITS_SHIFTED.indexOf(each) >= 0) {
        strike(true, String.valueOf(DIGITS_SHIFTED.indexOf(each)));
      } else {
        strike(true, NAMES.get(SHIFTED.indexOf(each)));
      }
    }
  }

  private void strike(boolean shift, String key) throws IOException {
    if (shift) {
      move("shift", true);
    }
    move(key, true);
    move(key, false);
    if (shift) {
      move("shift", false);
    }
  }

  private void move(String key, boolean down) throws IOException {
    var _ =
        monitor.execute(
            "input-send-event",
            Map.of(
                "events",
                List.of(
                    Map.of(
                        "type",
                        "key",
                        "data",
                        Map.of("down", down, "key", Map.of("type", "qcode", "data", key))))));
    LockSupport.parkNanos(BETWEEN_KEYS.toNanos());
  }

  @Override
  public void unplug() throws IOException {
    var _ = monitor.execute("device_del", Map.of("id", "keyboard"));
  }

  @Override
  public void plug() throws IOException {
    var _ =
        monitor.execute(
            "device_add",
            Map.of("driver", "usb-kbd", "id", "keyboard", "bus", "usb.0", "port", "1"));
  }
}
