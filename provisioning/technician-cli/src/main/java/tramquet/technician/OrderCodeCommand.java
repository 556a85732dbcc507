package tramquet.technician;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Audience;
import tramquet.wire.Order;
import tramquet.wire.PlaceId;

/// `tramquet order code`: a staff code, ready to print.
@Command(
    name = "code",
    mixinStandardHelpOptions = true,
    description = {
      "Sign an order as a code that staff show at the reader: prints its text, draws it with"
          + " --out.",
      "Who photographs it can show the picture: keep it short, and for few lanes."
    })
final class OrderCodeCommand implements Callable<Integer> {
  /// As personal codes: worn or carried.
  private static final int PRINT_MM = 50;

  private final InstantSource clock;
  private final RandomGenerator random;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private OrderOptions order = new OrderOptions();

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Option(
      names = "--for",
      defaultValue = "8h",
      paramLabel = "TIME",
      description = {
        "How long it counts, such as 30m, 8h or 7d (default: ${DEFAULT-VALUE}).",
        "What opens a lane: 24h at the most; the rest: 31d."
      })
  private String lasting = "";

  @Option(
      names = "--once",
      description = {
        "It counts a single time; needs --kiosk (default: as often as it is shown).",
        "re-provision always does."
      })
  private boolean once;

  @Option(names = "--out", paramLabel = "FILE", description = "Picture: .png or .svg; repeat it.")
  private List<Path> out = List.of();

  @Option(names = "--force", description = "Write over files that are there.")
  private boolean force;

  /// Where it counts.
  static final class Whom {
    @Option(names = "--kiosk", required = true, paramLabel = "ID", description = "At one kiosk.")
    private Optional<String> kiosk = Optional.empty();

    @ArgGroup(exclusive = false)
    private Place place = new Place();
  }

  /// A place, or one lane of it.
  static final class Place {
    @Option(
        names = "--place",
        required = true,
        paramLabel = "ID",
        description = "At the kiosks that have this `place.name`.")
    private String id = "";

    @Option(names = "--lane", paramLabel = "NAME", description = "Only those of this lane.")
    private Optional<String> lane = Optional.empty();
  }

  OrderCodeCommand(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() throws IOException {
    for (Path file : out) {
      if (!force && Files.exists(file)) {
        throw new FailedException(file + " is there already: nothing was written (--force would)");
      }
    }
    Order signed =
        order.order(
            new UUID(random.nextLong(), random.nextLong()),
            audience(),
            lasting,
            once || order.isOnceOnly(),
            clock.instant());
    String text = signed.code(order.signer());
    for (Path file : out) {
      QrImage.of(text, ErrorCorrectionLevel.M).write(file, PRINT_MM);
    }
    PrintWriter console = spec.commandLine().getOut();
    if (order.json()) {
      ObjectNode root = OrderWords.json(signed);
      root.put("code", text);
      console.println(root);
    } else {
      console.println(text);
      spec.commandLine().getErr().println(OrderWords.line(signed));
    }
    console.flush();
    return 0;
  }

  private Audience audience() {
    return whom.kiosk
        .map(order::kiosk)
        .orElseGet(() ->
            order.built(() -> new Audience.OnePlace(new PlaceId(whom.place.id), whom.place.lane)));
  }
}
