package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tramquet.drivers.twin.KernelTwin;
import tramquet.drivers.twin.KeyboardTwin;

class EvdevLineTest {
  private static final String PATH = "/dev/input/event7";
  private static final Duration LONG = Duration.ofSeconds(5);

  private final KernelTwin kernel = new KernelTwin(() -> 7_000_000);
  private final LineOpener<KeyLine> opener = EvdevLine.at(Path.of(PATH), kernel);

  @Test
  void nothingThereIsAbsent() {
    assertEquals(new LineOpener.Absent<>("no " + PATH), opener.open());
  }

  @Test
  void whoMayNotOpenItIsToldWhatToDo() {
    kernel.plugKeyboard(PATH).forbid(true);
    assertTrue(unavailable().contains("usermod -aG input"));
  }

  @Test
  void oneWhoHoldsItIsNotTheOther() {
    kernel.plugKeyboard(PATH);
    try (KeyLine _ = opened()) {
      assertTrue(unavailable().contains("held by another program"));
      assertEquals(2, kernel.openDescriptors());
    }
    try (KeyLine _ = opened()) {
      assertEquals(2, kernel.openDescriptors());
    }
  }

  @Test
  void whatHasNoLettersIsNoKeyboard() {
    kernel.plugKeyboard(PATH).withoutLetters();
    assertTrue(unavailable().contains("event-kbd"));
    assertEquals(0, kernel.openDescriptors());
  }

  @Test
  void whatIsNoInputDeviceIsSaidSo() {
    kernel.plugKeyboard(PATH);
    kernel.failNext("ioctl", 25);
    assertTrue(unavailable().contains("no input device"));
  }

  @Test
  void anUnexpectedReasonIsToldByItsNumber() {
    kernel.plugKeyboard(PATH);
    kernel.failNext("open", 24);
    assertTrue(unavailable().contains("errno 24"));
  }

  @Test
  void keysComeWithTheKernelsTime() {
    KeyboardTwin keyboard = kernel.plugKeyboard(PATH);
    try (KeyLine line = opened()) {
      keyboard.press(30);
      keyboard.release(30);
      assertEquals(
          new KeyLine.Keys(
              List.of(new KeyEvent.Pressed(30, 7_000_000), new KeyEvent.Released(30, 7_000_000))),
          line.read(LONG));
      assertEquals(new KeyLine.Silence(), line.read(Duration.ofMillis(1)));
    }
  }

  @Test
  void moreThanTheKernelKeepsIsALoss() {
    KeyboardTwin keyboard = kernel.plugKeyboard(PATH);
    try (KeyLine line = opened()) {
      for (int i = 0; i < 40; i++) {
        keyboard.press(30);
      }
      KeyLine.Keys keys = assertInstanceOf(KeyLine.Keys.class, line.read(LONG));
      assertTrue(keys.events().contains(new KeyEvent.Lost(7_000_000)));
    }
  }

  @Test
  void anUnplugIsGoneWhetherReadOrWatched() {
    kernel.plugKeyboard(PATH);
    try (KeyLine line = opened()) {
      kernel.unplug(PATH);
      assertEquals(new KeyLine.Gone("unplugged"), line.read(LONG));
    }
    KeyboardTwin keyboard = kernel.plugKeyboard(PATH);
    try (KeyLine line = opened()) {
      keyboard.press(30);
      kernel.failNext("read", Errno.ENODEV);
      assertEquals(new KeyLine.Gone("unplugged"), line.read(LONG));
      kernel.failNext("read", 14);
      assertEquals(new KeyLine.Gone("read failed, errno 14"), line.read(LONG));
      kernel.failNext("poll", 14);
      assertEquals(new KeyLine.Gone("read failed, errno 14"), line.read(LONG));
    }
  }

  @Test
  void aSignalIsNeitherSilenceNorTheEnd() {
    kernel.plugKeyboard(PATH);
    try (KeyLine line = opened()) {
      kernel.failNext("poll", Errno.EINTR);
      assertEquals(new KeyLine.Keys(List.of()), line.read(LONG));
    }
  }

  @Test
  void closingTwiceIsClosingOnce() {
    kernel.plugKeyboard(PATH);
    KeyLine line = opened();
    line.close();
    line.close();
    assertEquals(0, kernel.openDescriptors());
  }

  private KeyLine opened() {
    return ((LineOpener.Opened<KeyLine>) opener.open()).line();
  }

  private String unavailable() {
    return ((LineOpener.Unavailable<KeyLine>) opener.open()).reason();
  }
}
