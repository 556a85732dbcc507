package tramquet.centre;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tramquet.centre.embedded.DataFolder;
import tramquet.centre.embedded.EmbeddedParts;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.intake.Intake;
import tramquet.centre.registry.HttpsListener;

/// The command `tramquet-centre`: runs the centre until it is told to stop.
///
/// Exit codes: 0 stopped in order, 1 could not start or another centre has taken its name (a line
/// says what to do), 2 wrong arguments.
@Command(
    name = "tramquet-centre",
    mixinStandardHelpOptions = true,
    version = Centre.VERSION,
    subcommands = {LedgerCommand.class, GapsCommand.class, TokenCommand.class},
    sortOptions = false,
    description = {
      "Takes the kiosks' records into the ledger and acknowledges them.",
      "Prints one line READY {…} on standard output when everything runs; the log is on standard"
          + " error. Passwords come from the environment: SPRING_DATASOURCE_USERNAME and _PASSWORD,"
          + " TRAMQUET_MQTT_USERNAME and _PASSWORD."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped in order",
      "1:could not start, or another centre has taken its name",
      "2:wrong arguments"
    })
final class CentreMain implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--embedded",
      description = "Run a PostgreSQL and an MQTT broker of its own on loopback (demo and tests).")
  boolean embedded;

  @Mixin Folders folders = new Folders();

  @Option(names = "--postgres", paramLabel = "URL", description = "jdbc:postgresql://host/database")
  Optional<String> postgres = Optional.empty();

  @Option(names = "--mqtt", paramLabel = "URL", description = "tcp://host:port or ssl://host:port")
  Optional<String> mqtt = Optional.empty();

  @Mixin TlsOptions tls = new TlsOptions();

  @Mixin EnrolOptions enrol = new EnrolOptions();

  @Option(
      names = "--http-port",
      paramLabel = "N",
      defaultValue = "0",
      description = "On 127.0.0.1; 0, the default, is any free one.")
  int httpPort;

  @Option(
      names = "--mqtt-port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of the embedded broker; 0, the default, is any free one.")
  int mqttPort;

  @Option(
      names = "--postgres-port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of the embedded PostgreSQL; 0, the default, is any free one.")
  int postgresPort;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = {
        "Names this process among several of one centre; each needs a name of its own. By default"
            + " 1, and with --embedded: embedded."
      })
  Optional<String> node = Optional.empty();

  private volatile int exitCode;

  @Option(names = "--exit-with-parent", description = "Stop when standard input closes.")
  boolean exitWithParent;

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new CentreMain())
            .setExecutionExceptionHandler(CentreMain::explain)
            .execute(arguments));
  }

  @Override
  public Integer call() throws StartFailed, InterruptedException {
    requireOneKind();
    Optional<EmbeddedParts> parts = embedded ? Optional.of(startParts()) : Optional.empty();
    ConfigurableApplicationContext application;
    try {
      application = startApplication(parts);
    } catch (StartFailed | RuntimeException e) {
      parts.ifPresent(EmbeddedParts::close);
      throw e;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(application, parts)));
    System.out.println(ReadyLine.ready(addresses(application, parts)));
    NotifySocket.of(System.getenv()).tellReady();
    if (exitWithParent) {
      Thread.ofPlatform().daemon().name("parent").start(() -> exitAtEndOf(System.in));
    }
    application.getBean(Intake.class).awaitTakeOver();
    exitCode = 1;
    throw new StartFailed(
        "Another centre that is named %s too has taken this one's place at the broker. Give each a name of its own: --node NAME."
            .formatted(name()));
  }

  private String name() {
    return node.orElse(embedded ? "embedded" : "1");
  }

  private void requireOneKind() {
    boolean given = postgres.isPresent() && mqtt.isPresent();
    boolean any = postgres.isPresent() || mqtt.isPresent();
    if (embedded ? any : !given) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Give either --embedded, or both --postgres URL and --mqtt URL.");
    }
    if (!tls.fit(mqtt)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "An ssl:// broker needs --mqtt-ca, --mqtt-certificate and --mqtt-key; no other does.");
    }
  }

  private EmbeddedParts startParts() throws StartFailed, InterruptedException {
    DataFolder data = DataFolder.take(folders.named());
    return EmbeddedParts.start(
        data,
        new EmbeddedParts.Wanted(
            folders.home(),
            folders.binaries(data),
            postgresPort,
            mqttPort,
            (part, pid) -> System.out.println(ReadyLine.restarted(part, pid))));
  }

  private ConfigurableApplicationContext startApplication(Optional<EmbeddedParts> parts)
      throws StartFailed {
    try {
      return new SpringApplicationBuilder(Centre.class)
          .properties(tls.properties())
          .properties(enrol.properties(mqttUrl(parts)))
          .properties(
              Map.of(
                  "spring.datasource.url",
                  postgresUrl(parts),
                  "tramquet.mqtt.url",
                  mqttUrl(parts),
                  "tramquet.node",
                  name(),
                  "server.port",
                  httpPort))
          .run();
    } catch (PortInUseException e) {
      throw new StartFailed(
          "Port %d of 127.0.0.1 is in use. Choose another one, or 0 for any: --http-port PORT."
              .formatted(e.getPort()),
          e);
    }
  }

  private String postgresUrl(Optional<EmbeddedParts> parts) {
    return parts.map(p -> p.postgres().url()).or(() -> postgres).orElseThrow();
  }

  private String mqttUrl(Optional<EmbeddedParts> parts) {
    return parts.map(p -> p.broker().url()).or(() -> mqtt).orElseThrow();
  }

  private ReadyLine.Addresses addresses(
      ConfigurableApplicationContext application, Optional<EmbeddedParts> parts) {
    int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return new ReadyLine.Addresses(
        mqttUrl(parts),
        postgresUrl(parts),
        "http://127.0.0.1:" + port,
        application.getBeanProvider(HttpsListener.class).stream()
            .map(listener -> "https://%s:%d".formatted(enrol.host, listener.port()))
            .findFirst(),
        parts
            .map(p -> Map.of("broker", p.broker().pid(), "postgres", p.postgres().pid()))
            .orElse(Map.of()));
  }

  /// The JVM would end with 143 after SIGTERM; a stop in order is a success.
  private void stop(ConfigurableApplicationContext application, Optional<EmbeddedParts> parts) {
    application.close();
    parts.ifPresent(EmbeddedParts::close);
    Runtime.getRuntime().halt(exitCode);
  }

  private static void exitAtEndOf(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.getLogger("tramquet.centre").log(System.Logger.Level.DEBUG, "standard input", e);
    }
    System.exit(0);
  }

  private static int explain(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
    Throwable root = exception;
    while (root.getCause() != null && !(root instanceof StartFailed)) {
      root = root.getCause();
    }
    System.err.println("<3>tramquet.centre: " + root.getMessage());
    return 1;
  }
}
