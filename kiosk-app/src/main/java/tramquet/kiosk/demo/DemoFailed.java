package tramquet.kiosk.demo;

/// The demonstration cannot go on; the message says why and what to do, in words for the person at
/// the terminal.
final class DemoFailed extends Exception {
  private static final long serialVersionUID = 1;

  DemoFailed(String message) {
    super(message);
  }
}
