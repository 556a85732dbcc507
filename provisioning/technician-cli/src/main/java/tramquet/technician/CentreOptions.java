package tramquet.technician;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tramquet.wire.Decoded;
import tramquet.wire.tls.ServerTrust;
import tramquet.wire.tls.TlsIdentity;

/// Which centre is asked, whom we believe, and who we are; each from the environment too, so that a
/// desk says it once.
final class CentreOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private CentreNamed named = new CentreNamed();

  @Option(names = "--json", description = "What the centre answers, as JSON for programs.")
  private boolean json;

  @Option(
      names = "--dry-run",
      description = "Ask the centre what would come of it; nothing is changed or written.")
  private boolean dry;

  boolean json() {
    return json;
  }

  boolean dry() {
    return dry;
  }

  /// The line to the centre.
  CentreLine line() throws IOException {
    URI address = named.centre().orElseThrow(() -> missing("--centre", "TRAMQUET_CENTRE"));
    if (!"https".equals(address.getScheme()) || address.getHost() == null) {
      throw wrong("--centre: https://host:port");
    }
    Path believed = named.ca().orElseThrow(() -> missing("--ca", "TRAMQUET_CA"));
    Path own = named.token().orElseThrow(() -> missing("--token", "TRAMQUET_TOKEN"));
    TlsIdentity.Text text =
        new TlsIdentity.Text(
            believed.toString(), Files.readString(believed, StandardCharsets.ISO_8859_1));
    return switch (ServerTrust.of(text, InstantSource.system()::instant)) {
      case Decoded.Value<SSLSocketFactory>(SSLSocketFactory sockets) ->
          new CentreLine(address, sockets, Files.readString(own).strip(), dry, CentreLine.PATIENCE);
      case Decoded.Malformed<SSLSocketFactory>(String reason) -> throw new FailedException(reason);
      case Decoded.NotMine<SSLSocketFactory> _ -> throw new FailedException("no PEM");
    };
  }

  private ParameterException missing(String option, String variable) {
    return wrong(option + " is needed, or the environment's " + variable);
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  /// Says what came of it.
  ///
  /// @param words for people
  void tell(JsonNode answer, String words) {
    String line = json ? answer.toString() : (dry ? "would be done: " : "") + words;
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
