package tramquet.kiosk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the kernel gives a process (proc(5)).
///
/// @param resident MiB now
/// @param peak MiB at most
record Memory(long resident, long peak) {

  /// That of a process now.
  static Memory of(long pid) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
    return new Memory(mebibytes(lines, "VmRSS:"), mebibytes(lines, "VmHWM:"));
  }

  private static long mebibytes(List<String> lines, String name) {
    return lines.stream()
            .filter(line -> line.startsWith(name))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024;
  }
}
