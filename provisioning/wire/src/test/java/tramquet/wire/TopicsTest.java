package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {
  @Test
  void theKioskIsFoundInItsTopics() {
    assertEquals(new Decoded.Value<>(Records.KIOSK), Topics.kioskOf(Topics.records(Records.KIOSK)));
    assertEquals("tramquet/1/kiosk/ben-xe-01/ack", Topics.ack(Records.KIOSK));
  }

  @Test
  void everyKindOfPackHasATopicOfItsOwn() {
    assertEquals(
        "tramquet/1/kiosk/ben-xe-01/packs/watch-list",
        Topics.packs(Records.KIOSK, PackKind.WATCH_LIST));
    assertEquals(
        new Decoded.Value<>(Records.KIOSK),
        Topics.kioskOf(Topics.packs(Records.KIOSK, PackKind.RULES)));
  }

  @Test
  void theKiosksOfAPlaceShareTopicsOfTheirOwn() {
    PlaceId place = new PlaceId("ben-xe-7");
    assertEquals("tramquet/1/place/ben-xe-7/passages", Topics.passages(place));
    assertEquals("tramquet/1/place/ben-xe-7/tally/ben-xe-01", Topics.tally(place, Records.KIOSK));
    assertEquals("tramquet/1/place/ben-xe-7/tally/+", Topics.allTallies(place));
  }

  @Test
  void aForeignOrBrokenTopicIsAnAnswer() {
    assertInstanceOf(Decoded.NotMine.class, Topics.kioskOf("other/1/kiosk/a/records"));
    assertInstanceOf(Decoded.Malformed.class, Topics.kioskOf("tramquet/1/kiosk/"));
    assertInstanceOf(Decoded.Malformed.class, Topics.kioskOf("tramquet/1/kiosk/BAD ID/records"));
  }

  @Test
  void aCloudEventSurvivesItsProperties() {
    CloudEvent event =
        new CloudEvent("e1", CloudEvent.source(Records.KIOSK), CloudEvent.RECORDS, Instant.EPOCH);
    assertEquals(new Decoded.Value<>(event), CloudEvent.of(event.attributes()));
    assertInstanceOf(Decoded.NotMine.class, CloudEvent.of(Map.of()));
    assertInstanceOf(Decoded.Malformed.class, CloudEvent.of(Map.of("specversion", "1.0")));
  }
}
