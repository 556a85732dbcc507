package tramquet.drivers.scanner;

/// An open line whose input becomes steps of the frame parser.
///
/// Thread: the reader's.
interface FrameSource extends AutoCloseable {

  /// Waits for input, at most one inter-byte pause.
  Taken take();

  @Override
  void close();

  /// What came.
  sealed interface Taken {}

  /// Bytes, or silence.
  ///
  /// @param bytes how many; 0 for silence
  record Came(long bytes, FrameParser.Step step) implements Taken {}

  /// The line is no more.
  ///
  /// @param reason what was seen, for a technician
  record Gone(String reason) implements Taken {}
}
