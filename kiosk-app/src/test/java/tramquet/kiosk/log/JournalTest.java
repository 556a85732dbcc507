package tramquet.kiosk.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

class JournalTest {

  @Test
  @ResourceLock("java.util.logging")
  void everyWayOfLoggingEndsInTheJournalAndNoiseIsOff() {
    Logger root = Logger.getLogger("");
    Handler[] before = root.getHandlers();
    Level level = root.getLevel();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      Journal.open(out, Journal.Detail.NORMAL);
      System.getLogger("tramquet.kiosk.test").log(System.Logger.Level.INFO, "trạm {0}", "mở");
      System.getLogger("tramquet.kiosk.test").log(System.Logger.Level.DEBUG, "hidden");
      System.getLogger("org.example").log(System.Logger.Level.INFO, "hidden");
      System.getLogger("org.example").log(System.Logger.Level.WARNING, "shown");
      System.getLogger("com.pi4j.boardinfo.Any").log(System.Logger.Level.ERROR, "hidden");
    } finally {
      for (Handler handler : root.getHandlers()) {
        root.removeHandler(handler);
      }
      for (Handler handler : before) {
        root.addHandler(handler);
      }
      root.setLevel(level);
    }
    assertEquals(
        "<6>tramquet.kiosk.test: trạm mở\n<4>org.example: shown\n",
        bytes.toString(StandardCharsets.UTF_8));
  }
}
