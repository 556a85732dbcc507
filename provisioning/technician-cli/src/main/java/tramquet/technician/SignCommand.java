package tramquet.technician;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tramquet.wire.Decoded;
import tramquet.wire.PackDraft;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustedKeys;

/// `tramquet pack sign`: makes a draft count.
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = {
      "Sign a draft: kiosks that know the key obey it.",
      "A draft that a kiosk could not read is not signed."
    })
final class SignCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1", paramLabel = "DRAFT", description = "As `pack build` made it.")
  private Path draft = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "pack.key",
      description = "Private key of the authority, Ed25519 in PEM (`authority init` draws it).")
  private Path key = Path.of("");

  @Mixin private NewFile out = new NewFile();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Moment of issue, such as 2021-10-11T00:00:00Z (default: now).")
  private Optional<String> at = Optional.empty();

  SignCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    out.mustBeFree();
    Instant moment = moment();
    SigningKey signer =
        SigningKey.ofPem(Files.readString(key))
            .asOptional()
            .orElseThrow(() -> new FailedException("--key: no Ed25519 private key in PKCS#8 PEM"));
    PackFile file = PackFile.read(draft, TrustedKeys.none());
    if (file.seal().isPresent()) {
      throw new FailedException(draft + " is signed already; sign the draft it was made of");
    }
    PackContent content = whole(file.content());
    byte[] pack = file.content().issuedAt(moment).encode(signer);
    out.write(pack, file.content().kind());
    PrintWriter console = spec.commandLine().getOut();
    console.printf(
        "%s: %s, version %d: %s%n",
        out.path(), file.content().kind().text(), file.content().version(), content.text());
    console.printf(
        "Issued %s, signed with key %s, %s%n",
        moment, signer.keyId().hex(), Words.count(pack.length, "byte"));
    console.flush();
    return 0;
  }

  private Instant moment() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant said = at.map(this::parsed).orElse(now);
    if (said.isAfter(now)) {
      // Signing may happen on a machine without a network whose clock was never set.
      spec.commandLine()
          .getErr()
          .println(
              "Look again: --at lies after the clock of this machine. Kiosks hold that it is no"
                  + " earlier than their packs, and would take their own clock for wrong until"
                  + " then.");
    }
    return said;
  }

  private Instant parsed(String text) {
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(), "--at: no instant such as 2021-10-11T00:00:00Z", e);
    }
  }

  private PackContent whole(PackDraft content) {
    return switch (PackContent.of(content)) {
      case Decoded.Value<PackContent>(PackContent value) -> value;
      case Decoded.Malformed<PackContent>(String reason) ->
          throw new FailedException(draft + ": no kiosk could read it: " + reason);
      case Decoded.NotMine<PackContent> _ ->
          throw new FailedException(draft + ": no kiosk could read it");
    };
  }
}
