package tramquet.centre.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import tramquet.centre.TestParts;
import tramquet.wire.Pem;
import tramquet.wire.SigningKey;
import tramquet.wire.UnsealingKey;
import tramquet.wire.tls.CertificateAuthority;

/// A folder as `tramquet authority init` makes it for the centre, for `localhost`.
///
/// @param path where
/// @param online the intermediate authority
public record AuthorityFolder(Path path, CertificateAuthority online) {

  /// A new one.
  public static AuthorityFolder make() throws IOException {
    Path path = TestParts.folder();
    Instant now = Instant.now();
    CertificateAuthority root = CertificateAuthority.root("root", now);
    CertificateAuthority online = root.intermediate("centre", now);
    keep(path, "centre-ca", online.issued());
    keep(path, "server", online.server(List.of("localhost"), now));
    keep(path, "tramquet-centre", online.client("tramquet-centre", now));
    Files.writeString(path.resolve("root-ca.pem"), root.issued().certificatePem());
    Files.writeString(path.resolve("claim.key"), SigningKey.generate().pem());
    for (String name : List.of("pack", "order", "personal-code")) {
      Files.writeString(
          path.resolve(name + ".pub"),
          Pem.block("PUBLIC KEY", SigningKey.generate().publicKey().getEncoded()));
    }
    for (String name : List.of("authority", "view")) {
      Files.writeString(
          path.resolve(name + ".pub"),
          Base64.getEncoder().encodeToString(UnsealingKey.generate(new SecureRandom()).publicKey())
              + "\n");
    }
    return new AuthorityFolder(path, online);
  }

  private static void keep(Path path, String name, CertificateAuthority.Issued issued)
      throws IOException {
    Files.writeString(path.resolve(name + ".pem"), issued.certificatePem());
    Files.writeString(path.resolve(name + ".key"), issued.keyPem());
  }

  /// As the centre reads it.
  public AuthorityFiles files() {
    return AuthorityFiles.read(path).asOptional().orElseThrow();
  }
}
