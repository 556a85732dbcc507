package tramquet.wire.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.stream.Stream;
import tramquet.wire.Decoded;
import tramquet.wire.Pem;

/// A private key in PEM, with the certificate's half as the witness.
final class PemKey {
  private static final byte[] ANYTHING = {1};

  private PemKey() {}

  /// The key of that text that belongs to this public one: PKCS#8 (RFC 5958), not encrypted.
  static Decoded<PrivateKey> of(TlsIdentity.Text pem, PublicKey half) {
    List<byte[]> blocks = Pem.blocks("PRIVATE KEY", pem.text());
    if (blocks.isEmpty()) {
      return new Decoded.Malformed<>(pem.name() + ": " + otherForm(pem.text()));
    }
    try {
      PrivateKey key =
          KeyFactory.getInstance(half.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(blocks.getFirst()));
      return fits(key, half)
          ? new Decoded.Value<>(key)
          : new Decoded.Malformed<>(pem.name() + ": not the key of the certificate");
    } catch (GeneralSecurityException e) {
      return new Decoded.Malformed<>(
          pem.name() + ": no " + half.getAlgorithm() + " key, as the certificate has");
    }
  }

  private static String otherForm(String text) {
    return Stream.of("ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY")
        .filter(label -> text.contains("-----BEGIN " + label + "-----"))
        .findFirst()
        .map(label -> "a " + label + "; openssl pkey -in FILE -out NEW makes a PRIVATE KEY of it")
        .orElse("no PRIVATE KEY in PEM");
  }

  private static boolean fits(PrivateKey key, PublicKey half) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(half));
    signature.initSign(key);
    signature.update(ANYTHING);
    byte[] signed = signature.sign();
    signature.initVerify(half);
    signature.update(ANYTHING);
    return signature.verify(signed);
  }

  private static String algorithm(PublicKey half) {
    return switch (half.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> half.getAlgorithm();
    };
  }
}
