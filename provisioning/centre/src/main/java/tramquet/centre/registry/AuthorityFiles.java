package tramquet.centre.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import tramquet.wire.Decoded;
import tramquet.wire.Pem;
import tramquet.wire.Pin;
import tramquet.wire.SealingKeys;
import tramquet.wire.SigningKey;
import tramquet.wire.tls.CertificateAuthority;
import tramquet.wire.tls.ServerTrust;
import tramquet.wire.tls.TlsIdentity;

/// What `tramquet authority init` puts into the folder `centre`: with what kiosks are enrolled.
///
/// @param issuing signs certificates of kiosks
/// @param root its pin
/// @param rootPem its certificate
/// @param claims signs claim codes
/// @param sealing to whom kiosks seal
/// @param packKey public key of packs, in PEM
/// @param orderKey public key of orders, in PEM
/// @param personalCodeKey public key of personal codes, in PEM
/// @param folder where they are; `server.pem` and `server.key` are what the centre shows
public record AuthorityFiles(
    CertificateAuthority issuing,
    Pin root,
    String rootPem,
    SigningKey claims,
    SealingKeys sealing,
    String packKey,
    String orderKey,
    String personalCodeKey,
    Path folder) {
  private static final List<String> FILES =
      List.of(
          "centre-ca.pem",
          "centre-ca.key",
          "root-ca.pem",
          "claim.key",
          "authority.pub",
          "view.pub",
          "pack.pub",
          "order.pub",
          "personal-code.pub",
          "server.pem",
          "server.key");

  /// Reads the folder. What is wrong is said with the name of the file.
  public static Decoded<AuthorityFiles> read(Path folder) {
    for (String name : FILES) {
      if (!Files.isReadable(folder.resolve(name))) {
        return new Decoded.Malformed<>(folder.resolve(name) + ": cannot be read");
      }
    }
    try {
      TlsIdentity.Text root = text(folder, "root-ca.pem");
      String claim = text(folder, "claim.key").text();
      String pack = key(folder, "pack.pub");
      String order = key(folder, "order.pub");
      String personal = key(folder, "personal-code.pub");
      SealingKeys sealing =
          new SealingKeys(sealing(folder, "authority.pub"), sealing(folder, "view.pub"));
      Decoded<AuthorityFiles> all =
          CertificateAuthority.of(text(folder, "centre-ca.pem"), text(folder, "centre-ca.key"))
              .flatMap(issuing ->
                  ServerTrust.pin(root)
                      .flatMap(pin ->
                          SigningKey.ofPem(claim)
                              .map(claims ->
                                  new AuthorityFiles(
                                      issuing,
                                      pin,
                                      root.text(),
                                      claims,
                                      sealing,
                                      pack,
                                      order,
                                      personal,
                                      folder))));
      return all instanceof Decoded.NotMine
          ? new Decoded.Malformed<>(folder.resolve("claim.key") + ": no Ed25519 private key")
          : all;
    } catch (IOException | IllegalArgumentException | java.util.NoSuchElementException e) {
      return new Decoded.Malformed<>(folder + ": a file in it is not as authority init wrote it");
    }
  }

  private static TlsIdentity.Text text(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return new TlsIdentity.Text(file.toString(), Files.readString(file));
  }

  private static String key(Path folder, String name) throws IOException {
    byte[] der = Pem.blocks("PUBLIC KEY", Files.readString(folder.resolve(name))).getFirst();
    return Pem.block("PUBLIC KEY", der);
  }

  private static byte[] sealing(Path folder, String name) throws IOException {
    byte[] key = Base64.getDecoder().decode(Files.readString(folder.resolve(name)).strip());
    if (!SealingKeys.isSealable(key)) {
      throw new IllegalArgumentException(name);
    }
    return key;
  }

  /// The keys stay out of logs.
  @Override
  public String toString() {
    return "AuthorityFiles[" + folder + "]";
  }
}
