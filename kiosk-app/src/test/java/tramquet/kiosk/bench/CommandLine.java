package tramquet.kiosk.bench;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a Java process is started, with variants of it. That of the kiosk is read from a process
/// which the start script became, so that what is measured cannot differ from what runs.
///
/// @param words the program first
record CommandLine(List<String> words) {
  private static final List<String> ARCHIVE =
      List.of("-XX:SharedArchiveFile=", "-XX:+AutoCreateSharedArchive");
  private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

  /// Copies the list.
  CommandLine {
    words = List.copyOf(words);
  }

  /// As the kernel knows it (proc(5)).
  static CommandLine of(long pid) throws IOException {
    byte[] raw = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
    return new CommandLine(List.of(new String(raw, Charset.defaultCharset()).split("\0")));
  }

  /// With an archive of classes of its own, so that no other run's is used or changed.
  CommandLine withArchive(Path archive) {
    return new CommandLine(
        words.stream()
            .map(word -> word.startsWith(ARCHIVE.getFirst()) ? ARCHIVE.getFirst() + archive : word)
            .toList());
  }

  /// With an archive of classes that was made before, and is not made anew.
  CommandLine withFixedArchive(Path archive) {
    return withoutArchive().with(ARCHIVE.getFirst() + archive);
  }

  /// Without an archive, and leaving a list of what was loaded.
  CommandLine listingClasses(Path list) {
    return withoutArchive().with("-XX:DumpLoadedClassList=" + list);
  }

  /// Nothing but Java, which makes an archive of what is on a list.
  CommandLine makingArchive(Path list, Path archive) {
    return replacing("-Xshare:auto", "-Xshare:dump")
        .withFixedArchive(archive)
        .with("-XX:SharedClassListFile=" + list);
  }

  /// With another word in a word's place.
  CommandLine replacing(String word, String other) {
    return new CommandLine(words.stream().map(each -> each.equals(word) ? other : each).toList());
  }

  /// With every compiler.
  CommandLine plain() {
    CommandLine bare = withoutArchive();
    return new CommandLine(
        bare.words.stream().filter(word -> !word.equals(FIRST_COMPILER_ONLY)).toList());
  }

  /// Without an archive of the program's classes; the JDK's own is used still.
  CommandLine withoutArchive() {
    return new CommandLine(
        words.stream().filter(word -> ARCHIVE.stream().noneMatch(word::startsWith)).toList());
  }

  /// Another program in the same machine: the options that size the heap, choose collector and
  /// compiler, and name the archive.
  CommandLine running(List<String> other) {
    List<String> command = new ArrayList<>();
    command.add(words.getFirst());
    machine().forEach(command::add);
    command.addAll(other);
    return new CommandLine(command);
  }

  /// With one more option for the machine.
  CommandLine with(String option) {
    List<String> command = new ArrayList<>(words);
    command.add(1, option);
    return new CommandLine(command);
  }

  /// Without one.
  CommandLine without(String option) {
    return new CommandLine(words.stream().filter(word -> !word.equals(option)).toList());
  }

  /// The options for the machine, for a report.
  String options() {
    return machine().collect(Collectors.joining(" "));
  }

  private Stream<String> machine() {
    return words.stream().filter(word -> word.startsWith("-X"));
  }
}
