package tramquet.technician;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tramquet.wire.Decoded;
import tramquet.wire.TrustList.Issuer;
import tramquet.wire.TrustList.Use;
import tramquet.wire.TrustedKeys;

/// `tramquet pack show`: what a pack or a draft says, and who signed it.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Say what is in a pack or a draft, and who signed it.",
      "Of revocations and watch lists only how many."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the signature was verified, or there was nothing to check it with",
      "1:not verified, or broken",
      "2:the command line is wrong"
    })
final class ShowCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1", paramLabel = "FILE", description = "A pack or a draft.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "pack.pub",
      description = "Public key or certificate, in PEM, that must have signed it.")
  private Optional<Path> key = Optional.empty();

  @Option(names = "--json", description = "One JSON object for programs.")
  private boolean json;

  ShowCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    TrustedKeys keys = key.isPresent() ? keys(key.get()) : TrustedKeys.none();
    PackFile pack = PackFile.read(file, keys);
    Authenticity authenticity = Authenticity.of(pack, key.isPresent());
    Decoded<PackContent> content = PackContent.of(pack.content());
    PrintWriter console = spec.commandLine().getOut();
    if (json) {
      console.println(PackJson.of(pack, authenticity, content));
    } else {
      new PackWords(clock.instant()).lines(pack, authenticity, content).forEach(console::println);
    }
    console.flush();
    return authenticity.isGood() && content.asOptional().isPresent() ? 0 : 1;
  }

  /// The keys of a file, for any use.
  static TrustedKeys keys(Path file) throws IOException {
    TrustedKeys keys = TrustedKeys.none();
    for (Issuer issuer : IssuerFile.read(file, Use.PERSONAL_CODE)) {
      keys = keys.and(issuer.keys().asOptional().orElse(TrustedKeys.none()));
    }
    return keys;
  }
}
