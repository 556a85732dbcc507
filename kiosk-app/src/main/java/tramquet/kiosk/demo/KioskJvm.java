package tramquet.kiosk.demo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How this program was started, so that its children start in the same way: the same Java, flags,
/// module path and archive of classes.
///
/// @param java the `java` program
/// @param options everything before the main class
/// @param main the main class, or the words that name its module
record KioskJvm(Path java, List<String> options, List<String> main) {
  private static final Set<String> MAIN_FOLLOWS = Set.of("-m", "--module", "-jar");

  /// Copies the lists.
  KioskJvm {
    options = List.copyOf(options);
    main = List.copyOf(main);
  }

  /// As the kernel knows it (proc(5), `/proc/self/cmdline`).
  ///
  /// @param main name of the main class
  static KioskJvm ofThisProcess(String main) throws IOException {
    byte[] raw = Files.readAllBytes(Path.of("/proc/self/cmdline"));
    List<String> words = List.of(new String(raw, Charset.defaultCharset()).split("\0", -1));
    return of(Path.of(System.getProperty("java.home"), "bin", "java"), words, main);
  }

  /// Keeps what comes before the program's own arguments.
  ///
  /// @param words the command line, with the program in front
  static KioskJvm of(Path java, List<String> words, String main) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(main) || word.startsWith("--module=")) {
        return new KioskJvm(java, words.subList(1, i), List.of(word));
      }
      if (MAIN_FOLLOWS.contains(word) && i + 1 < words.size()) {
        return new KioskJvm(java, words.subList(1, i), words.subList(i, i + 2));
      }
    }
    throw new IllegalArgumentException("no main class on the command line");
  }

  /// The command line of a child.
  ///
  /// @param flags more options of Java's; they win over the others
  /// @param arguments of the program
  List<String> command(List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(options);
    command.addAll(flags);
    command.addAll(main);
    command.addAll(arguments);
    return command;
  }
}
