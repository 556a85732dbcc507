package tramquet.kiosk.credential;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import tools.jackson.databind.JsonNode;
import tramquet.wire.Base45;
import tramquet.wire.CoseSign1;
import tramquet.wire.Decoded;
import tramquet.wire.HealthClaims;
import tramquet.wire.HealthProof;
import tramquet.wire.TrustList;

/// The EU digital COVID certificate: `HC1:`, base45, zlib, COSE_Sign1, CWT (EU Electronic Health
/// Certificate Specification 1.0, "Transport Encodings"). Whoever lacks the prefix is not one.
final class EuDccFormat implements CredentialFormat {
  private static final String PREFIX = "HC1:";

  /// A certificate takes about 500 bytes. What grows far beyond is made to fill the memory.
  private static final int MAX_INFLATED = 65_536;

  private static final int CHUNK = 2_048;

  @Override
  public String name() {
    return "eu-dcc";
  }

  @Override
  public Decoded<Credential> decode(CodeText scan, TrustList trust) {
    String text = scan.latin();
    if (!text.startsWith(PREFIX)) {
      return new Decoded.NotMine<>();
    }
    return Base45.decode(text.substring(PREFIX.length()))
        .flatMap(EuDccFormat::inflate)
        .flatMap(CoseSign1::decode)
        .flatMap(cose ->
            HealthClaims.decode(cose.payload()).map(claims -> certificate(cose, claims, trust)));
  }

  private static Decoded<byte[]> inflate(byte[] compressed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      ByteArrayOutputStream inflated = new ByteArrayOutputStream(CHUNK);
      byte[] chunk = new byte[CHUNK];
      while (!inflater.finished()) {
        int length = inflater.inflate(chunk);
        if (length == 0 && !inflater.finished()) {
          return new Decoded.Malformed<>("zlib stream ends early");
        }
        inflated.write(chunk, 0, length);
        if (inflated.size() > MAX_INFLATED) {
          return new Decoded.Malformed<>("zlib stream is too long");
        }
      }
      return new Decoded.Value<>(inflated.toByteArray());
    } catch (DataFormatException e) {
      return new Decoded.Malformed<>("zlib stream");
    } finally {
      inflater.end();
    }
  }

  private static Credential certificate(CoseSign1 cose, HealthClaims claims, TrustList trust) {
    JsonNode content = claims.certificate();
    Set<HealthProof> proofs = EnumSet.noneOf(HealthProof.class);
    for (HealthProof proof : HealthProof.values()) {
      // Some issuers write groups that they do not use as null or as an empty list.
      if (!content.path(proof.group()).isEmpty()) {
        proofs.add(proof);
      }
    }
    CertificateSignature signature =
        new CertificateSignature(
            cose.algorithm(),
            cose.kid().map(Base64.getEncoder()::encodeToString),
            cose.verify(trust.certificates(), proofs),
            cose.revocationTag());
    return new Credential.HealthCertificate(
        claims,
        DccPerson.of(content),
        proofs,
        DccSchema.check(content, claims.issuedAt()),
        signature);
  }
}
