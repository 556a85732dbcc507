package tramquet.drivers.scanner;

import java.util.List;
import java.util.Set;

/// An open line whose input becomes frames.
///
/// Thread: the reader's, but for `tell`.
public interface FrameSource extends AutoCloseable {

  /// Waits for input, at most half a second.
  Taken take();

  /// What the device can be told.
  default Set<Command> commands() {
    return Set.of();
  }

  /// Tells the device something and waits for its reply, at most a second. The reply comes by way
  /// of the reader, so somebody else must go on taking.
  ///
  /// Thread: any but the reader's, one at a time.
  default Reply tell(Command command) {
    return new Reply.Unable("has no such command");
  }

  @Override
  void close();

  /// What came.
  sealed interface Taken {}

  /// Bytes, or silence.
  ///
  /// @param bytes how many; 0 for silence
  /// @param frames complete now, in order
  /// @param discards what was thrown away
  record Came(long bytes, List<Frame> frames, Discards discards) implements Taken {

    /// Keeps the list from changing.
    public Came {
      frames = List.copyOf(frames);
    }
  }

  /// The line is no more.
  ///
  /// @param reason what was seen, for a technician
  record Gone(String reason) implements Taken {}
}
