package tramquet.drivers.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

  /// How long nothing may come before the device is looked for: some that are unplugged fall silent
  /// and say nothing of it.
  private static final Duration LOOK = Duration.ofMillis(500);

  private final SerialPort port;
  private final Path path;
  private final Optional<Path> device;
  private Duration unseen = Duration.ZERO;
  private final byte[] buffer = new byte[BUFFER];
  private Duration timeout = Duration.ZERO;

  private JSerialCommLine(SerialPort port, Path path) {
    this.port = port;
    this.path = path;
    device = device();
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
      unseen = Duration.ZERO;
      return new Chunk(Bytes.of(buffer, 0, count));
    }
    return count == 0 ? silence(wait) : gone("read");
  }

  private Reading silence(Duration lasted) {
    unseen = unseen.plus(lasted);
    if (unseen.compareTo(LOOK) < 0) {
      return new Silence();
    }
    unseen = Duration.ZERO;
    return device.equals(device()) ? new Silence() : new Gone(path + " is there no more");
  }

  /// What the link points to: after a replug it may be another.
  private Optional<Path> device() {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
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
