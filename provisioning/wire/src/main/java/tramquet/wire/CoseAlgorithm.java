package tramquet.wire;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/// A way to sign of the COSE registry (RFC 9053) that we know. A further one is one line.
enum CoseAlgorithm {
  /// EdDSA with Ed25519 (RFC 9053 section 2.2).
  EDDSA(-8, "EdDSA", "Ed25519", Optional.empty());

  private final long id;
  private final String keyAlgorithm;
  private final String signatureAlgorithm;

  // The specifications of the JDK for signatures can not change, though their interface does not
  // say
  // so.
  @SuppressWarnings("Immutable")
  private final Optional<AlgorithmParameterSpec> parameters;

  CoseAlgorithm(
      long id,
      String keyAlgorithm,
      String signatureAlgorithm,
      Optional<AlgorithmParameterSpec> parameters) {
    this.id = id;
    this.keyAlgorithm = keyAlgorithm;
    this.signatureAlgorithm = signatureAlgorithm;
    this.parameters = parameters;
  }

  /// The number in the protected header.
  long id() {
    return id;
  }

  static Optional<CoseAlgorithm> of(long id) {
    return Arrays.stream(values()).filter(a -> a.id == id).findFirst();
  }

  /// Whether that key signed that content so; false for a key of another kind, too.
  boolean verifies(PublicKey key, byte[] content, byte[] signature) {
    if (!key.getAlgorithm().equals(keyAlgorithm)) {
      return false;
    }
    if (this == EDDSA) {
      return Ed25519Check.verifies(key, content, signature);
    }
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
