package tramquet.drivers.line;

/// A way to a serial line that may be tried again and again.
@FunctionalInterface
public interface LineOpener {

  /// Tries once, and does not wait for a device to appear.
  Opening open();

  /// What came of trying.
  sealed interface Opening {}

  /// The line is open and the caller's to close.
  record Opened(SerialLine line) implements Opening {}

  /// There is no such device. Asking again costs next to nothing.
  ///
  /// @param reason what was looked for, for a technician
  record Absent(String reason) implements Opening {}

  /// The device is there and cannot be had: taken by another program, no permission.
  ///
  /// @param reason what was tried and what came back, for a technician
  record Unavailable(String reason) implements Opening {}
}
