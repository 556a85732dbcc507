package tramquet.kiosk.pack;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Identifier;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// Packs of every kind and version for tests, signed by one key.
public record SignedPacks(SigningKey key) {
  public static final Instant ISSUED = Instant.parse("2026-10-01T00:00:00Z");
  public static final Packs BASE = Packs.of(RulePack.CHECKPOINT, TrustList.NONE, WatchList.EMPTY);

  /// With a fresh key.
  public SignedPacks() {
    this(SigningKey.generate());
  }

  public TrustedKeys signers() {
    return TrustedKeys.of(key.publicKey());
  }

  public byte[] rules(long version) {
    return of(PackKind.RULES, version);
  }

  public byte[] of(PackKind kind, long version) {
    return new Pack(kind, version, ISSUED, body(kind, version)).encode(key);
  }

  private static byte[] body(PackKind kind, long version) {
    return switch (kind) {
      case RULES, SHADOW_RULES -> RulePack.MANIFEST.encode();
      case TRUST ->
          TrustList.encode(
              List.of(
                  new TrustList.Issuer(
                      TrustList.Use.CERTIFICATE,
                      TrustList.Form.KEY,
                      SigningKey.generate().publicKey().getEncoded())));
      case REVOCATIONS -> Revocations.of(List.of()).encode();
      case WATCH_LIST -> {
        byte[] secret = new byte[32];
        new Random(version).nextBytes(secret);
        yield WatchList.of(secret, List.<Identifier>of()).encode();
      }
    };
  }
}
