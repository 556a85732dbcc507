package tramquet.kiosk;

/// What the process tells its caller.
final class ExitCode {
  /// Done, and all is well.
  static final int OK = 0;

  /// Tried and failed: a device, a file, a comparison.
  static final int FAILED = 1;

  /// Not tried: the command line or the configuration file is wrong.
  static final int USAGE = 2;

  /// A fault of the program itself.
  static final int FAULT = 3;

  /// Looked at, and works, but somebody should see to it.
  static final int WORN = 4;

  private ExitCode() {}
}
