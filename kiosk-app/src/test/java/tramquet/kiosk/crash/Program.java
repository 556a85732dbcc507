package tramquet.kiosk.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of the tests in a Java machine of its own, where classes of the kiosk can be changed.
public final class Program {
  private static final Path ROOT =
      Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();

  private static final int LAST_WORDS = 2000;

  private Program() {}

  /// Its command line.
  ///
  /// @param changed folders with classes that it has instead of ours
  public static List<String> command(List<Path> changed, Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                classPath(changed),
                main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /// Runs it to its end.
  ///
  /// @return what it printed
  public static String run(List<Path> changed, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(changed, main, arguments)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          main.getSimpleName()
              + " failed: "
              + said.substring(Math.max(0, said.length() - LAST_WORDS)));
    }
    return said;
  }

  /// No modules there: what stands on our module path goes with the rest.
  private static String classPath(List<Path> changed) {
    List<String> parts = new ArrayList<>(changed.stream().map(Path::toString).toList());
    parts.add(ROOT.resolve("kiosk-app/target/test-classes").toString());
    parts.add(System.getProperty("jdk.module.path", ""));
    parts.add(System.getProperty("java.class.path", ""));
    return String.join(File.pathSeparator, parts);
  }
}
