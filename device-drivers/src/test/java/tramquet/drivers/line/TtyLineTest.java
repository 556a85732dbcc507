package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.TermiosUapi;
import tramquet.drivers.twin.KernelTwin;
import tramquet.drivers.twin.Pty;

class TtyLineTest extends SerialLineOnPtyContract {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String NODE = "/dev/ttyACM0";

  @Override
  LineOpener<SerialLine> at(Path port, SerialLine.Settings settings) {
    return TtyLine.at(port, settings, Syscalls.ofThisMachine());
  }

  @Test
  void theRequestsHaveTheKernelsNumbers() {
    assertEquals(44, TermiosUapi.TERMIOS.byteSize());
    assertEquals(0x802C542AL, TermiosUapi.GET);
    assertEquals(0x402C542BL, TermiosUapi.SET);
    assertEquals(23, TermiosUapi.MINIMUM);
    assertEquals(40, TermiosUapi.OUTPUT_SPEED);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 9_600, 12_345, 115_200, 4_000_000})
  void anySpeedIsSet(int baud) {
    try (Pty pty = Pty.open();
        SerialLine _ = opened(at(pty.slave(), SerialLine.Settings.FAST.withBaud(baud)))) {
      assertEquals(baud, pty.baud());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 8})
  void everySettingIsTakenByTheKernel(int dataBits) {
    for (SerialLine.Parity parity : SerialLine.Parity.values()) {
      for (int stopBits = 1; stopBits <= 2; stopBits++) {
        try (Pty pty = Pty.open();
            SerialLine line =
                opened(
                    at(pty.slave(), new SerialLine.Settings(9_600, dataBits, stopBits, parity)))) {
          pty.write(new byte[] {'a'});
          assertEquals(new SerialLine.Chunk(Bytes.of(new byte[] {'a'})), line.read(LONG));
        }
      }
    }
  }

  @Test
  void anUnplugIsCalledSoByReadAndWrite() {
    Pty pty = Pty.open();
    try (SerialLine line = opened(pty.slave())) {
      pty.close();
      assertEquals(new SerialLine.Gone("unplugged"), line.read(LONG));
      assertEquals(new SerialLine.Gone("unplugged"), line.write(Bytes.of(new byte[1])));
    }
  }

  @Test
  void aReaderThatWaitsIsWokenByTheClose() throws Exception {
    try (Pty pty = Pty.open();
        SerialLine line = opened(pty.slave())) {
      Thread closer = closeOnceItWaits(line, Thread.currentThread());
      assertEquals(new SerialLine.Gone("closed"), line.read(LONG));
      closer.join();
      assertInstanceOf(SerialLine.Gone.class, line.read(LONG));
      assertInstanceOf(SerialLine.Gone.class, line.write(Bytes.of(new byte[1])));
    }
  }

  /// A thread in a system call looks as if it ran, so it is closed when it has begun to read, or
  /// just before that: either way it ends.
  private static Thread closeOnceItWaits(SerialLine line, Thread reader) {
    return Thread.ofPlatform()
        .start(() -> {
          while (!isReading(reader)) {
            Thread.onSpinWait();
          }
          line.close();
        });
  }

  private static boolean isReading(Thread thread) {
    for (StackTraceElement each : thread.getStackTrace()) {
      if (each.getMethodName().equals("await")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aDeviceThatTakesNothingIsGone() {
    try (Pty pty = Pty.open();
        SerialLine line = opened(pty.slave())) {
      SerialLine.Writing writing = line.write(Bytes.of(new byte[1 << 20]));
      assertEquals(new SerialLine.Gone("takes nothing of what is written"), writing);
    }
  }

  @Test
  void moreThanTheKernelTakesAtOnceArrivesWhole() {
    byte[] much = new byte[100_000];
    for (int i = 0; i < much.length; i++) {
      much[i] = (byte) (i * 31);
    }
    try (Pty pty = Pty.open();
        SerialLine line = opened(pty.slave())) {
      CompletableFuture<Bytes> arrived =
          CompletableFuture.supplyAsync(() -> received(pty, much.length));
      assertInstanceOf(SerialLine.Sent.class, line.write(Bytes.of(much)));
      assertEquals(Bytes.of(much), arrived.join());
    }
  }

  private static Bytes received(Pty pty, int count) {
    Bytes all = Bytes.NONE;
    while (all.length() < count) {
      all = all.plus(pty.read(LONG));
    }
    return all;
  }

  @Test
  void aPortThatWasClosedCanBeHadByAnybody() {
    try (Pty pty = Pty.open()) {
      for (int i = 0; i < 3; i++) {
        opened(pty.slave()).close();
      }
    }
  }

  @Test
  void whyItCannotBeHadIsSaid() {
    KernelTwin kernel = new KernelTwin(System::nanoTime);
    assertEquals(new LineOpener.Absent<>("no " + NODE), opening(kernel));
    // No serial port, but all that happens before that is known.
    kernel.plugHid(NODE, 0x0c2e, 0x10d3).forbid(true);
    assertTrue(unavailable(kernel).contains("dialout"));
    kernel.plugHid(NODE, 0x0c2e, 0x10d3);
    assertEquals(NODE + " is no serial port", unavailable(kernel));
    kernel.failNext("open", Errno.EBUSY);
    assertEquals(NODE + " is held by another program", unavailable(kernel));
    kernel.failNext("lock", Errno.EAGAIN);
    assertEquals(NODE + " is held by another program", unavailable(kernel));
    kernel.failNext("ioctl", Errno.EIO);
    assertEquals(NODE + " cannot be set up, errno 5", unavailable(kernel));
    kernel.failNext("bell", 24);
    assertEquals(NODE + " cannot be watched, errno 24", unavailable(kernel));
    assertEquals(0, kernel.openDescriptors());
  }

  private static String unavailable(KernelTwin kernel) {
    return ((LineOpener.Unavailable<SerialLine>) opening(kernel)).reason();
  }

  private static LineOpener.Opening<SerialLine> opening(KernelTwin kernel) {
    return TtyLine.at(Path.of(NODE), SerialLine.Settings.FAST, kernel).open();
  }

  private static SerialLine opened(LineOpener<SerialLine> opener) {
    return ((LineOpener.Opened<SerialLine>) opener.open()).line();
  }
}
