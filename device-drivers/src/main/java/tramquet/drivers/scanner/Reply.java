package tramquet.drivers.scanner;

/// What a scanner made of a [Command].
public sealed interface Reply {

  /// It did so; or it was sent, to a scanner that never says whether it did.
  record Done() implements Reply {}

  /// It said what it is.
  ///
  /// @param text printable, on one line, as the scanner put it
  record Identity(String text) implements Reply {}

  /// It would not.
  ///
  /// @param reason what it said, for a technician
  record Refused(String reason) implements Reply {}

  /// It did not answer in time.
  record Silent() implements Reply {}

  /// It could not be asked: it has no such command, or is not there.
  ///
  /// @param reason which of the two, for a technician
  record Unable(String reason) implements Reply {}
}
