package tramquet.drivers.line;

import java.time.Duration;
import java.util.List;

/// An open keyboard: it tells which keys move and knows nothing of what they mean. While it is
/// open, nobody else on this machine hears of them.
///
/// Thread: one.
public interface KeyLine extends AutoCloseable {

  /// Waits for keys and gives those that have moved as soon as there are any.
  ///
  /// @param timeout how long to wait for the first
  Reading read(Duration timeout);

  /// Lets the keyboard go. A second call does nothing.
  @Override
  void close();

  /// What came of a read.
  sealed interface Reading {}

  /// Keys moved, in this order. The list is empty if only such things happened as mean nothing
  /// here.
  record Keys(List<KeyEvent> events) implements Reading {
    /// Copies the list.
    public Keys {
      events = List.copyOf(events);
    }
  }

  /// The keyboard was watched for the whole timeout and no key moved.
  record Silence() implements Reading {}

  /// The keyboard is no more, and will not come back: close it and open a new one.
  ///
  /// @param reason what was seen, for a technician
  record Gone(String reason) implements Reading {}
}
