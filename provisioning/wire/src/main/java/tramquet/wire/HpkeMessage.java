package tramquet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// All of one HPKE message but its text, made beforehand: the encapsulated key and a cipher that
/// waits with its round keys. By the JDK's own KEM, HKDF and AES, because Bouncy Castle's context
/// makes the round keys only when it seals, while a visitor waits.
///
/// Thread: one at a time.
final class HpkeMessage {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /// RFC 9180, 5.1: KEM 0x0020, KDF 0x0001, AEAD 0x0002.
  private static final byte[] SUITE =
      Hpke.join("HPKE".getBytes(UTF_8), new byte[] {0x00, 0x20, 0x00, 0x01, 0x00, 0x02});

  private static final byte[] NOTHING = {};

  /// RFC 8410, 4: what comes before the 32 bytes of an X25519 key in its SubjectPublicKeyInfo.
  private static final byte[] X25519 = HexFormat.of().parseHex("302a300506032b656e032100");

  private final byte[] encapsulated;
  private final Cipher cipher;

  private HpkeMessage(byte[] encapsulated, Cipher cipher) {
    this.encapsulated = encapsulated;
    this.cipher = cipher;
  }

  /// An X25519 public key; empty for what is none, and for one of low order, to which nothing can
  /// be sealed (RFC 9180, 7.1.4).
  ///
  /// @param raw 32 bytes (RFC 7748, 5)
  static Optional<PublicKey> key(byte[] raw) {
    try {
      PublicKey key =
          KeyFactory.getInstance("X25519")
              .generatePublic(new X509EncodedKeySpec(Hpke.join(X25519, raw)));
      var _ = KEM.getInstance("DHKEM").newEncapsulator(key).encapsulate();
      return Optional.of(key);
    } catch (InvalidKeySpecException | InvalidKeyException | ProviderException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has these", e);
    }
  }

  /// RFC 9180, 5.1.1 and 6.1, base mode; its first and only message.
  static HpkeMessage to(PublicKey key, byte[] info) {
    try {
      KEM.Encapsulated shared = KEM.getInstance("DHKEM").newEncapsulator(key).encapsulate();
      byte[] context =
          Hpke.join(
              new byte[] {0},
              Hpke.join(
                  extract(NOTHING, "psk_id_hash", NOTHING), extract(NOTHING, "info_hash", info)));
      SecretKeySpec secret =
          new SecretKeySpec(extract(shared.key().getEncoded(), "secret", NOTHING), "HKDF");
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(expand(secret, "key", context, KEY_BYTES), "AES"),
          new GCMParameterSpec(TAG_BITS, expand(secret, "base_nonce", context, NONCE_BYTES)));
      return new HpkeMessage(shared.encapsulation(), cipher);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has these", e);
    }
  }

  /// The encapsulated key and the ciphertext. Once only: the cipher refuses a second text.
  byte[] seal(byte[] associated, byte[] plain) {
    try {
      cipher.updateAAD(associated);
      return Hpke.join(encapsulated, cipher.doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing does not fail", e);
    }
  }

  private static byte[] extract(byte[] salt, String label, byte[] input)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract()
                .addSalt(salt)
                .addIKM(labeled(NOTHING, label, input))
                .extractOnly());
  }

  private static byte[] expand(SecretKeySpec secret, String label, byte[] context, int length)
      throws GeneralSecurityException {
    byte[] info = labeled(new byte[] {0, (byte) length}, label, context);
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(HKDFParameterSpec.expandOnly(secret, info, length));
  }

  /// RFC 9180, 4.
  private static byte[] labeled(byte[] front, String label, byte[] back) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(front);
    all.writeBytes("HPKE-v1".getBytes(UTF_8));
    all.writeBytes(SUITE);
    all.writeBytes(label.getBytes(UTF_8));
    all.writeBytes(back);
    return all.toByteArray();
  }
}
