package tramquet.kiosk.uplink;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.KioskStatus;

/// Delivers the visit log to the centre: connects, sends what is not acknowledged, believes the
/// centre's acknowledgement and nothing else.
///
/// Thread: its own, virtual, named `uplink`; `wake` by any.
public final class Uplink implements AutoCloseable {

  /// Does nothing until started.
  ///
  /// @param status asked for the kiosk's state whenever it may have changed; `unsent` and `online`
  ///   are filled in here
  /// @param clock for the time on messages
  /// @param nanoTime monotonic nanoseconds
  /// @param random spreads the attempts of many kiosks
  public Uplink(
      Broker broker,
      VisitLog log,
      Supplier<KioskStatus> status,
      UplinkSettings settings,
      UplinkEvents events,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator random) {}

  /// Starts the thread.
  public void start() {}

  /// Something was committed, or the kiosk's state changed: look at once.
  public void wake() {}

  /// Says goodbye to the broker and stops, in two seconds at most. What is unsent stays in the log.
  @Override
  public void close() {}
}
