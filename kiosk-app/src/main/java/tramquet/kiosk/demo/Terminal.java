package tramquet.kiosk.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What this program was started on.
///
/// @param out standard output, always in UTF-8: where the locale says something else, the terminal
///   mostly does not
/// @param writesToTerminal whether somebody watches
/// @param readsFromTerminal whether somebody can type
/// @param colour whether colours are wanted
public record Terminal(
    PrintStream out, boolean writesToTerminal, boolean readsFromTerminal, boolean colour) {
  private static final Pattern TERMINALS = Pattern.compile("/dev/(pts/|tty|console).*");

  /// As the kernel knows it (proc(5), `/proc/self/fd`). NO_COLOR is heeded (no-color.org).
  public static Terminal ofThisProcess(Map<String, String> environment) {
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean writes = isTerminal(1) && !dumb;
    return new Terminal(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        writes,
        isTerminal(0),
        writes && environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  private static boolean isTerminal(int descriptor) {
    return target(Path.of("/proc/self/fd", Integer.toString(descriptor)))
        .filter(path -> TERMINALS.matcher(path).matches())
        .isPresent();
  }

  private static Optional<String> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The board that fits.
  Board board(ZoneId zone) {
    LineText text = new LineText(zone, colour);
    return writesToTerminal ? new LiveBoard(out, text) : new PaperBoard(out, text);
  }
}
