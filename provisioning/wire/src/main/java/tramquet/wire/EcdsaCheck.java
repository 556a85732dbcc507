package tramquet.wire;

import java.io.IOException;
import java.security.PublicKey;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/// Verifies ECDSA with SHA-256 (RFC 9053 section 2.1) with Bouncy Castle: a visitor waits for it,
/// and the JDK's took thirteen times as long under the compiler that a kiosk runs with (1.6 against
/// 0.12 ms in one run).
///
/// Both numbers must have exactly the length of the curve's order, as that section has it: who may
/// write them longer gives one signature many names, and revocations go by name.
record EcdsaCheck(AsymmetricKeyParameter key) implements SignatureCheck {

  static SignatureCheck by(PublicKey key) {
    try {
      return new EcdsaCheck(PublicKeyFactory.createKey(key.getEncoded()));
    } catch (IOException | IllegalArgumentException e) {
      // On a curve that is not known, or no point of it.
      return NEVER;
    }
  }

  @Override
  public boolean verifies(byte[] content, byte[] signature) {
    DSADigestSigner verifier =
        new DSADigestSigner(new ECDSASigner(), new SHA256Digest(), PlainDSAEncoding.INSTANCE);
    verifier.init(false, key);
    verifier.update(content, 0, content.length);
    return verifier.verifySignature(signature);
  }
}
