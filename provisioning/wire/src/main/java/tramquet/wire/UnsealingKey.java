package tramquet.wire;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/// A private key that opens one kind of sealed part: the authority's, or the place view's. It never
/// comes near a kiosk or the centre's web process.
public final class UnsealingKey {
  private final X25519PrivateKeyParameters privateKey;

  private UnsealingKey(X25519PrivateKeyParameters privateKey) {
    this.privateKey = privateKey;
  }

  /// Draws a new key.
  public static UnsealingKey generate(SecureRandom random) {
    return new UnsealingKey(new X25519PrivateKeyParameters(random));
  }

  /// Reads the 32 bytes that `bytes()` gave; another length is malformed.
  public static Decoded<UnsealingKey> of(byte[] bytes) {
    return bytes.length == X25519PrivateKeyParameters.KEY_SIZE
        ? new Decoded.Value<>(new UnsealingKey(new X25519PrivateKeyParameters(bytes)))
        : new Decoded.Malformed<>("an X25519 private key has 32 bytes");
  }

  /// The private key, 32 bytes.
  public byte[] bytes() {
    return privateKey.getEncoded();
  }

  /// The public key, 32 bytes.
  public byte[] publicKey() {
    return privateKey.generatePublicKey().getEncoded();
  }

  /// Opens the authority's part. A record that was altered, moved, or sealed to another key is
  /// malformed.
  public Decoded<AuthorityPart> openAuthority(SealedRecord sealedRecord) {
    return open(sealedRecord, sealedRecord.sealedAuthority(), Hpke.AUTHORITY_INFO)
        .flatMap(PartCodec::authority);
  }

  /// Opens the part of the place view, with the same answers.
  public Decoded<ViewPart> openView(SealedRecord sealedRecord) {
    return open(sealedRecord, sealedRecord.sealedView(), Hpke.VIEW_INFO).flatMap(PartCodec::view);
  }

  private Decoded<byte[]> open(SealedRecord sealedRecord, byte[] part, byte[] info) {
    if (part.length < Hpke.ENCAPSULATED) {
      return new Decoded.Malformed<>("too short");
    }
    byte[] encapsulated = Arrays.copyOf(part, Hpke.ENCAPSULATED);
    byte[] ciphertext = Arrays.copyOfRange(part, Hpke.ENCAPSULATED, part.length);
    AsymmetricCipherKeyPair pair =
        new AsymmetricCipherKeyPair(privateKey.generatePublicKey(), privateKey);
    try {
      return new Decoded.Value<>(
          Hpke.suite()
              .setupBaseR(encapsulated, pair, info)
              .open(Hpke.associatedData(sealedRecord.header(), sealedRecord.keyId()), ciphertext));
    } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException e) {
      return new Decoded.Malformed<>("does not open");
    }
  }

  /// The key stays out of logs and messages.
  @Override
  public String toString() {
    return "UnsealingKey";
  }
}
