package tramquet.wire;

import java.io.IOException;
import java.security.PublicKey;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/// Verifies ECDSA with SHA-256 (RFC 9053 section 2.1) with Bouncy Castle: a visitor waits for it,
/// and the JDK's took nine times as long under the compiler that a kiosk runs with (2.2 against
/// 0.25 ms in one run).
///
/// Both numbers must have exactly the length of the curve's order, as that section has it: who may
/// write them longer gives one signature many names, and revocations go by name.
final class EcdsaCheck {
  private EcdsaCheck() {}

  static boolean verifies(PublicKey key, byte[] content, byte[] signature) {
    try {
      DSADigestSigner verifier =
          new DSADigestSigner(new ECDSASigner(), new SHA256Digest(), PlainDSAEncoding.INSTANCE);
      verifier.init(false, PublicKeyFactory.createKey(key.getEncoded()));
      verifier.update(content, 0, content.length);
      return verifier.verifySignature(signature);
    } catch (IOException | IllegalArgumentException e) {
      // A key on a curve that is not known, or that is no point of it.
      return false;
    }
  }
}
