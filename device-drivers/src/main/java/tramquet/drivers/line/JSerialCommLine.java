package tramquet.drivers.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tramquet.drivers.Bytes;

/// A serial port of any operating system, through jSerialComm: for those whose own calls we do not
/// know. The only file that imports it.
///
/// The library's data listener is never used: after an unplug it calls back without end and takes a
/// whole core. Semi-blocking reads answer -1 once instead.
///
/// Thread: one reader; `write` and `close` from any thread.
final class JSerialCommLine implements SerialLine {

  private static final int BUFFER = 4096;

  private final SerialPort port;
  private final SilentPort silence;
  private final byte[] buffer = new byte[BUFFER];
  private Duration timeout = Duration.ZERO;

  private JSerialCommLine(SerialPort port, Path path) {
    this.port = port;
    silence = new SilentPort(path);
  }

  /// A way to the device at `path`; see [SerialLine#at].
  static LineOpener<SerialLine> at(Path path, Settings settings) {
    return () -> Files.exists(path) ? open(path, settings) : new LineOpener.Absent<>("no " + path);
  }

  private static LineOpener.Opening<SerialLine> open(Path path, Settings settings) {
    SerialPort port;
    try {
      port = SerialPort.getCommPort(path.toString());
    } catch (SerialPortInvalidPortException e) {
      return new LineOpener.Absent<>(path + " is no serial port");
    }
    port.setComPortParameters(
        settings.baud(), settings.dataBits(), stopBits(settings), parity(settings.parity()));
    // Only the answer counts: a pseudo-terminal opens well and still leaves error 25 behind,
    // because it has no modem lines.
    if (!port.openPort()) {
      return new LineOpener.Unavailable<>(
          path + " cannot be opened, error " + port.getLastErrorCode());
    }
    return new LineOpener.Opened<>(new JSerialCommLine(port, path));
  }

  @Override
  public Reading read(Duration wait) {
    if (!wait.equals(timeout)) {
      int millis = Math.toIntExact(Math.max(1, wait.toMillis()));
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, millis, 0);
      timeout = wait;
    }
    int count = port.readBytes(buffer, buffer.length);
    if (count > 0) {
      silence.heard();
      return new Chunk(Bytes.of(buffer, 0, count));
    }
    return count == 0 ? silence.silent(wait) : gone("read");
  }

  @Override
  public Writing write(Bytes bytes) {
    int sent = port.writeBytes(bytes.toArray(), bytes.length());
    return sent == bytes.length() ? new Sent() : gone("write");
  }

  @Override
  public void close() {
    port.closePort();
  }

  // isOpen() is not asked anywhere: it stays true after an unplug.
  private Gone gone(String what) {
    return new Gone(what + " failed, error " + port.getLastErrorCode());
  }

  private static int stopBits(Settings settings) {
    return settings.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
  }

  private static int parity(Parity parity) {
    return switch (parity) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }
}
