package tramquet.technician;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tramquet broker config`: a broker's configuration, TLS with certificates on both sides and a
/// rule for every topic.
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what a broker must be told: TLS 1.3 with certificates on both sides, and that each"
          + " kiosk says and hears only what is its own.",
      "With --out each file is written into that folder; the first lines of each say where it goes"
          + " and whether this project's tests run it."
    })
final class BrokerConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "BROKER", description = "${COMPLETION-CANDIDATES}.")
  private Broker broker = Broker.MOSQUITTO;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder, made if it is not there.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--force", description = "Write over files that are there.")
  private boolean force;

  /// A broker that speaks MQTT 5.
  enum Broker {
    MOSQUITTO,
    EMQX,
    HIVEMQ;

    private List<String> files() {
      return switch (this) {
        case MOSQUITTO -> List.of("tramquet.conf", "tramquet.acl");
        case EMQX -> List.of("tramquet.conf", "tramquet-acl.conf");
        case HIVEMQ -> List.of("config.xml");
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws IOException {
    if (out.isEmpty()) {
      for (String each : broker.files()) {
        spec.commandLine().getOut().printf("# %s%n%n%s%n", each, text(each));
      }
      return 0;
    }
    Path folder = Files.createDirectories(out.get());
    for (String each : broker.files()) {
      if (!force && Files.exists(folder.resolve(each))) {
        throw new FailedException(
            folder.resolve(each) + " is there already: nothing was written (--force would)");
      }
    }
    for (String each : broker.files()) {
      NewFile.replace(
          folder.resolve(each), text(each).getBytes(StandardCharsets.UTF_8), NewFile.FOR_ALL);
      spec.commandLine().getOut().println(folder.resolve(each));
    }
    return 0;
  }

  private String text(String file) throws IOException {
    String name = "broker/%s/%s".formatted(broker, file);
    try (InputStream in = BrokerConfigCommand.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
