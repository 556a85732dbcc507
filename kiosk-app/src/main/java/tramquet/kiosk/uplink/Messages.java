package tramquet.kiosk.uplink;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tramquet.wire.CloudEvent;
import tramquet.wire.EncodedBatch;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.Topics;

/// What a kiosk publishes of itself.
///
/// @param clock for the time on messages
/// @param random for their ids
record Messages(InstantSource clock, RandomGenerator random) {

  /// How it is: retained, and the Will.
  static Broker.Message status(KioskStatus value) {
    return new Broker.Message(
        Topics.status(value.kiosk()), value.encode(), "application/json", Map.of(), true);
  }

  /// A batch of its records, as one CloudEvent in binary mode.
  Broker.Message records(KioskId who, EncodedBatch batch) {
    CloudEvent event =
        new CloudEvent(
            new UUID(random.nextLong(), random.nextLong()).toString(),
            CloudEvent.source(who),
            CloudEvent.RECORDS,
            clock.instant());
    return new Broker.Message(
        Topics.records(who), batch.message(), CloudEvent.CBOR, event.attributes(), false);
  }
}
