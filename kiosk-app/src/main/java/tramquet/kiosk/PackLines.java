package tramquet.kiosk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.pack.HeldPack;
import tramquet.kiosk.pack.PackBody;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.PackKind;
import tramquet.wire.RulePack;
import tramquet.wire.ShelfLife;

/// The packs in force, in words for a technician.
final class PackLines {
  private PackLines() {}

  /// One line for each kind that is held or missed.
  static List<String> of(Provision provision, Instant now) {
    Packs packs = provision.packs();
    List<HeldPack> held = provision.store().held();
    List<String> lines = new ArrayList<>();
    if (held.stream().noneMatch(pack -> pack.kind() == PackKind.RULES)) {
      lines.add("pack     rules: %s, of the program".formatted(packs.rules().name()));
    }
    for (PackKind kind : PackKind.values()) {
      Optional<HeldPack> pack = held.stream().filter(one -> one.kind() == kind).findFirst();
      ShelfLife.Age age = packs.age(kind, now);
      if (pack.isPresent()) {
        lines.add(
            "pack     %s: %s, version %d, signed %s, %s"
                .formatted(
                    kind.text(),
                    name(pack.get().body()),
                    pack.get().version(),
                    pack.get().issuedAt(),
                    age.text()));
      } else if (age == ShelfLife.Age.STALE) {
        lines.add("pack     %s: none, and the rules ask for it".formatted(kind.text()));
      }
    }
    return lines;
  }

  private static String name(PackBody body) {
    return switch (body) {
      case PackBody.Rules(RulePack rules) -> rules.name();
      case PackBody.Trust _ -> "issuers";
      case PackBody.Revoked(var codes) -> codes.size() + " codes";
      case PackBody.Watched(var list) -> list.size() + " people";
    };
  }
}
