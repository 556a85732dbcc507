package tramquet.kiosk;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tramquet.drivers.Schedule;
import tramquet.wire.Decoded;

/// Waits for keys and rules: looks for them again and again until they are all there and good. What
/// is missing is logged when it changes.
///
/// Thread: the schedule's.
final class ProvisionWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  /// A technician who has just copied the last file looks up at the screen.
  static final Duration EVERY = Duration.ofSeconds(2);

  private final Supplier<Decoded<Provision>> source;
  private final Consumer<Provision> found;
  private final Schedule schedule;
  private String missing = "";

  /// @param source reads what there is
  /// @param found is told once
  /// @param schedule is closed with this
  ProvisionWatch(
      Supplier<Decoded<Provision>> source, Consumer<Provision> found, Schedule schedule) {
    this.source = source;
    this.found = found;
    this.schedule = schedule;
  }

  /// Looks for the first time, on the caller's thread.
  void start() {
    look();
  }

  private void look() {
    switch (source.get()) {
      case Decoded.Value<Provision>(Provision provision) -> found.accept(provision);
      case Decoded.Malformed<Provision>(String reason) -> later(reason);
      case Decoded.NotMine<Provision> _ -> later("keys");
    }
  }

  private void later(String reason) {
    if (!reason.equals(missing)) {
      missing = reason;
      LOG.log(System.Logger.Level.WARNING, "not set up: {0}", reason);
    }
    var _ = schedule.after(EVERY, this::look);
  }

  @Override
  public void close() {
    schedule.close();
  }
}
