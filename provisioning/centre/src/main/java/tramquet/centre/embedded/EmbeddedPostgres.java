package tramquet.centre.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A PostgreSQL server on loopback that keeps what it says it keeps: every commit is flushed to the
/// disk. It stops when this program ends, however that happens, and its data folder may be used
/// again.
///
/// It trusts every user of this machine, so it is for demonstrations and tests.
///
/// Thread: any.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.postgres");
  private static final String USER = "tramquet";

  /// Runs the server in place of the shell. A background process, adopted by init so that the
  /// server never meets it, waits for the end of standard input and then asks for a fast shutdown,
  /// if the process of that number is still the one that works in the data folder.
  private static final String SHELL =
      """
      server=$$ data=$1; shift
      exec 3<&0 </dev/null
      ( ( cat <&3; [ "/proc/$server/cwd" -ef "$data" ] && kill -INT $server ) >/dev/null 2>&1 & )
      exec 3<&- "$@"
      """;

  private final ChildProgram program;
  private final int port;

  private EmbeddedPostgres(ChildProgram program, int port) {
    this.program = program;
    this.port = port;
  }

  /// Starts the server on `data`, which is made if it is not there; a server left over by a killed
  /// centre is stopped first.
  ///
  /// @param binaries where its programs may be unpacked
  /// @param data its data folder
  /// @param wantedPort on loopback, 0 for any free one
  /// @param restarted gets the new process id whenever the server had to be started again
  public static EmbeddedPostgres start(
      Path binaries, Path data, int wantedPort, Consumer<Long> restarted)
      throws StartFailed, InterruptedException {
    PostgresBinaries programs = PostgresBinaries.under(binaries);
    int port;
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "sh", data.toString()));
    try {
      for (var orphan = Orphan.of(data); orphan.isPresent(); orphan = Orphan.of(data)) {
        LOG.log(Level.INFO, "stopping the server that a former centre left behind");
        orphan.get().stop();
      }
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        initialise(programs, data);
      }
      // Last: a free port is anybody's until the server listens.
      port = Loopback.port(wantedPort, "--postgres-port");
      command.addAll(asOrdinaryUser());
      command.addAll(List.of(programs.program("postgres").toString(), "-D", data.toString()));
      settings(port).forEach(setting -> command.addAll(List.of("-c", setting)));
    } catch (IOException e) {
      throw new StartFailed("PostgreSQL cannot use " + data + ": " + e.getMessage(), e);
    }
    return new EmbeddedPostgres(
        ChildProgram.start(
            new ChildProgram.Spec(
                "PostgreSQL",
                command,
                data,
                line -> line.contains("ready to accept connections"),
                EmbeddedPostgres::log,
                restarted)),
        port);
  }

  /// The address of its one database, for the PostgreSQL JDBC driver.
  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(port, USER);
  }

  /// The postmaster's process.
  public long pid() {
    return program.pid();
  }

  @Override
  public void close() {
    program.close();
  }

  /// What every server of a ledger is told; no Unix socket, whose path may be too long in a deep
  /// folder; and no statement in the log.
  private static List<String> settings(int port) throws IOException {
    List<String> all = new ArrayList<>(recommended());
    all.addAll(
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            "max_connections=40",
            "logging_collector=off",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_statement=none"));
    return all;
  }

  /// The lines of `docs/postgresql/tramquet.conf`: `name = value` or a comment.
  private static List<String> recommended() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(EmbeddedPostgres.class.getResourceAsStream("tramquet.conf"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("=") && !line.startsWith("#"))
          .map(line -> line.replace(" = ", "="))
          .toList();
    }
  }

  /// In a folder beside, then renamed: a cluster is whole or it is not there.
  private static void initialise(PostgresBinaries programs, Path data)
      throws IOException, StartFailed, InterruptedException {
    Path fresh = data.resolveSibling(data.getFileName() + ".new");
    if (Files.exists(fresh)) {
      PostgresBinaries.delete(fresh);
    }
    Files.createDirectories(fresh);
    List<String> command = new ArrayList<>(asOrdinaryUser());
    command.addAll(List.of(programs.program("initdb").toString(), "-D", fresh.toString()));
    command.addAll(List.of("-U", USER, "-A", "trust", "-E", "UTF-8", "--locale=C"));
    Process initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
    initdb.getOutputStream().close();
    String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!initdb.waitFor(60, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
      throw new StartFailed("PostgreSQL cannot make its data folder: " + said.strip());
    }
    Files.deleteIfExists(data);
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /// PostgreSQL refuses to be root; in a user namespace of its own it is nobody, with root's files.
  private static List<String> asOrdinaryUser()
      throws IOException, StartFailed, InterruptedException {
    if (!isRoot()) {
      return List.of();
    }
    List<String> namespace = List.of("unshare", "--user");
    List<String> probe = List.of("unshare", "--user", "true");
    boolean possible;
    try {
      possible = new ProcessBuilder(probe).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      possible = false;
    }
    if (!possible) {
      throw new StartFailed(
          "PostgreSQL refuses to run as root, and this machine gives no user namespace (unshare"
              + " --user fails). Start the centre as an ordinary user, or allow user namespaces"
              + " (sysctl user.max_user_namespaces), or give another server: --postgres URL.");
    }
    return namespace;
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static void log(String line) {
    boolean bad = line.contains("FATAL:") || line.contains("PANIC:") || line.contains("ERROR:");
    LOG.log(bad ? Level.WARNING : Level.DEBUG, line);
  }
}
