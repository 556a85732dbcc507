package tramquet.centre;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The service manager, as far as this process is its service (sd_notify(3)). It takes datagrams,
/// which Java's own Unix sockets cannot send; a program of systemd's can, and once is all that is
/// said.
///
/// Thread: any.
///
/// @param command says that the service is ready; empty where nobody listens
record NotifySocket(List<String> command) {
  private static final System.Logger LOG = System.getLogger("tramquet.centre");

  /// Copies the list.
  NotifySocket {
    command = List.copyOf(command);
  }

  /// Whoever the environment names.
  ///
  /// @param environment `NOTIFY_SOCKET` counts
  static NotifySocket of(Map<String, String> environment) {
    return new NotifySocket(
        environment.containsKey("NOTIFY_SOCKET")
            ? List.of("systemd-notify", "--ready")
            : List.of());
  }

  /// Says that records are taken in. Where that does not get through it is logged, and the manager
  /// does what it does with a service that is silent.
  void tellReady() throws InterruptedException {
    if (command.isEmpty()) {
      return;
    }
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        LOG.log(System.Logger.Level.WARNING, "the service manager does not hear");
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the service manager is not told", e);
    }
  }
}
