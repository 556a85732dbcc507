package tramquet.technician;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// How a claim code is made and where it is written.
final class ClaimOptions {
  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "24",
      description = "How long it counts, 1 to 24 (default: ${DEFAULT-VALUE}).")
  private int hours;

  @Option(names = "--wifi", paramLabel = "NAME", description = "The place's wireless network.")
  private Optional<String> wifi = Optional.empty();

  @Option(
      names = "--wifi-passphrase",
      paramLabel = "TEXT",
      arity = "0..1",
      interactive = true,
      description = "Its passphrase; asked for when nothing follows.")
  private Optional<String> passphrase = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Picture: .pdf (a page of A4), .png or .svg; repeat it. Only you can read it.")
  private List<Path> out = List.of();

  @Option(names = "--force", description = "Write over files that are there.")
  private boolean force;

  /// Where it goes; throws where something is in the way, before the centre is asked.
  List<Path> files() {
    for (Path file : out) {
      if (!force && Files.exists(file)) {
        throw new FailedException(file + " is there already: nothing was done (--force would)");
      }
    }
    return out;
  }

  ObjectNode body() {
    ObjectNode body = CentreLine.body().put("hours", hours);
    wifi.ifPresent(name -> body.put("ssid", name));
    passphrase.ifPresent(phrase -> body.put("passphrase", phrase));
    return body;
  }
}
