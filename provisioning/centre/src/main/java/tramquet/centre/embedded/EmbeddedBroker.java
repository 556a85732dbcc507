package tramquet.centre.embedded;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// An MQTT 5 broker on loopback, a child process with a class path of its own. It is started again
/// on the same port when it dies, and ends when this program does.
///
/// It knows no passwords, so it is for demonstrations and tests.
///
/// Thread: any.
public final class EmbeddedBroker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.broker");

  private final ChildProgram program;
  private final int port;

  private EmbeddedBroker(ChildProgram program, int port) {
    this.program = program;
    this.port = port;
  }

  /// Starts the broker.
  ///
  /// @param home the folder of the centre's module, below which the broker was built
  /// @param folder for its files
  /// @param wantedPort on loopback, 0 for any free one
  /// @param restarted gets the new process id whenever the broker had to be started again
  public static EmbeddedBroker start(
      Path home, Path folder, int wantedPort, Consumer<Long> restarted)
      throws StartFailed, InterruptedException {
    int port = Loopback.port(wantedPort, "--mqtt-port");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StartFailed("The broker cannot use " + folder + ": " + e.getMessage(), e);
    }
    return new EmbeddedBroker(
        ChildProgram.start(
            new ChildProgram.Spec(
                "the broker",
                command(home, folder, port),
                folder,
                "READY"::equals,
                line -> LOG.log(line.equals("READY") ? Level.DEBUG : Level.WARNING, line),
                restarted)),
        port);
  }

  /// Its address: `tcp://127.0.0.1:PORT`.
  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  /// Its process.
  public long pid() {
    return program.pid();
  }

  @Override
  public void close() {
    program.close();
  }

  private static List<String> command(Path home, Path folder, int port) throws StartFailed {
    Path built = home.resolve("broker/target");
    if (!Files.isDirectory(built.resolve("lib")) || !Files.isDirectory(built.resolve("classes"))) {
      throw new StartFailed(
          "The embedded broker is not built ("
              + built
              + "). Build it: mvn package, or give --mqtt URL.");
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-Xshare:auto",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        built.resolve("classes") + File.pathSeparator + built.resolve("lib") + "/*",
        "tramquet.centre.broker.BrokerMain",
        Integer.toString(port),
        folder.toString());
  }
}
