package tramquet.kiosk.service;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The service manager, as far as this process is its service (sd_notify(3)).
///
/// Thread: any.
///
/// @param voice takes assignments such as `READY=1` to it, or nowhere
/// @param watchdog it ends the process when it hears nothing for so long
public record Supervisor(Consumer<String> voice, Optional<Duration> watchdog) {

  /// Nobody: the kiosk was started by hand.
  public static final Supervisor NONE = new Supervisor(assignment -> {}, Optional.empty());

  /// Whoever the environment names.
  ///
  /// @param environment `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` count
  /// @param pid of this process
  public static Supervisor of(Map<String, String> environment, long pid) {
    return Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
        .filter(path -> path.startsWith("/") || path.startsWith("@"))
        .map(path -> new Supervisor(new NotifySocket(path)::send, watchdog(environment, pid)))
        .orElse(NONE);
  }

  /// The watchdog that is meant for this process (sd_watchdog_enabled(3)).
  static Optional<Duration> watchdog(Map<String, String> environment, long pid) {
    String mine = Long.toString(pid);
    return Optional.ofNullable(environment.get("WATCHDOG_USEC"))
        .filter(_ -> environment.getOrDefault("WATCHDOG_PID", mine).equals(mine))
        .filter(micros -> micros.matches("[1-9][0-9]{0,14}"))
        .map(micros -> Duration.ofNanos(Long.parseLong(micros) * 1_000));
  }
}
