package tramquet.kiosk.pack;

import tramquet.wire.Decoded;
import tramquet.wire.Pack;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.WatchList;

/// What a pack holds, read to its end.
public sealed interface PackBody {

  /// Rules, those that watch included; their version is that of the envelope.
  record Rules(RulePack pack) implements PackBody {}

  /// Whose signatures count.
  record Trust(TrustList list) implements PackBody {}

  /// Which signed codes no longer count.
  record Revoked(Revocations codes) implements PackBody {}

  /// Whom to stop.
  record Watched(WatchList list) implements PackBody {}

  /// Reads the body by its kind.
  static Decoded<PackBody> of(Pack pack) {
    byte[] body = pack.body();
    return switch (pack.kind()) {
      case RULES, SHADOW_RULES ->
          RulePack.decode(body).map(rules -> new Rules(rules.withVersion(pack.version())));
      case TRUST -> TrustList.decode(body).map(Trust::new);
      case REVOCATIONS -> Revocations.decode(body).map(Revoked::new);
      case WATCH_LIST -> WatchList.decode(body).map(Watched::new);
    };
  }
}
