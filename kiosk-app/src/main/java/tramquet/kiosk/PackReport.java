package tramquet.kiosk;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import tramquet.kiosk.pack.HeldPack;
import tramquet.kiosk.pack.PackStore;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.KioskStatus;
import tramquet.wire.PackKind;
import tramquet.wire.ShelfLife;

/// The data in force as the centre and staff see it.
///
/// @param rules version of the rules that decide
/// @param held every signed pack
/// @param oldest the age of the oldest data that the rules mind
record PackReport(long rules, Map<PackKind, KioskStatus.HeldPack> held, ShelfLife.Age oldest) {
  /// Before anything is known.
  static final PackReport NONE = new PackReport(0, Map.of(), ShelfLife.Age.FRESH);

  static PackReport of(PackStore store, Instant now) {
    Packs packs = store.inForce();
    Map<PackKind, KioskStatus.HeldPack> held = new EnumMap<>(PackKind.class);
    for (HeldPack pack : store.held()) {
      held.put(pack.kind(), new KioskStatus.HeldPack(pack.version(), packs.age(pack.kind(), now)));
    }
    return new PackReport(packs.rules().version(), held, packs.oldest(now));
  }
}
