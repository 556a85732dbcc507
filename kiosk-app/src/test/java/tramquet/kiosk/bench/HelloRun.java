package tramquet.kiosk.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// How [HelloWindow] is started: in a Java machine of the kiosk's options.
///
/// @param libraries folder of the jars that the kiosk runs with
record HelloRun(Measured kiosk, Path libraries) {

  /// From a jar: a folder of classes on the class path would keep the JVM from making an archive.
  CommandLine command() throws IOException {
    Path jar = kiosk.site().path().resolve("hello.jar");
    String file = HelloWindow.class.getName().replace('.', '/') + ".class";
    try (InputStream in = HelloWindow.class.getResourceAsStream("/" + file);
        OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      if (in == null) {
        throw new IllegalStateException("no " + file);
      }
      entries.putNextEntry(new JarEntry(file));
      in.transferTo(entries);
      entries.closeEntry();
    }
    return kiosk
        .script()
        .withArchive(kiosk.site().path().resolve("hello.jsa"))
        .running(
            List.of(
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--enable-native-access=javafx.graphics",
                "-p",
                libraries.toString(),
                "--add-modules",
                "javafx.controls",
                "-cp",
                jar.toString(),
                HelloWindow.class.getName()));
  }
}
