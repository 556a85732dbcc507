package tramquet.technician;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import picocli.CommandLine.Option;
import tramquet.wire.Decoded;
import tramquet.wire.tls.TlsIdentity;

/// With what a technician is known to a broker that is reached by TLS.
final class TlsOptions {
  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificates of the authorities that issue the broker's; no other counts.")
  private Optional<Path> ca = Optional.empty();

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Your certificate, then those between it and its authority.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--certificate-key",
      paramLabel = "FILE",
      description = "The key of that certificate: PKCS#8 in PEM, not encrypted.")
  private Optional<Path> key = Optional.empty();

  /// Whether what is given fits a broker's address: all of it for `ssl`, none of it for another.
  boolean fit(URI broker) {
    boolean ssl = "ssl".equals(broker.getScheme());
    return Stream.of(ca, certificate, key).allMatch(each -> each.isPresent() == ssl);
  }

  /// What the connection is made with; throws `FailedException` where a file is no good.
  SocketFactory sockets() throws IOException {
    if (ca.isEmpty() || certificate.isEmpty() || key.isEmpty()) {
      return SocketFactory.getDefault();
    }
    return switch (TlsIdentity.of(text(ca.get()), text(certificate.get()), text(key.get()))) {
      case Decoded.Value<TlsIdentity>(TlsIdentity identity) ->
          identity.sockets(InstantSource.system()::instant);
      case Decoded.Malformed<TlsIdentity>(String reason) -> throw new FailedException(reason);
      case Decoded.NotMine<TlsIdentity> _ -> throw new FailedException("no PEM");
    };
  }

  private static TlsIdentity.Text text(Path file) throws IOException {
    return new TlsIdentity.Text(
        file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
  }
}
