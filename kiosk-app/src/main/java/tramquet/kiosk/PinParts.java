package tramquet.kiosk;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.order.PinDesk;
import tramquet.kiosk.order.PinHash;
import tramquet.kiosk.order.PinTries;
import tramquet.wire.Ordered;

/// The desk that takes the PIN of staff, where one is configured.
final class PinParts {
  private PinParts() {}

  /// @param tell the lane, of a PIN that was right or was not
  static Optional<PinDesk> desk(KioskConfig config, LongSupplier nanoTime, Consumer<Event> tell) {
    return config
        .staffPin()
        .map(staff ->
            new PinDesk(
                PinHash.parse(staff.hash()).asOptional().orElseThrow(),
                new PinTries(config.kiosk().data().resolve("pin-tries"), nanoTime.getAsLong()),
                new PinDesk.Listener() {
                  @Override
                  public void right() {
                    tell.accept(
                        new Event.SignedIn(
                            nanoTime.getAsLong(),
                            new Session.Who.Staff(Ordered.BY_PIN, staff.holder())));
                  }

                  @Override
                  public void refused(Duration pause) {
                    tell.accept(new Event.PinRefused(nanoTime.getAsLong(), pause));
                  }
                },
                nanoTime));
  }
}
