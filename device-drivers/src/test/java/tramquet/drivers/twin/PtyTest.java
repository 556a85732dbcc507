package tramquet.drivers.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;

class PtyTest {

  @TempDir Path folder;

  @Test
  void theLinkLeadsToTheSlaveAndIsReplacedInOneStep() throws IOException {
    Path link = folder.resolve("scanner");
    try (Pty first = Pty.openAt(link);
        Pty second = Pty.open()) {
      assertEquals(first.slave(), Files.readSymbolicLink(link));
      second.link(link);
      assertEquals(second.slave(), Files.readSymbolicLink(link));
    }
  }

  @Test
  void closingTakesTheNodeAway() {
    Pty pty = Pty.open();
    assertTrue(Files.exists(pty.slave()));
    pty.close();
    pty.close();
    assertFalse(Files.exists(pty.slave()));
    assertThrows(IllegalStateException.class, () -> pty.write(new byte[1]));
    assertThrows(IllegalStateException.class, () -> pty.read(Duration.ZERO));
  }

  @Test
  void nothingWrittenIsNoBytes() {
    try (Pty pty = Pty.open()) {
      assertEquals(Bytes.NONE, pty.read(Duration.ofMillis(1)));
    }
  }

  @Test
  void itKnowsWhetherSomebodyListens() {
    try (Pty pty = Pty.open()) {
      LineOpener<SerialLine> opener = SerialLine.at(pty.slave(), SerialLine.Settings.FAST);
      SerialLine line = ((LineOpener.Opened<SerialLine>) opener.open()).line();
      assertTrue(pty.isAttended());
      line.close();
      assertFalse(pty.isAttended());
      assertEquals(Bytes.NONE, pty.read(Duration.ofMillis(1)));
      line = ((LineOpener.Opened<SerialLine>) opener.open()).line();
      assertTrue(pty.isAttended());
      line.close();
    }
  }
}
