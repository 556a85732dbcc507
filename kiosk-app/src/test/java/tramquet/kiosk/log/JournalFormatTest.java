package tramquet.kiosk.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JournalFormatTest {
  private final JournalFormat format = new JournalFormat();

  @Test
  void aRecordIsOneLineWithItsPriority() {
    assertEquals(
        "<4>tramquet.kiosk.uplink: broker gone\n",
        format.format(record(Level.WARNING, "broker gone")));
    assertEquals(3, JournalFormat.priority(Level.SEVERE));
    assertEquals(6, JournalFormat.priority(Level.INFO));
    assertEquals(7, JournalFormat.priority(Level.FINE));
  }

  @Test
  void controlCharactersCannotForgeALine() {
    String line = format.format(record(Level.INFO, "a\n<0>b\rc\u0000d\u2028e"));
    assertEquals("<6>tramquet.kiosk.uplink: a\\n<0>b\\rc\\u0000d\\u2028e\n", line);
  }

  @Test
  void ourOwnExceptionSaysItsMessageAndWhereOnTheSameLine() {
    LogRecord record = record(Level.SEVERE, "stopped");
    record.setThrown(new IllegalStateException("queue\nclosed"));
    String line = format.format(record);
    assertEquals(1, line.lines().count());
    assertTrue(line.contains("| java.lang.IllegalStateException: queue\\nclosed at "), line);
    assertTrue(line.contains("JournalFormatTest"), line);
  }

  @Test
  void aLibrarysExceptionIsNamedWithoutItsMessageAlsoAsCause() {
    NumberFormatException foreign = null;
    try {
      Integer.parseInt("NGUYEN VAN AN");
    } catch (NumberFormatException e) {
      foreign = e;
    }
    LogRecord record = record(Level.SEVERE, "stopped");
    record.setThrown(new IllegalStateException("reading failed", foreign));
    String line = format.format(record);
    assertFalse(line.contains("NGUYEN"), line);
    assertTrue(line.contains("| caused by java.lang.NumberFormatException at java."), line);
    assertTrue(line.contains(": reading failed"), line);
  }

  @Test
  void aWrapperDoesNotRepeatWhatItsCauseSaid() {
    LogRecord record = record(Level.SEVERE, "stopped");
    record.setThrown(new UncheckedIOException(new IOException("TRAN THI BINH")));
    String line = format.format(record);
    assertFalse(line.contains("java.io.UncheckedIOException: java.io.IOException: TRAN"), line);
  }

  private static LogRecord record(Level level, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName("tramquet.kiosk.uplink");
    return record;
  }
}
