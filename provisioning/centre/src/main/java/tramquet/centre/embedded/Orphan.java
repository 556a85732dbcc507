package tramquet.centre.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A PostgreSQL server that still runs on a data folder although its centre is gone.
///
/// @param process the postmaster
record Orphan(ProcessHandle process) {
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);

  /// The server that runs on `data`, known by `postmaster.pid` and by where it works: the number
  /// alone may be another process by now.
  static Optional<Orphan> of(Path data) {
    try {
      Path file = data.resolve("postmaster.pid");
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      boolean worksThere = Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), data);
      return ProcessHandle.of(pid).filter(p -> worksThere).map(Orphan::new);
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // gone meanwhile, or not ours to look at
    }
  }

  /// Stops it: first as a fast shutdown, then by force. Nothing committed is lost by either.
  void stop() throws IOException, InterruptedException {
    signal("INT");
    try {
      process.onExit().get(FAST_SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      signal("QUIT");
      process.onExit().join();
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
  }
}
