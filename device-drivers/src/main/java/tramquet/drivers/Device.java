package tramquet.drivers;

/// A piece of hardware that can say how it is.
///
/// Thread: both methods may be called from any thread and never wait for the hardware.
public interface Device extends AutoCloseable {

  /// How the device is, as its last use showed.
  Health checkHealth();

  /// Lets the device go, with its outputs in their resting state. A second call does nothing.
  @Override
  void close();
}
