package tramquet.centre.embedded;

/// Something the centre needs could not be started; the message says what to do next.
public final class StartFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param message what failed and what to do, one or two sentences for the person at the terminal
  public StartFailed(String message) {
    super(message);
  }

  /// @param message what failed and what to do
  /// @param cause why, for the log
  public StartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
