package tramquet.technician;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Audience;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.OrderResult;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Signed;
import tramquet.wire.Topics;
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

  @Mixin private BrokerOptions broker = new BrokerOptions();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    broker.check();
    byte[] message = Files.readAllBytes(file);
    Order order =
        Order.decode(message, TrustedKeys.none())
            .map(Signed::value)
            .asOptional()
            .orElseThrow(() -> new FailedException(file + ": no signed order"));
    Optional<OrderResult> result = send(kiosk(order), order.id(), message);
    tell(order, result);
    return result.map(r -> r.refusal().isEmpty() ? 0 : REFUSED).orElse(NO_ANSWER);
  }

  /// Empty where no answer came in time.
  private Optional<OrderResult> send(KioskId kiosk, UUID order, byte[] message) throws IOException {
    BlockingQueue<OrderResult> answers = new LinkedBlockingQueue<>();
    try (BrokerSession session = broker.open("tramquet-order-" + order)) {
      // First the ear, then the mouth.
      session.listen(
          Topics.result(kiosk),
          "results of " + kiosk,
          heard ->
              OrderResult.decode(heard)
                  .asOptional()
                  .filter(result -> result.order().equals(order))
                  .ifPresent(answers::add));
      if (!session.publish(Topics.command(kiosk), message, false)) {
        throw new FailedException(kiosk + " is not connected: nothing was sent to it");
      }
      return Optional.ofNullable(answers.poll(broker.patience().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
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
