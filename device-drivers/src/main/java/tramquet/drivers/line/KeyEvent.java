package tramquet.drivers.line;

/// What a keyboard did. Keys have the kernel's numbers (`linux/input-event-codes.h`), whatever is
/// printed on them.
public sealed interface KeyEvent {

  /// The kernel's time of it, in nanoseconds on the clock of `System.nanoTime`; to the microsecond.
  long atNanos();

  /// A key went down.
  record Pressed(int key, long atNanos) implements KeyEvent {
    /// Tells no key: what is typed is somebody's code.
    @Override
    public String toString() {
      return "Pressed[]";
    }
  }

  /// A key came up.
  record Released(int key, long atNanos) implements KeyEvent {
    /// Tells no key either.
    @Override
    public String toString() {
      return "Released[]";
    }
  }

  /// Here the kernel has thrown events away, because nobody had read them in time.
  record Lost(long atNanos) implements KeyEvent {}
}
