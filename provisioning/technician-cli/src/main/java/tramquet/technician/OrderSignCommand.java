package tramquet.technician;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Order;

/// `tramquet order sign`: a command for one kiosk, in a file.
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = {
      "Sign an order as a command for one kiosk, which counts once; `order send` takes it there.",
      "Whoever reads the file before that can send it: it is written for its owner alone."
    })
final class OrderSignCommand implements Callable<Integer> {
  private final InstantSource clock;
  private final RandomGenerator random;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private OrderOptions order = new OrderOptions();

  @Option(names = "--kiosk", required = true, paramLabel = "ID", description = "Which kiosk.")
  private String kiosk = "";

  @Option(
      names = "--for",
      defaultValue = "10m",
      paramLabel = "TIME",
      description = "How long it may take to get there, such as 10m (default: ${DEFAULT-VALUE}).")
  private String lasting = "";

  @Mixin private NewFile out = new NewFile();

  OrderSignCommand(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() throws IOException {
    out.mustBeFree();
    Order signed =
        order.order(
            new UUID(random.nextLong(), random.nextLong()),
            order.kiosk(kiosk),
            lasting,
            true,
            clock.instant());
    out.writeForOwner(signed.encode(order.signer()));
    PrintWriter console = spec.commandLine().getOut();
    if (order.json()) {
      ObjectNode root = OrderWords.json(signed);
      root.put("file", out.path().toString());
      console.println(root);
    } else {
      console.println(out.path() + ": " + OrderWords.line(signed));
    }
    console.flush();
    return 0;
  }
}
