package tramquet.box;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A technician's desk on this machine: the `tramquet` command, which says once which centre it
/// means.
///
/// Thread: one at a time.
///
/// @param root the repository
/// @param run folder of what the last command printed
/// @param environment of the command
record Desk(Path root, Path run, Map<String, String> environment) {

  /// How a command ended.
  ///
  /// @param status 0 for success
  /// @param out what it printed, without white space around
  /// @param err what it complained of
  record End(int status, String out, String err) {}

  /// Does something that must succeed.
  ///
  /// @return what it printed, without white space around
  String run(String... words) throws IOException {
    End end = attempt(words);
    if (end.status() != 0) {
      throw new IOException("tramquet %s: %s".formatted(String.join(" ", words), end.err()));
    }
    return end.out();
  }

  /// Does something that may fail.
  End attempt(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("provisioning/bin/tramquet").toString());
    command.addAll(List.of(words));
    Path out = run.resolve("desk.out");
    Path err = run.resolve("desk.err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("TRAMQUET_NO_BUILD", "1");
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      int status = process.waitFor();
      return new End(status, Files.readString(out).strip(), Files.readString(err));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
