package tramquet.kiosk.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A class of the kiosk with one line of its source changed: a guard that is off. Nothing of it is
/// in the kiosk.
public final class Mutant {
  private static final Path ROOT =
      Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();

  private Mutant() {}

  /// Compiles it.
  ///
  /// @param name of the class, in full
  /// @param line as it is; it must be there once
  /// @param instead as it is to be
  /// @param into folder for the classes
  public static Path compile(String name, String line, String instead, Path into)
      throws IOException, InterruptedException {
    String path = name.replace('.', '/') + ".java";
    String source = Files.readString(ROOT.resolve("kiosk-app/src/main/java").resolve(path));
    if (source.split(Pattern.quote(line), -1).length != 2) {
      throw new IOException("the source looks otherwise now: " + name);
    }
    Path changed = into.resolve("source").resolve(path);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, source.replace(line, instead), UTF_8);
    Path classes = Files.createDirectories(into.resolve("classes"));
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-proc:none",
                "-cp",
                System.getProperty("jdk.module.path", "")
                    + File.pathSeparator
                    + System.getProperty("java.class.path", ""),
                "-d",
                classes.toString(),
                changed.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("not compiled: " + name);
    }
    return classes;
  }
}
