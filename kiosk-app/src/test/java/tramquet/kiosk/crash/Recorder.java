package tramquet.kiosk.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the writer under `strace`, and reads what it did.
///
/// @param work an empty folder
/// @param changed folders with classes that the writer has instead of ours
record Recorder(Path work, List<Path> changed) {
  /// Longer strings would be cut; the parts of the ballast are the longest.
  private static final int LONGEST = 2_000_000;

  private static final int LAST_WORDS = 2000;

  /// The log's name in its folder.
  static final String LOG = "visits.db";

  /// Everything one writer did.
  List<Op> record(long seed) throws IOException, InterruptedException {
    Path own = Files.createDirectories(work.resolve("writer-" + seed));
    Path data = Files.createDirectories(own.resolve("data"));
    Path calls = Files.createDirectories(own.resolve("calls"));
    Path said = own.resolve("said");
    Path output = own.resolve("output");
    List<String> command =
        new ArrayList<>(
            List.of(
                "strace",
                "-ff",
                "--seccomp-bpf",
                "-xx",
                "-s",
                Integer.toString(LONGEST),
                "-e",
                "signal=none",
                "-e",
                "trace=" + Syscalls.TRACED,
                "-o",
                calls.resolve("thread").toString()));
    command.addAll(
        Program.command(
            changed,
            CrashWriter.class,
            data.resolve(LOG).toString(),
            said.toString(),
            Long.toString(seed)));
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      String text = Files.readString(output);
      throw new IOException(
          "the writer failed: " + text.substring(Math.max(0, text.length() - LAST_WORDS)));
    }
    return Recording.of(Syscalls.ofWriter(calls, data), data, said);
  }
}
