package tramquet.technician;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Audience;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.OrderResult;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Signed;
import tramquet.wire.TrustedKeys;

/// `tramquet order send`: takes a command to its kiosk and says how it ended.
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Send a command to its kiosk, and wait until it says how it ended.",
      "A kiosk that is not there does not get it later. To send a command again does no harm: it"
          + " counts once."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it took effect",
      "1:the kiosk has refused, or is not there, or the broker is not",
      "2:the command line is wrong",
      "3:no answer in time: nobody knows"
    })
final class OrderSendCommand implements Callable<Integer> {
  private static final int REFUSED = 1;
  private static final int NO_ANSWER = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1", paramLabel = "FILE", description = "As `order sign` made it.")
  private Path file = Path.of("");

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

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    if (!Set.of("tcp", "ssl").contains(String.valueOf(broker.getScheme()))
        || broker.getHost() == null) {
      throw new ParameterException(
          spec.commandLine(), "--broker: tcp://host:port or ssl://host:port");
    }
    if (!tls.fit(broker)) {
      throw new ParameterException(
          spec.commandLine(),
          "--broker ssl://… needs --ca, --certificate and --certificate-key; no other does");
    }
    if (seconds < 1 || seconds > 3600) {
      throw new ParameterException(spec.commandLine(), "--wait: 1 to 3600 seconds");
    }
    byte[] message = Files.readAllBytes(file);
    Order order =
        Order.decode(message, TrustedKeys.none())
            .map(Signed::value)
            .asOptional()
            .orElseThrow(() -> new FailedException(file + ": no signed order"));
    Optional<OrderResult> result =
        new PahoOrderLine(broker, tls.sockets())
            .send(kiosk(order), order.id(), message, Duration.ofSeconds(seconds));
    tell(order, result);
    return result.map(r -> r.refusal().isEmpty() ? 0 : REFUSED).orElse(NO_ANSWER);
  }

  private KioskId kiosk(Order order) {
    return switch (order.audience()) {
      case Audience.OneKiosk(KioskId kiosk) when order.once() -> kiosk;
      case Audience.OneKiosk _, Audience.OnePlace _ ->
          throw new FailedException(file + ": a staff code; a command counts once, at one kiosk");
    };
  }

  private void tell(Order order, Optional<OrderResult> result) {
    PrintWriter console = spec.commandLine().getOut();
    String word =
        result.map(r -> r.refusal().isEmpty() ? "accepted" : "refused").orElse("no-answer");
    Optional<String> why = result.flatMap(OrderResult::refusal).map(Refusal::text);
    if (json.wanted()) {
      ObjectNode root = OrderWords.json(order);
      root.put("result", word);
      why.ifPresent(reason -> root.put("refusal", reason));
      console.println(root);
    } else {
      console.println(order.act().text() + ": " + word + why.map(w -> ", " + w).orElse(""));
    }
    console.flush();
  }
}
