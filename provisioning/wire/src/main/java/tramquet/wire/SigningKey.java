package tramquet.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// An Ed25519 key that signs, with its public half.
///
/// Thread: immutable.
public final class SigningKey {
  private static final String LABEL = "PRIVATE KEY";

  /// SubjectPublicKeyInfo of Ed25519 up to the 32 bytes of the key (RFC 8410 section 4).
  private static final String SPKI_PREFIX = "302a300506032b6570032100";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// A new key from the system's randomness.
  public static SigningKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new SigningKey(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /// Reads a private key in PKCS#8 PEM (RFC 7468, RFC 8410), as `openssl genpkey -algorithm
  /// ed25519` writes it. Text before and after the block is ignored.
  public static Decoded<SigningKey> ofPem(String pem) {
    List<byte[]> blocks = Pem.blocks(LABEL, pem);
    if (blocks.isEmpty()) {
      return new Decoded.NotMine<>();
    }
    try {
      byte[] der = blocks.getFirst();
      PrivateKey key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
      Optional<byte[]> seed =
          key instanceof EdECPrivateKey edwards ? edwards.getBytes() : Optional.empty();
      return seed.isPresent()
          ? new Decoded.Value<>(new SigningKey(key, publicKey(seed.get())))
          : new Decoded.Malformed<>("private key");
    } catch (GeneralSecurityException e) {
      return new Decoded.Malformed<>("private key");
    }
  }

  /// The public half of an Ed25519 seed; Java's own key factory does not derive it.
  private static PublicKey publicKey(byte[] seed) throws GeneralSecurityException {
    String point =
        HexFormat.of()
            .formatHex(new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded());
    byte[] spki = HexFormat.of().parseHex(SPKI_PREFIX + point);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
  }

  /// The private key in PKCS#8 PEM, ending in a line feed. Keep it where only its owner reads.
  public String pem() {
    return Pem.block(LABEL, privateKey.getEncoded());
  }

  /// What others need to verify.
  public PublicKey publicKey() {
    return publicKey;
  }

  /// The id under which verifiers look for [#publicKey()].
  public KeyId keyId() {
    return KeyId.of(publicKey);
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  CoseAlgorithm algorithm() {
    return CoseAlgorithm.EDDSA;
  }

  /// The key stays out of logs and messages.
  @Override
  public String toString() {
    return "SigningKey";
  }
}
