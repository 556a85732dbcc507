package tramquet.centre.intake;

import java.util.List;
import tramquet.wire.CloudEvent;
import tramquet.wire.Decoded;
import tramquet.wire.KioskId;
import tramquet.wire.RecordBatch;
import tramquet.wire.SealedRecord;
import tramquet.wire.Topics;

/// Reads a message on a records topic, and believes it only where the topic (which the broker
/// allows to one kiosk alone), the CloudEvent's source and every record name the same kiosk.
final class BatchReader {
  private BatchReader() {}

  /// The records of the message.
  static Decoded<List<SealedRecord>> read(Delivery delivery) {
    return Topics.kioskOf(delivery.topic()).flatMap(kiosk -> read(kiosk, delivery));
  }

  private static Decoded<List<SealedRecord>> read(KioskId kiosk, Delivery delivery) {
    return CloudEvent.of(delivery.properties())
        .flatMap(event -> checked(event, kiosk))
        .flatMap(event -> RecordBatch.decode(delivery.payload()))
        .flatMap(batch -> checked(batch, kiosk));
  }

  private static Decoded<CloudEvent> checked(CloudEvent event, KioskId kiosk) {
    if (!event.type().equals(CloudEvent.RECORDS)) {
      return new Decoded.Malformed<>("type of event");
    }
    return event.source().equals(CloudEvent.source(kiosk))
        ? new Decoded.Value<>(event)
        : new Decoded.Malformed<>("source of another kiosk");
  }

  private static Decoded<List<SealedRecord>> checked(RecordBatch batch, KioskId kiosk) {
    return batch.records().stream().allMatch(each -> each.header().kiosk().equals(kiosk))
        ? new Decoded.Value<>(batch.records())
        : new Decoded.Malformed<>("record of another kiosk");
  }
}
