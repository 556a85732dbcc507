package tramquet.kiosk.uplink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import tramquet.wire.Decoded;
import tramquet.wire.tls.TlsIdentity;

/// The files with what this kiosk shows brokers, and with whom it believes. PEM.
///
/// Thread: immutable.
///
/// @param ca certificates of authorities
/// @param certificate of this kiosk
/// @param key of that certificate
public record TlsFiles(Path ca, Path certificate, Path key) {

  /// Reads all three; what is wrong is said with the key of the configuration and the file.
  public Decoded<TlsIdentity> read() {
    return text("tls.ca", ca)
        .flatMap(authorities ->
            text("tls.certificate", certificate)
                .flatMap(own ->
                    text("tls.key", key)
                        .flatMap(secret -> TlsIdentity.of(authorities, own, secret))));
  }

  /// TLS 1.3 with what the files hold when a connection is made.
  ///
  /// @param clock a moment that has certainly come, as late as is known
  public Sockets sockets(Supplier<Instant> clock) {
    return () -> read().map(identity -> identity.sockets(clock));
  }

  private static Decoded<TlsIdentity.Text> text(String setting, Path file) {
    String name = setting + ": " + file;
    try {
      return new Decoded.Value<>(
          new TlsIdentity.Text(name, Files.readString(file, StandardCharsets.ISO_8859_1)));
    } catch (NoSuchFileException e) {
      return new Decoded.Malformed<>(setting + ": no file " + file);
    } catch (IOException e) {
      return new Decoded.Malformed<>(setting + ": may not read " + file);
    }
  }
}
