package tramquet.kiosk.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import tramquet.wire.Base45;

/// The one thing in reading an EU certificate that nobody can save: its ES256 signature verified,
/// over the same bytes with the same key, everything else done beforehand, the key unpacked as
/// well.
@SuppressWarnings("ArrayRecordComponent") // never compared
record BareVerification(
    PublicKey key, AsymmetricKeyParameter unpacked, byte[] signed, byte[] signature) {
  private static final int SIGNATURE = 64;

  /// Head of a string of 64 bytes.
  private static final int SIGNATURE_HEAD = 2;

  /// Takes a code apart that is built as most are: tag, array of four, protected header of less
  /// than 24 bytes, empty map.
  static BareVerification of(byte[] code, byte[] signer) {
    try {
      byte[] cose = inflated(code);
      int header = 2;
      int payload = header + 1 + (cose[header] & 0x1F) + 1;
      int end = cose.length - SIGNATURE - SIGNATURE_HEAD;
      ByteArrayOutputStream signed = new ByteArrayOutputStream();
      signed.write(0x84);
      signed.write(0x6A);
      signed.writeBytes("Signature1".getBytes(US_ASCII));
      signed.write(cose, header, payload - 1 - header);
      signed.write(0x40);
      signed.write(cose, payload, end - payload);
      PublicKey key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(signer))
              .getPublicKey();
      return new BareVerification(
          key,
          PublicKeyFactory.createKey(key.getEncoded()),
          signed.toByteArray(),
          Arrays.copyOfRange(cose, cose.length - SIGNATURE, cose.length));
    } catch (GeneralSecurityException | DataFormatException | IOException e) {
      throw new IllegalStateException("not such a certificate", e);
    }
  }

  private static byte[] inflated(byte[] code) throws DataFormatException {
    byte[] compressed =
        Base45.decode(new String(code, US_ASCII).substring("HC1:".length()))
            .asOptional()
            .orElseThrow();
    Inflater inflater = new Inflater();
    inflater.setInput(compressed);
    byte[] space = new byte[4_096];
    int length = inflater.inflate(space);
    inflater.end();
    return Arrays.copyOf(space, length);
  }

  /// By Bouncy Castle, as the kiosk does it.
  void run() {
    DSADigestSigner verifier =
        new DSADigestSigner(new ECDSASigner(), new SHA256Digest(), PlainDSAEncoding.INSTANCE);
    verifier.init(false, unpacked);
    verifier.update(signed, 0, signed.length);
    if (!verifier.verifySignature(signature)) {
      throw new IllegalStateException("not what was signed");
    }
  }

  /// By the JDK.
  void runByTheJdk() {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(key);
      verifier.update(signed);
      if (!verifier.verify(signature)) {
        throw new IllegalStateException("not what was signed");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has ES256", e);
    }
  }
}
