package tramquet.centre;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.registry.AuthorityFiles;
import tramquet.wire.Decoded;

/// With what the centre enrols kiosks; without `--authority` it enrols none.
final class EnrolOptions {
  @Option(
      names = "--authority",
      paramLabel = "DIR",
      description = "The folder centre that `tramquet authority init` made: kiosks are enrolled.")
  Optional<Path> authority = Optional.empty();

  @Option(
      names = "--https-address",
      paramLabel = "ADDRESS",
      defaultValue = "0.0.0.0",
      description = "Where enrolment and registry are reached (default: ${DEFAULT-VALUE}).")
  String address = "0.0.0.0";

  @Option(
      names = "--https-port",
      paramLabel = "N",
      defaultValue = "8443",
      description = "0 is any free one (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "localhost",
      description = "By which kiosks reach this centre: a name in its server.pem.")
  String host = "localhost";

  @Option(
      names = "--public-port",
      paramLabel = "N",
      description =
          "By which kiosks reach it, if something stands between (default: --https-port).")
  Optional<Integer> publicPort = Optional.empty();

  @Option(
      names = "--kiosk-broker",
      paramLabel = "URL",
      description = "The broker's address that kiosks are told (default: --mqtt).")
  Optional<String> broker = Optional.empty();

  @Option(
      names = "--crl",
      paramLabel = "FILE",
      description = "Where the list of revoked certificates is written, for the broker.")
  Optional<Path> revocations = Optional.empty();

  /// As properties of the application, after a look into the files.
  Map<String, Object> properties(String mqtt) throws StartFailed {
    Map<String, Object> all = new HashMap<>();
    if (authority.isPresent()) {
      if (AuthorityFiles.read(authority.get())
          instanceof Decoded.Malformed<AuthorityFiles>(String reason)) {
        throw new StartFailed(reason);
      }
      all.put("tramquet.authority", authority.get().toAbsolutePath().toString());
      all.put("tramquet.https.address", address);
      all.put("tramquet.https.port", port);
      all.put("tramquet.https.host", host);
      publicPort.ifPresent(given -> all.put("tramquet.https.public-port", given));
      all.put("tramquet.kiosk-broker", broker.orElse(mqtt));
      revocations.ifPresent(file -> all.put("tramquet.crl", file.toAbsolutePath().toString()));
    }
    return all;
  }
}
