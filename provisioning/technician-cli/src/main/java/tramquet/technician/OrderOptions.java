package tramquet.technician;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tramquet.wire.Audience;
import tramquet.wire.Decoded;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.SigningKey;
import tramquet.wire.StaffAct;
import tramquet.wire.StaffReason;
import tramquet.wire.StaffRef;

/// What every order says, whatever carries it.
final class OrderOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1",
      paramLabel = "ACT",
      completionCandidates = Acts.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String act = "";

  @Option(
      names = "--why",
      paramLabel = "REASON",
      completionCandidates = Reasons.class,
      description = "With admit and hold-gate: ${COMPLETION-CANDIDATES}.")
  private Optional<String> why = Optional.empty();

  @Option(
      names = "--trip",
      paramLabel = "ID",
      description = "With trip-start: 1 to 32 letters, digits and -.")
  private Optional<String> trip = Optional.empty();

  @Option(
      names = "--by",
      required = true,
      paramLabel = "REF",
      description = {
        "Who is answerable: a number from the authority's own list, such as BX7-0042.",
        "Never a name or a person's number."
      })
  private String by = "";

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "First moment, such as 2030-01-01T00:00:00Z (default: now).")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--key",
      required = true,
      paramLabel = "order.key",
      description = "Private key for orders, Ed25519 in PEM (`authority init` draws it).")
  private Path key = Path.of("");

  @Mixin private JsonOption json = new JsonOption();

  /// The words of the wire, for `--help` and completion.
  static final class Acts extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Acts() {
      super(StaffAct.WORDS);
    }
  }

  /// The same for reasons.
  static final class Reasons extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Reasons() {
      for (StaffReason reason : StaffReason.values()) {
        add(reason.text());
      }
    }
  }

  boolean json() {
    return json.wanted();
  }

  SigningKey signer() throws IOException {
    return SigningKey.ofPem(Files.readString(key))
        .asOptional()
        .orElseThrow(() -> new FailedException("--key: no Ed25519 private key in PKCS#8 PEM"));
  }

  /// The order, or what is wrong with the command line.
  ///
  /// @param lasting how long it counts, as the command line says it
  Order order(UUID id, Audience audience, String lasting, boolean once, Instant now) {
    Instant begins = from.map(this::instant).orElse(now).truncatedTo(ChronoUnit.SECONDS);
    return built(() ->
        new Order(
            id, act(), audience, new StaffRef(by), begins, begins.plus(duration(lasting)), once));
  }

  /// Whether what is ordered always counts a single time.
  boolean isOnceOnly() {
    return act().onceOnly();
  }

  private StaffAct act() {
    Optional<StaffReason> reason =
        why.map(word ->
            StaffReason.of(word).orElseThrow(() -> wrong("--why: one of " + StaffReason.texts())));
    return switch (StaffAct.of(act, reason, trip)) {
      case Decoded.Value<StaffAct>(StaffAct value) -> value;
      case Decoded.Malformed<StaffAct>(String rule) -> throw wrong(rule);
      case Decoded.NotMine<StaffAct> _ -> throw wrong("no such act");
    };
  }

  Audience kiosk(String id) {
    return built(() -> new Audience.OneKiosk(new KioskId(id)));
  }

  /// What the wire does not take is a wrong call, in the wire's own words.
  <T> T built(java.util.function.Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong("--from: no instant such as 2030-01-01T00:00:00Z");
    }
  }

  private Duration duration(String text) {
    return HowLong.of(text)
        .orElseThrow(() -> wrong("--for: a number and m, h or d, such as 30m, 8h or 7d"));
  }

  ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
