package tramquet.technician;

import java.io.Serial;

/// The end of a command that was called rightly and could not be done; the message is for the
/// person at the desk and holds nothing of anybody else.
final class FailedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  FailedException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
