package tramquet.drivers.scanner;

import java.time.Duration;

/// What a frame is on one line.
///
/// @param longest the longest frame, in bytes; longer ones are thrown away. The largest QR code
///   carries 2,953 bytes
/// @param interByte the longest pause inside a frame
/// @param ending what ends a frame
public record FrameRules(int longest, Duration interByte, Ending ending) {

  /// Room for the largest QR code with prefix and suffix.
  public static final int LONGEST = 4096;

  /// Checks the ranges.
  public FrameRules {
    if (longest < 1 || interByte.isZero() || interByte.isNegative()) {
      throw new IllegalArgumentException("a frame has a positive length and pause");
    }
  }

  /// Frames that end with CR, LF or both, at a speed; USB devices count as 115200.
  ///
  /// @param baud bits per second
  public static FrameRules terminatedAt(int baud) {
    return new FrameRules(LONGEST, interByteAt(baud), Ending.TERMINATOR);
  }

  /// Frames that are typed and end with Enter or Tab. A keyboard may be asked for its keys every 10
  /// ms only, and scanners can be set to wait 40 ms more between two; no hand types whole codes
  /// this fast.
  public static FrameRules typed() {
    return new FrameRules(LONGEST, Duration.ofMillis(100), Ending.TERMINATOR);
  }

  /// Frames that come in reports of USB HID. The host asks every 1 to 10 ms whether there is
  /// another.
  public static FrameRules reported() {
    return new FrameRules(LONGEST, Duration.ofMillis(100), Ending.TERMINATOR);
  }

  /// The same rules for a device that sends no terminator.
  public FrameRules endedBySilence() {
    return new FrameRules(longest, interByte, Ending.SILENCE);
  }

  /// How long the line must be quiet before what comes is taken for a new code and not for the rest
  /// of a broken one: four pauses. Nobody shows two codes that fast.
  Duration freshStart() {
    return interByte.multipliedBy(4);
  }

  /// Slow lines come from slow devices with small buffers, which pause more.
  private static Duration interByteAt(int baud) {
    if (baud >= 115_200) {
      return Duration.ofMillis(50);
    }
    return Duration.ofMillis(baud >= 57_600 ? 80 : 200);
  }

  /// What ends a frame.
  public enum Ending {
    /// CR, LF or CRLF; a frame that stops half way is thrown away.
    TERMINATOR,
    /// The inter-byte pause does too: for devices that send no terminator.
    SILENCE
  }
}
