package tramquet.technician;

import java.io.Serial;
import picocli.CommandLine;

/// The end of a command that was called rightly and could not be done; the message is for the
/// person at the desk and holds nothing of anybody else.
final class FailedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;
  private static final int NO_ANSWER = 3;

  private final int exitCode;

  FailedException(String message) {
    this(message, CommandLine.ExitCode.SOFTWARE);
  }

  private FailedException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /// Nobody answered, or nobody who is believed.
  static FailedException unreached(String message) {
    return new FailedException(message, NO_ANSWER);
  }

  /// Of the command.
  int exitCode() {
    return exitCode;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
