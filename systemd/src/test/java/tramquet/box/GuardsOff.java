package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Takes guards from a kiosk that serves, one at a time, to see that they are missed. Nothing of it
/// is in the kiosk: one line of its source is another one here.
///
/// Thread: as the machine's.
///
/// @param site whose kiosk it is
record GuardsOff(Site site) {
  private static final String CLASS = "tramquet/kiosk/visit/SqliteWriting";

  /// As it is: a record is answered for when it is committed.
  private static final String COMMIT =
      """
            prepared.open.execute();
            work.run();
            prepared.commit.execute();
      """;

  /// It is answered for, and committed when the next one comes.
  private static final String COMMIT_LATE =
      """
            if (open) {
              prepared.commit.execute();
            }
            prepared.open.execute();
            open = true;
            work.run();
      """;

  /// `fsync` promises what it does not do, as a bad memory card's does.
  void letDiskLie() throws IOException {
    restart(
        "printf '[Service]\\nEnvironment=LD_PRELOAD=libeatmydata.so\\n'"
            + " >/etc/systemd/system/tramquet-kiosk.service.d/liar.conf");
  }

  /// Green comes before the commit. The disk is honest.
  void commitLate() throws IOException {
    Path root = Path.of(System.getProperty("tramquet.root"));
    Path work = Files.createDirectories(site.share().resolve("late"));
    Path source = root.resolve("kiosk-app/src/main/java/" + CLASS + ".java");
    String text = Files.readString(source);
    String changed =
        text.replace(COMMIT, COMMIT_LATE)
            .replace(
                "private Prepared prepared;", "private Prepared prepared; private boolean open;");
    if (!changed.contains(COMMIT_LATE)) {
      throw new IOException("the commit looks otherwise now: " + source);
    }
    Path mutant = Files.writeString(work.resolve("SqliteWriting.java"), changed, UTF_8);
    compile(root.resolve("kiosk-app/target"), mutant, work);
    Path jar = work.resolve("kiosk-app.jar");
    Files.copy(
        root.resolve("kiosk-app/target/kiosk-app-0.1.0-SNAPSHOT.jar"),
        jar,
        StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      Files.copy(
          work.resolve(CLASS + ".class"),
          inside.getPath(CLASS + ".class"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    restart(
        "rm -f /etc/systemd/system/tramquet-kiosk.service.d/liar.conf\n"
            + "cp --remove-destination /mnt/late/kiosk-app.jar /var/lib/tramquet-kiosk/current");
  }

  private static void compile(Path built, Path source, Path into) throws IOException {
    List<String> path = new ArrayList<>(List.of(built.resolve("classes").toString()));
    try (Stream<Path> jars = Files.list(built.resolve("lib"))) {
      jars.map(Path::toString).forEach(path::add);
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                String.join(":", path),
                "-d",
                into.toString(),
                source.toString());
    if (status != 0) {
      throw new IOException("not compiled: " + source);
    }
  }

  /// Ends the kiosk at once and starts what the script made of it.
  private void restart(String script) throws IOException {
    var _ =
        site.machine()
            .run(
                """
                set -e
                systemctl kill -s KILL tramquet-kiosk
                %s
                systemctl daemon-reload
                systemctl restart --no-block tramquet-kiosk
                """
                    .formatted(script));
    site.awaitRestart();
  }
}
