package tramquet.technician;

import java.util.List;
import tramquet.wire.Decoded;
import tramquet.wire.PackDraft;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.TrustList.Issuer;
import tramquet.wire.WatchList;

/// What a pack says, as far as people may see it.
sealed interface PackContent {

  /// All of it.
  record Rules(RulePack rules) implements PackContent {}

  /// All of it.
  record Trust(List<Issuer> issuers) implements PackContent {}

  /// How many codes, and not which.
  record Revoked(int codes) implements PackContent {}

  /// How many numbers, and not whose.
  record Watched(int numbers) implements PackContent {}

  /// Reads the body as a kiosk would.
  static Decoded<PackContent> of(PackDraft draft) {
    byte[] body = draft.body();
    return switch (draft.kind()) {
      case RULES, SHADOW_RULES ->
          RulePack.decode(body).map(rules -> new Rules(rules.withVersion(draft.version())));
      case TRUST ->
          TrustList.issuers(body)
              .flatMap(issuers -> TrustList.of(issuers).map(_ -> new Trust(issuers)));
      case REVOCATIONS -> Revocations.decode(body).map(list -> new Revoked(list.size()));
      case WATCH_LIST -> WatchList.decode(body).map(list -> new Watched(list.size()));
    };
  }

  /// A few words for one line.
  default String text() {
    return switch (this) {
      case Rules(RulePack rules) -> "`" + Words.printable(rules.name()) + "`";
      case Trust(List<Issuer> issuers) -> Words.count(issuers.size(), "issuer");
      case Revoked(int codes) -> Words.count(codes, "revocation");
      case Watched(int numbers) -> Words.count(numbers, "number");
    };
  }
}
