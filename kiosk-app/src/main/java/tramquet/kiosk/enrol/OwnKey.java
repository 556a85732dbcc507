package tramquet.kiosk.enrol;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import tramquet.wire.Pem;
import tramquet.wire.tls.CertificateRequest;

/// The key that a kiosk draws for itself, on P-256; it never leaves it.
///
/// @param keys both halves
public record OwnKey(KeyPair keys) {

  /// A new one.
  static OwnKey draw() {
    return new OwnKey(CertificateRequest.newKey());
  }

  /// Reads what [#pem()] wrote.
  static Optional<OwnKey> of(String pem) {
    List<byte[]> secret = Pem.blocks("PRIVATE KEY", pem);
    List<byte[]> half = Pem.blocks("PUBLIC KEY", pem);
    if (secret.size() != 1 || half.size() != 1) {
      return Optional.empty();
    }
    try {
      KeyFactory factory = KeyFactory.getInstance("EC");
      return Optional.of(
          new OwnKey(
              new KeyPair(
                  factory.generatePublic(new X509EncodedKeySpec(half.getFirst())),
                  factory.generatePrivate(new PKCS8EncodedKeySpec(secret.getFirst())))));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /// Both halves in PEM; the private one is what TLS looks for.
  String pem() {
    return Pem.block("PRIVATE KEY", keys.getPrivate().getEncoded())
        + Pem.block("PUBLIC KEY", keys.getPublic().getEncoded());
  }

  /// SubjectPublicKeyInfo (DER).
  byte[] half() {
    return keys.getPublic().getEncoded();
  }

  /// The key stays out of logs and messages.
  @Override
  public String toString() {
    return "OwnKey";
  }
}
