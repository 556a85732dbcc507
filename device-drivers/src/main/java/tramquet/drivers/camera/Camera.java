package tramquet.drivers.camera;

import java.time.Duration;

/// An open camera: it gives its newest picture and knows nothing of what is on it. Pictures that
/// nobody has asked for in time are forgotten.
///
/// Thread: one reader; `close` from any thread.
public interface Camera extends AutoCloseable {

  /// Waits for a picture that has not been given yet.
  ///
  /// @param timeout how long to wait for it
  Reading read(Duration timeout);

  /// A code was read in the picture that was given last.
  default void codeRead() {}

  /// Lets the camera go. A second call does nothing.
  @Override
  void close();

  /// What came of it.
  sealed interface Reading {}

  /// A picture, good until the next read.
  ///
  /// @param atNanos when its last byte came, on the clock of `System.nanoTime`
  record Picture(GreyImage image, long atNanos) implements Reading {}

  /// No picture came.
  ///
  /// @param half whether a part of one did
  record Silence(boolean half) implements Reading {}

  /// The camera is there, and there is nothing to be seen: nothing moves before it, or it is being
  /// started anew.
  record Resting() implements Reading {}

  /// The camera is no more, and will not come back: close it and open a new one.
  ///
  /// @param reason what was seen, for a technician
  record Gone(String reason) implements Reading {}
}
