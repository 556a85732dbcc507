package tramquet.drivers.line;

import java.nio.file.Path;
import java.time.Duration;
import tramquet.drivers.Bytes;

/// An open serial line: it moves bytes and knows nothing of what they mean.
///
/// Thread: one reader; `write` and `close` from any thread.
public interface SerialLine extends AutoCloseable {

  /// A way to the serial port at `path`, which may be a stable link (`/dev/serial/by-id/…`): it is
  /// followed anew on each try, so a replugged device is found under another number.
  ///
  /// By the system's own calls where we know them; elsewhere by way of jSerialComm.
  static LineOpener<SerialLine> at(Path path, Settings settings) {
    return LinuxCalls.areKnownHere()
        ? TtyLine.at(path, settings, Syscalls.ofThisMachine())
        : JSerialCommLine.at(path, settings);
  }

  /// Waits for bytes and gives what is there as soon as there is any; never waits for more.
  ///
  /// @param timeout how long to wait for the first byte; implementations may round up to 100 ms
  Reading read(Duration timeout);

  /// Sends bytes, all of them, in order.
  Writing write(Bytes bytes);

  /// Lets the line go. A read that waits ends; a second call does nothing.
  @Override
  void close();

  /// What came of a read.
  sealed interface Reading {}

  /// What came of a write.
  sealed interface Writing {}

  /// Bytes came, at least one.
  record Chunk(Bytes bytes) implements Reading {}

  /// The line was watched for the whole timeout and nothing came.
  record Silence() implements Reading {}

  /// Everything was handed to the system.
  record Sent() implements Writing {}

  /// The line is no more, and will not come back: close it and open a new one.
  ///
  /// @param reason what was seen, for a technician
  record Gone(String reason) implements Reading, Writing {}

  /// The parity bit of each character.
  enum Parity {
    /// No parity bit.
    NONE,
    /// An even number of ones.
    EVEN,
    /// An odd number of ones.
    ODD
  }

  /// How a line is set up. USB CDC-ACM devices ignore all of it.
  ///
  /// @param baud bits per second, 300 to 4,000,000
  /// @param dataBits 7 or 8
  /// @param stopBits 1 or 2
  record Settings(int baud, int dataBits, int stopBits, Parity parity) {

    /// What most scanners and every USB one are set to in our stations: 115200 8N1.
    public static final Settings FAST = new Settings(115_200, 8, 1, Parity.NONE);

    /// What serial scanners come out of the box with: 9600 8N1.
    public static final Settings FACTORY = new Settings(9_600, 8, 1, Parity.NONE);

    /// Checks the ranges.
    public Settings {
      require(baud >= 300 && baud <= 4_000_000, "baud 300 to 4000000");
      require(dataBits == 7 || dataBits == 8, "data bits 7 or 8");
      require(stopBits == 1 || stopBits == 2, "stop bits 1 or 2");
    }

    /// The same with another speed.
    public Settings withBaud(int other) {
      return new Settings(other, dataBits, stopBits, parity);
    }

    private static void require(boolean met, String rule) {
      if (!met) {
        throw new IllegalArgumentException(rule);
      }
    }
  }
}
