package tramquet.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs other programs of this machine to their end.
final class Programs {
  private Programs() {}

  /// Runs a program.
  ///
  /// @param log takes everything it prints
  /// @return its standard output and error
  /// @throws IOException if it fails, with the last lines of the log
  static String run(Path log, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int status = process.waitFor();
      String text = Files.readString(log);
      if (status != 0) {
        List<String> lines = text.lines().toList();
        throw new IOException(
            "%s ended with %d:%n%s"
                .formatted(
                    command.getFirst(),
                    status,
                    String.join(
                        "\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()))));
      }
      return text;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
