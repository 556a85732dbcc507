package tramquet.centre;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.intake.TlsFiles;
import tramquet.wire.Decoded;
import tramquet.wire.tls.TlsIdentity;

/// With what the centre is known to a broker that is reached by TLS.
final class TlsOptions {
  @Option(
      names = "--mqtt-ca",
      paramLabel = "FILE",
      description = "Certificates of the authorities that issue the broker's; no other counts.")
  Optional<Path> ca = Optional.empty();

  @Option(
      names = "--mqtt-certificate",
      paramLabel = "FILE",
      description = "The centre's certificate, then those between it and its authority.")
  Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--mqtt-key",
      paramLabel = "FILE",
      description = "The key of that certificate: PKCS#8 in PEM, not encrypted.")
  Optional<Path> key = Optional.empty();

  /// Whether what is given fits a broker's address: all of it for `ssl`, none of it for another.
  boolean fit(Optional<String> url) {
    boolean ssl = url.filter(u -> u.startsWith("ssl:")).isPresent();
    return Stream.of(ca, certificate, key).allMatch(each -> each.isPresent() == ssl);
  }

  /// As properties of the application, after a look into the files.
  Map<String, Object> properties() throws StartFailed {
    Map<String, Object> all = new HashMap<>();
    if (ca.isPresent() && certificate.isPresent() && key.isPresent()) {
      TlsFiles files = new TlsFiles(ca.get(), certificate.get(), key.get());
      if (files.read() instanceof Decoded.Malformed<TlsIdentity>(String reason)) {
        throw new StartFailed(reason);
      }
      all.put("tramquet.mqtt.ca", files.ca());
      all.put("tramquet.mqtt.certificate", files.certificate());
      all.put("tramquet.mqtt.key", files.key());
    }
    return all;
  }
}
