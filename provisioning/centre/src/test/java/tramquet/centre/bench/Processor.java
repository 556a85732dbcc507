package tramquet.centre.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The time of the processor that processes have used, from `/proc/PID/stat` (proc(5)).
final class Processor {
  /// Of the kernel's clock that stat counts in: 100 everywhere Java runs (sysconf(_SC_CLK_TCK)).
  private static final double TICKS_PER_SECOND = 100;

  /// utime, stime, and those of children that have ended.
  private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

  private static final int PARENT = 1;

  private Processor() {}

  /// Seconds of the process and all its children.
  static double seconds(long pid) throws IOException {
    double all = own(pid);
    for (long child : children(pid)) {
      all += own(child);
    }
    return all;
  }

  /// Seconds of the process alone.
  static double own(long pid) {
    String[] fields = fields(Path.of("/proc", Long.toString(pid), "stat"));
    return fields.length == 0
        ? 0
        : TIMES.stream().mapToLong(each -> Long.parseLong(fields[each])).sum() / TICKS_PER_SECOND;
  }

  private static List<Long> children(long pid) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(each -> each.getFileName().toString().matches("\\d+"))
          .filter(each -> {
            String[] fields = fields(each.resolve("stat"));
            return fields.length > 0 && Long.parseLong(fields[PARENT]) == pid;
          })
          .map(each -> Long.parseLong(each.getFileName().toString()))
          .toList();
    }
  }

  /// Those behind the name, which may have spaces: the state first; none if the process is gone.
  private static String[] fields(Path stat) {
    try {
      String text = Files.readString(stat);
      return text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    } catch (IOException e) {
      return new String[0];
    }
  }
}
