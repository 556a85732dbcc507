package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.Frame;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.risk.Assessment;

class JsonTraceTest {
  private static final ScanData SCAN =
      ScanData.from(new Frame(Bytes.of(new byte[] {1}), 2, 3), "entry");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong(10);

  private JsonTrace to(OutputStream out) {
    return new JsonTrace(new PrintStream(out, false, UTF_8), nanos::getAndIncrement);
  }

  private List<String> lines() {
    return printed.toString(UTF_8).lines().toList();
  }

  @Test
  void linesComeInTheOrderOfTheCallsWithTheTimeOfEach() {
    JsonTrace trace = to(printed);
    trace.scanned(SCAN);
    trace.assessed(new Assessment.Unreadable());
    trace.pin("red", true, 7);
    trace.shown(new Screen.ShowOwnCode());
    trace.stopped(4);
    assertEquals(
        List.of(
            "{\"t\":\"scan\",\"atNanos\":10,\"scan\":1,\"firstByteNanos\":2,\"lastByteNanos\":3}",
            "{\"t\":\"assessed\",\"atNanos\":11,\"scan\":1,\"outcome\":\"unreadable\"}",
            "{\"t\":\"pin\",\"atNanos\":7,\"pin\":\"red\",\"on\":true}",
            "{\"t\":\"screen\",\"atNanos\":12,\"screen\":\"show-own-code\"}",
            "{\"t\":\"stopped\",\"unsent\":4,\"lostLines\":0}"),
        lines());
  }

  @Test
  void whoDoesNotReadHoldsNobodyUp() {
    CountDownLatch reads = new CountDownLatch(1);
    JsonTrace trace =
        to(
            new OutputStream() {
              @Override
              public void write(int b) {
                try {
                  reads.await();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                printed.write(b);
              }
            });
    for (int i = 0; i < 5_000; i++) {
      trace.scanned(SCAN);
    }
    reads.countDown();
    trace.stopped(0);
    assertTrue(lines().size() < 5_000, "some are lost");
    assertTrue(lines().getFirst().contains("\"scan\":1,"));
  }
}
