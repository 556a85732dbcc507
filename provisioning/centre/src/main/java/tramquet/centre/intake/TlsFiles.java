package tramquet.centre.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tramquet.wire.Decoded;
import tramquet.wire.tls.TlsIdentity;

/// The files with what the centre shows the broker, and with whom it believes. PEM. They are read
/// before each connection, so that files that were exchanged meanwhile count.
///
/// Thread: immutable.
///
/// @param ca certificates of authorities
/// @param certificate of the centre
/// @param key of that certificate
public record TlsFiles(Path ca, Path certificate, Path key) {

  /// Reads all three; what is wrong is said with the file.
  public Decoded<TlsIdentity> read() {
    return text(ca)
        .flatMap(authorities ->
            text(certificate)
                .flatMap(
                    own -> text(key).flatMap(secret -> TlsIdentity.of(authorities, own, secret))));
  }

  private static Decoded<TlsIdentity.Text> text(Path file) {
    try {
      return new Decoded.Value<>(
          new TlsIdentity.Text(
              file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1)));
    } catch (NoSuchFileException e) {
      return new Decoded.Malformed<>("no file " + file);
    } catch (IOException e) {
      return new Decoded.Malformed<>("may not read " + file);
    }
  }
}
