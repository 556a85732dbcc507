package tramquet.kiosk;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.presence.PlaceHistory;
import tramquet.kiosk.presence.Presence;
import tramquet.kiosk.presence.TallyFile;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.wire.KioskId;
import tramquet.wire.PlaceId;
import tramquet.wire.PlaceKey;

/// What the lane remembers of the place, and what keeps it in step with the disk and the kiosks
/// next to this one.
record PlaceParts(PlaceHistory history, Presence presence) {

  static PlaceParts of(
      KioskConfig config,
      Provision provision,
      Supplier<WallTime> clock,
      LongSupplier nanoTime,
      RandomGenerator random) {
    KioskId id = new KioskId(config.kiosk().id());
    TallyFile file = new TallyFile(config.kiosk().data().resolve("tally"));
    PlaceKey key = provision.place().orElseGet(() -> PlaceKey.alone(random));
    PlaceHistory history =
        new PlaceHistory(
            key,
            config.lane().direction(),
            LaneParts.rules(config.lane()).confirm(),
            file.load(id),
            clock,
            nanoTime);
    Presence presence =
        config
            .place()
            .map(place ->
                new Presence(
                    history,
                    file,
                    new PlaceId(place.name()),
                    key,
                    id,
                    new PahoBroker(place.broker(), id + "-place"),
                    nanoTime,
                    random))
            .orElseGet(() -> new Presence(history, file, nanoTime));
    return new PlaceParts(history, presence);
  }
}
