package tramquet.wire;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/// A way to sign of the COSE registry (RFC 9053) that we know. A further one is one line.
enum CoseAlgorithm {
  /// EdDSA with Ed25519 (RFC 9053 section 2.2).
  EDDSA(-8, "EdDSA", "EdDSA", "Ed25519", Optional.empty()),
  /// ECDSA with SHA-256, both numbers in fixed length (RFC 9053 section 2.1); on any curve of the
  /// key, as that section allows.
  ES256(-7, "ES256", "EC", "SHA256withECDSAinP1363Format", Optional.empty()),
  /// RSASSA-PSS with SHA-256 and a salt of 32 bytes (RFC 8230 section 2).
  PS256(
      -37,
      "PS256",
      "RSA",
      "RSASSA-PSS",
      Optional.of(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1)));

  private final long id;
  private final String text;
  private final String keyAlgorithm;
  private final String signatureAlgorithm;

  // The specifications of the JDK for signatures can not change, though their interface does not
  // say so.
  @SuppressWarnings("Immutable")
  private final Optional<AlgorithmParameterSpec> parameters;

  CoseAlgorithm(
      long id,
      String text,
      String keyAlgorithm,
      String signatureAlgorithm,
      Optional<AlgorithmParameterSpec> parameters) {
    this.id = id;
    this.text = text;
    this.keyAlgorithm = keyAlgorithm;
    this.signatureAlgorithm = signatureAlgorithm;
    this.parameters = parameters;
  }

  /// The number in the protected header.
  long id() {
    return id;
  }

  /// The name in the registry: `ES256`.
  String text() {
    return text;
  }

  static Optional<CoseAlgorithm> of(long id) {
    return Arrays.stream(values()).filter(a -> a.id == id).findFirst();
  }

  /// That key, ready to verify; one of another kind has signed nothing so.
  SignatureCheck by(PublicKey key) {
    if (!key.getAlgorithm().equals(keyAlgorithm)) {
      return SignatureCheck.NEVER;
    }
    return switch (this) {
      case EDDSA -> Ed25519Check.by(key);
      case ES256 -> EcdsaCheck.by(key);
      case PS256 -> (content, signature) -> verifiesByTheJdk(key, content, signature);
    };
  }

  private boolean verifiesByTheJdk(PublicKey key, byte[] content, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(signatureAlgorithm);
      verifier.initVerify(key);
      if (parameters.isPresent()) {
        verifier.setParameter(parameters.get());
      }
      verifier.update(content);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of the wrong length, or one that is no signature at all.
      return false;
    }
  }

  byte[] sign(PrivateKey key, byte[] content) {
    try {
      Signature signer = Signature.getInstance(signatureAlgorithm);
      signer.initSign(key);
      if (parameters.isPresent()) {
        signer.setParameter(parameters.get());
      }
      signer.update(content);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("own key can not sign", e);
    }
  }
}
