package tramquet.technician;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// Where the broker is, with what one is known there, and how long an answer may take.
final class BrokerOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--broker",
      required = true,
      paramLabel = "URL",
      description = "MQTT 5 broker: tcp://host:1883 or ssl://host:8883.")
  private URI broker = URI.create("");

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long for an answer, 1 to 3600 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private TlsOptions tls = new TlsOptions();

  /// Throws `ParameterException` where they do not fit together.
  void check() {
    if (!Set.of("tcp", "ssl").contains(String.valueOf(broker.getScheme()))
        || broker.getHost() == null) {
      throw wrong("--broker: tcp://host:port or ssl://host:port");
    }
    if (!tls.fit(broker)) {
      throw wrong(
          "--broker ssl://… needs --ca, --certificate and --certificate-key; no other does");
    }
    if (seconds < 1 || seconds > 3600) {
      throw wrong("--wait: 1 to 3600 seconds");
    }
  }

  private ParameterException wrong(String rule) {
    return new ParameterException(spec.commandLine(), rule);
  }

  Duration patience() {
    return Duration.ofSeconds(seconds);
  }

  /// @param name of the client at the broker
  BrokerSession open(String name) throws IOException {
    return BrokerSession.open(broker, tls.sockets(), name);
  }
}
