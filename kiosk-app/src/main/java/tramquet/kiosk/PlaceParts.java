package tramquet.kiosk;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.presence.PassageFile;
import tramquet.kiosk.presence.PlaceHistory;
import tramquet.kiosk.presence.Presence;
import tramquet.wire.KioskId;
import tramquet.wire.PlaceId;
import tramquet.wire.PlaceKey;
import tramquet.wire.Stamp;

/// What the lane remembers of the place, and what keeps it in step with the disk and the kiosks
/// next to this one.
record PlaceParts(PlaceHistory history, Presence presence) {

  static PlaceParts of(
      KioskConfig config,
      Provision provision,
      Brokers brokers,
      Supplier<WallTime> clock,
      Supplier<Stamp> stamps,
      LongSupplier nanoTime,
      RandomGenerator random) {
    KioskId id = new KioskId(config.kiosk().id());
    Path data = config.kiosk().data();
    PassageFile file = new PassageFile(data.resolve("passages"));
    PlaceKey key =
        provision.place().orElseGet(() -> OwnKey.in(data.resolve("passages.key"), random));
    Presence.Kept kept = new Presence.Kept(file, stamps, () -> provision.packs().rules().entry());
    PlaceHistory history =
        new PlaceHistory(key, LaneParts.rules(config).confirm(), file.tally(id), clock, nanoTime);
    Presence presence =
        config
            .place()
            .map(place ->
                new Presence(
                    history,
                    kept,
                    new PlaceId(place.name()),
                    key,
                    id,
                    brokers.at(place.broker(), id + "-place"),
                    nanoTime,
                    random))
            .orElseGet(() -> new Presence(history, kept, nanoTime));
    return new PlaceParts(history, presence);
  }
}
