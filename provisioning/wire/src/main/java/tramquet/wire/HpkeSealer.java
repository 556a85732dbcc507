package tramquet.wire;

import java.security.PublicKey;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Seals with HPKE (RFC 9180, base mode, X25519, HKDF-SHA256, AES-256-GCM). Each part is the
/// encapsulated key (32 bytes) followed by the ciphertext.
///
/// The costly half of sealing, encapsulation and round keys, needs nothing of the record: pairs of
/// them are prepared while the lane is idle, each used for one record and never again.
///
/// Thread: any; `prepare` beside `seal` is meant.
public final class HpkeSealer implements Sealer {
  /// Prepared pairs that are kept: a burst of visitors longer than this pays for itself.
  private static final int PREPARED = 4;

  private final String keyId;
  private final PublicKey authorityKey;
  private final PublicKey viewKey;
  private final BlockingQueue<Pair> prepared = new ArrayBlockingQueue<>(PREPARED);

  private record Pair(HpkeMessage authority, HpkeMessage view) {}

  /// Seals to these keys from now on. Throws `IllegalArgumentException` for one that is not
  /// `SealingKeys.isSealable`.
  public HpkeSealer(SealingKeys keys) {
    keyId = keys.id();
    authorityKey = usable(keys.authority());
    viewKey = usable(keys.view());
  }

  private static PublicKey usable(byte[] key) {
    return HpkeMessage.key(key)
        .orElseThrow(() -> new IllegalArgumentException("nothing can be sealed to this key"));
  }

  @Override
  public SealedRecord seal(RecordHeader header, AuthorityPart authority, ViewPart view) {
    Pair pair = prepared.poll();
    if (pair == null) {
      pair = pair();
    }
    byte[] associated = Hpke.associatedData(header, keyId);
    return new SealedRecord(
        header,
        keyId,
        pair.authority().seal(associated, PartCodec.encode(authority)),
        pair.view().seal(associated, PartCodec.encode(view)));
  }

  @Override
  public void prepare() {
    while (prepared.remainingCapacity() > 0 && prepared.offer(pair())) {
      // until full
    }
  }

  private Pair pair() {
    return new Pair(
        HpkeMessage.to(authorityKey, Hpke.AUTHORITY_INFO), HpkeMessage.to(viewKey, Hpke.VIEW_INFO));
  }
}
