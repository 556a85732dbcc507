package tramquet.kiosk.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Jazzer, as a process of its own: it rewrites the classes that it watches.
///
/// Thread: any.
///
/// @param folder of the run; corpus, log and findings go below it
record Jazzer(Path folder) {
  private static final Path ROOT =
      Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();

  /// Where new inputs are looked for: our code, and what takes bytes apart for it.
  private static final String WATCHED = "tramquet.**:tools.jackson.dataformat.**:org.tomlj.**";

  /// The longest code that a reader sends.
  private static final int LONGEST_BYTES = 4_096;

  /// One input must not take longer, on whatever machine.
  private static final int PATIENCE_SECONDS = 30;

  private static final int LAST_WORDS = 40;

  /// Runs one reader, or every one.
  ///
  /// @param limits how long, and from which seed: options of libFuzzer
  /// @return the end of the log when an input broke something, with that input in base64
  Optional<String> run(String name, List<FuzzTarget> targets, List<String> limits)
      throws IOException, InterruptedException {
    Path own = Files.createDirectories(folder.resolve(name));
    Path corpus = Files.createDirectories(own.resolve("corpus"));
    for (FuzzTarget target : targets) {
      int number = 0;
      for (byte[] seed : target.seeds().get()) {
        Files.write(corpus.resolve(target.name() + "-" + number++), seed);
      }
    }
    Path log = own.resolve("log");
    int exit =
        new ProcessBuilder(command(name, own, corpus, limits))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    return exit == 0 ? Optional.empty() : Optional.of(name + ", exit " + exit + "\n" + end(log));
  }

  private static List<String> command(String name, Path own, Path corpus, List<String> limits) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:+UseSerialGC",
                // Half of the start; a run of less than a minute never wins that back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtramquet.root=" + ROOT,
                "-classpath",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzing.class.getName(),
                "--target_args=" + name,
                "--instrumentation_includes=" + WATCHED,
                "--custom_hook_includes=" + WATCHED,
                "--reproducer_path=" + own,
                "-artifact_prefix=" + own + File.separator,
                "-max_len=" + LONGEST_BYTES,
                "-timeout=" + PATIENCE_SECONDS));
    command.addAll(limits);
    command.add(corpus.toString());
    return command;
  }

  /// No modules there: what stands on our module path goes with the rest.
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        ROOT.resolve("kiosk-app/target/test-classes").toString(),
        System.getProperty("jdk.module.path", ""),
        System.getProperty("java.class.path", ""));
  }

  private static String end(Path log) throws IOException {
    // A message of a library may hold any byte.
    List<String> lines = new String(Files.readAllBytes(log), ISO_8859_1).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
  }
}
