package tramquet.drivers.scanner;

import java.util.Set;
import java.util.function.Consumer;
import tramquet.drivers.Device;
import tramquet.drivers.Health;

/// A reader of codes that delivers what it reads until it is closed, and comes back by itself when
/// it was unplugged.
///
/// Thread: any; scans and changes of health are told on the scanner's own thread.
public interface Scanner extends Device {

  /// The name it is configured under; it stands in each scan as the source.
  String name();

  /// Starts reading. To be called once.
  ///
  /// @param scans gets each scan; if it throws, that scan is lost and the next one is delivered
  /// @param health is told each change of health
  void start(Consumer<ScanData> scans, Consumer<Health> health);

  /// Starts reading, for a caller that asks for the health itself.
  default void start(Consumer<ScanData> scans) {
    start(scans, _ -> {});
  }

  /// What it can be told, while it is there.
  default Set<Command> commands() {
    return Set.of();
  }

  /// Tells it something and waits for its reply, at most a second.
  ///
  /// Thread: any but the scanner's own, so not from within a receiver of scans.
  default Reply tell(Command command) {
    return new Reply.Unable("has no such command");
  }

  /// What came and what was thrown away since the start.
  Counters counters();
}
