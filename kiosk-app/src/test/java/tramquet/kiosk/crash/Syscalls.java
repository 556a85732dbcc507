package tramquet.kiosk.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The system calls of one thread of a program, as `strace -ff -xx` writes them: strings as `\x41`,
/// one call a line.
final class Syscalls {
  /// What can change a file that is written without `mmap`, and what says which file it is.
  static final String TRACED =
      "open,openat,creat,close,dup,dup2,dup3,fcntl,lseek,write,pwrite64,writev,pwritev,pwritev2,"
          + "fsync,fdatasync,sync_file_range,truncate,ftruncate,fallocate,copy_file_range,sendfile,"
          + "unlink,unlinkat,rmdir,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
          + "mkdir,mkdirat";

  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)\\s+= (-?\\d+).*");

  private Syscalls() {}

  /// One call that has returned.
  ///
  /// @param arguments as written, without the quotes of strings
  /// @param result -1 where it failed
  record Call(String name, List<String> arguments, long result) {

    /// A string among the arguments, as bytes.
    byte[] bytes(int argument) {
      return HexFormat.ofDelimiter("").parseHex(arguments.get(argument).replace("\\x", ""));
    }

    /// A path among the arguments.
    Path path(int argument) {
      return Path.of(new String(bytes(argument), UTF_8)).normalize();
    }

    /// A number among the arguments.
    long number(int argument) {
      return Long.parseLong(arguments.get(argument));
    }
  }

  /// The calls of the thread that named a folder most often: what this project writes there it
  /// writes on one.
  ///
  /// @param logs folder with nothing but the files of `strace -ff -o`
  static List<Call> ofWriter(Path logs, Path folder) throws IOException {
    String name = hex(folder.toString());
    List<Path> files;
    try (Stream<Path> all = Files.list(logs)) {
      files = all.toList();
    }
    List<String> writer = List.of();
    int others = 0;
    for (Path each : files) {
      List<String> lines = Files.readAllLines(each);
      if (lines.stream().anyMatch(line -> line.contains(name + "\\x2f"))) {
        others++;
        writer = lines;
      }
    }
    if (others != 1) {
      throw new IOException(others + " threads of the program used the folder, and not one");
    }
    return writer.stream().flatMap(line -> read(line).stream()).toList();
  }

  /// As `strace -xx` writes it.
  static String hex(String text) {
    StringBuilder hex = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      hex.append("\\x%02x".formatted(each));
    }
    return hex.toString();
  }

  /// Reads a line; empty for what is no call: signals, the end.
  static Optional<Call> read(String line) {
    if (line.startsWith("---") || line.startsWith("+++") || line.endsWith("= ?")) {
      return Optional.empty();
    }
    Matcher call = CALL.matcher(line);
    if (!call.matches()) {
      throw new IllegalArgumentException(
          "no call: " + line.substring(0, Math.min(80, line.length())));
    }
    return Optional.of(
        new Call(call.group(1), arguments(call.group(2)), Long.parseLong(call.group(3))));
  }

  /// Strings have no comma in them, being hexadecimal; what stands in braces does not matter here.
  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    for (String each : text.split(", ", -1)) {
      if (each.endsWith("...")) {
        throw new IllegalArgumentException("a string was cut short");
      }
      arguments.add(each.startsWith("\"") ? each.substring(1, each.length() - 1) : each);
    }
    return arguments;
  }
}
