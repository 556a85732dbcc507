package tramquet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.bouncycastle.crypto.hpke.HPKE;

/// The one HPKE suite of the wire (RFC 9180, 7): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
/// AES-256-GCM; and what is bound to a sealed part.
final class Hpke {
  /// Bytes of an encapsulated key.
  static final int ENCAPSULATED = 32;

  static final byte[] AUTHORITY_INFO = "tramquet/1/authority".getBytes(UTF_8);
  static final byte[] VIEW_INFO = "tramquet/1/view".getBytes(UTF_8);

  private Hpke() {}

  /// A suite for one use: Bouncy Castle's keeps its digest between calls, so two threads that share
  /// one seal what nobody can open.
  static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }

  /// Associated data: kiosk, epoch, sequence number, record id, kind and key id, a line each, so
  /// that a sealed part can be neither moved to another record nor given to another kiosk.
  static byte[] associatedData(RecordHeader header, String keyId) {
    return String.join(
            "\n",
            "tramquet/1",
            header.kiosk().text(),
            header.epoch().text(),
            Long.toString(header.seq()),
            header.id().toString(),
            header.kind().text(),
            keyId)
        .getBytes(UTF_8);
  }

  static byte[] join(byte[] front, byte[] back) {
    byte[] both = Arrays.copyOf(front, front.length + back.length);
    System.arraycopy(back, 0, both, front.length, back.length);
    return both;
  }
}
