package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.wire.Decoded;

class TraceReaderTest {
  private static final String ID = "6f3a1c1e-0c52-4b3f-9a38-0e1f4f6f7a11";

  @Test
  void everyKindOfLineIsRead() {
    reads("{\"t\":\"ready\",\"atNanos\":7}", new TraceEvent.Ready(7));
    reads(
        "{\"t\":\"scan\",\"scan\":1,\"firstByteNanos\":2,\"lastByteNanos\":3}",
        new TraceEvent.Scan(1, 2, 3));
    reads(
        "{\"t\":\"assessed\",\"scan\":1,\"outcome\":\"refuse\",\"format\":\"citizen-card\",\"reasons\":[\"watch-list\"]}",
        new TraceEvent.Assessed(
            1, Outcome.REFUSE, Optional.of("citizen-card"), List.of("watch-list")));
    reads(
        "{\"t\":\"assessed\",\"scan\":2,\"outcome\":\"place-code\"}",
        new TraceEvent.Assessed(2, Outcome.PLACE_CODE, Optional.empty(), List.of()));
    reads(
        "{\"t\":\"failed\",\"scan\":1,\"cause\":\"storage-failed\"}",
        new TraceEvent.Failed(1, "storage-failed"));
    reads(
        "{\"t\":\"pin\",\"pin\":\"red\",\"on\":true,\"atNanos\":9}",
        new TraceEvent.Pin("red", true, 9));
    reads("{\"t\":\"delivered\",\"epoch\":\"e\",\"upTo\":4}", new TraceEvent.Delivered("e", 4));
    reads(
        "{\"t\":\"acknowledged\",\"epoch\":\"e\",\"upTo\":4}", new TraceEvent.Acknowledged("e", 4));
    reads("{\"t\":\"pictures\",\"files\":[\"a.png\"]}", new TraceEvent.Pictures(List.of("a.png")));
    reads("{\"t\":\"stopped\",\"unsent\":0}", new TraceEvent.Stopped(0));
  }

  @Test
  void aCommittedRecordMayHaveNoScan() {
    String tail = "\"id\":\"" + ID + "\",\"epoch\":\"00000000000000ff\",\"seq\":5}";
    reads(
        "{\"t\":\"committed\",\"scan\":3,\"kind\":\"visit\"," + tail,
        new TraceEvent.Committed(
            OptionalLong.of(3), "visit", UUID.fromString(ID), "00000000000000ff", 5));
    reads(
        "{\"t\":\"committed\",\"kind\":\"passage\"," + tail,
        new TraceEvent.Committed(
            OptionalLong.empty(), "passage", UUID.fromString(ID), "00000000000000ff", 5));
  }

  @Test
  void linesOfOthersAreNotMine() {
    assertInstanceOf(Decoded.NotMine.class, TraceReader.read("hello"));
    assertInstanceOf(Decoded.NotMine.class, TraceReader.read("{\"t\":\"screen\"}"));
    assertInstanceOf(Decoded.NotMine.class, TraceReader.read("{}"));
  }

  @Test
  void halfALineIsMalformed() {
    assertInstanceOf(Decoded.Malformed.class, TraceReader.read("{\"t\":\"scan\",\"scan\":1"));
    assertInstanceOf(Decoded.Malformed.class, TraceReader.read("{\"t\":\"scan\",\"scan\":1}"));
    assertInstanceOf(
        Decoded.Malformed.class,
        TraceReader.read("{\"t\":\"assessed\",\"scan\":1,\"outcome\":\"maybe\"}"));
  }

  private static void reads(String line, TraceEvent event) {
    assertEquals(new Decoded.Value<>(event), TraceReader.read(line));
  }
}
