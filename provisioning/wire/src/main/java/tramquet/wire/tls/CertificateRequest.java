package tramquet.wire.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import tramquet.wire.Decoded;
import tramquet.wire.Pem;

/// A request for a certificate (PKCS#10, RFC 2986) for a key on P-256, signed by that key. The name
/// in it counts for nothing: who gets a certificate, and for which name, the registry says.
///
/// @param key for which a certificate is asked
public record CertificateRequest(PublicKey key) {
  /// Longest text that is looked at, in characters.
  public static final int MAX_TEXT = 4_096;

  private static final String LABEL = "CERTIFICATE REQUEST";

  /// A new key on P-256.
  public static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }

  /// Writes one in PEM.
  ///
  /// @param name its Common Name
  public static String of(KeyPair own, String name) {
    try {
      byte[] der =
          new JcaPKCS10CertificationRequestBuilder(CertificateForm.common(name), own.getPublic())
              .build(CertificateForm.signer(own.getPrivate()))
              .getEncoded();
      return Pem.block(LABEL, der);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads one, and sees that whoever asks has the key.
  public static Decoded<CertificateRequest> read(String pem) {
    List<byte[]> blocks = pem.length() > MAX_TEXT ? List.of() : Pem.blocks(LABEL, pem);
    if (blocks.size() != 1) {
      return new Decoded.Malformed<>("no certificate request in PEM");
    }
    try {
      JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(blocks.getFirst());
      PublicKey key = request.getPublicKey();
      if (!(key instanceof ECPublicKey)
          || !SECObjectIdentifiers.secp256r1.equals(
              request.getSubjectPublicKeyInfo().getAlgorithm().getParameters())) {
        return new Decoded.Malformed<>("a key that is not on P-256");
      }
      return request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))
          ? new Decoded.Value<>(new CertificateRequest(key))
          : new Decoded.Malformed<>("not signed by the key it is for");
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException e) {
      // The parser throws whatever it likes for bytes that are nothing.
      return new Decoded.Malformed<>("no certificate request");
    }
  }
}
