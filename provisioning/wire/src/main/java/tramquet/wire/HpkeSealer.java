package tramquet.wire;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/// Seals with HPKE (RFC 9180, base mode, X25519, HKDF-SHA256, AES-256-GCM). Each part is the
/// encapsulated key (32 bytes) followed by the ciphertext.
///
/// The costly half of sealing, the encapsulation, needs nothing of the record: pairs of them are
/// prepared while the lane is idle, each used for one record and never again.
///
/// Thread: any; `prepare` beside `seal` is meant.
public final class HpkeSealer implements Sealer {
  /// Prepared pairs that are kept: a burst of visitors longer than this pays for itself.
  private static final int PREPARED = 4;

  private final String keyId;
  private final AsymmetricKeyParameter authorityKey;
  private final AsymmetricKeyParameter viewKey;
  private final BlockingQueue<Encapsulations> prepared = new ArrayBlockingQueue<>(PREPARED);

  private record Encapsulations(
      HPKEContextWithEncapsulation authority, HPKEContextWithEncapsulation view) {}

  /// Seals to these keys from now on.
  public HpkeSealer(SealingKeys keys) {
    keyId = keys.id();
    authorityKey = Hpke.suite().deserializePublicKey(keys.authority());
    viewKey = Hpke.suite().deserializePublicKey(keys.view());
  }

  @Override
  public SealedRecord seal(RecordHeader header, AuthorityPart authority, ViewPart view) {
    Encapsulations pair = prepared.poll();
    if (pair == null) {
      pair = encapsulate();
    }
    byte[] associated = Hpke.associatedData(header, keyId);
    return new SealedRecord(
        header,
        keyId,
        seal(pair.authority(), associated, PartCodec.encode(authority)),
        seal(pair.view(), associated, PartCodec.encode(view)));
  }

  @Override
  public void prepare() {
    while (prepared.remainingCapacity() > 0 && prepared.offer(encapsulate())) {
      // until full
    }
  }

  private Encapsulations encapsulate() {
    return new Encapsulations(
        Hpke.suite().setupBaseS(authorityKey, Hpke.AUTHORITY_INFO),
        Hpke.suite().setupBaseS(viewKey, Hpke.VIEW_INFO));
  }

  private static byte[] seal(
      HPKEContextWithEncapsulation context, byte[] associated, byte[] plain) {
    try {
      return Hpke.join(context.getEncapsulation(), context.seal(associated, plain));
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("sealing does not fail", e);
    }
  }
}
