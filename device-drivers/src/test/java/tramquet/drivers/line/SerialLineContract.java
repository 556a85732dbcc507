package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;

/// What every serial line does, whoever made it.
abstract class SerialLineContract {

  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /// The far end of the line, in the test's hand.
  interface FarEnd extends AutoCloseable {

    LineOpener<SerialLine> opener();

    void send(Bytes bytes);

    /// What came from the line, at least `count` bytes of it unless time runs out.
    Bytes received(int count);

    void unplug();

    void replug();

    @Override
    void close();
  }

  abstract FarEnd farEnd();

  private FarEnd far;
  private SerialLine line;

  @BeforeEach
  void open() {
    far = farEnd();
    line = opened();
  }

  @AfterEach
  void close() {
    line.close();
    far.close();
  }

  @Test
  void everyByteComesThroughUnchanged() {
    far.send(everyByte());
    assertEquals(everyByte(), read(line, 256));
  }

  @Test
  void everyByteGoesOutUnchanged() {
    assertInstanceOf(SerialLine.Sent.class, line.write(everyByte()));
    assertEquals(everyByte(), far.received(256));
  }

  @Test
  void theLargestCodeComesWhole() {
    byte[] code = new byte[2953];
    for (int i = 0; i < code.length; i++) {
      code[i] = (byte) (i * 31);
    }
    far.send(Bytes.of(code));
    assertEquals(Bytes.of(code), read(line, code.length));
  }

  @Test
  void nothingSentIsSilence() {
    assertInstanceOf(SerialLine.Silence.class, line.read(SOON));
  }

  @Test
  void anUnpluggedLineIsGoneAfterWhatWasSent() {
    far.send(everyByte());
    assertEquals(everyByte(), read(line, 256));
    far.unplug();
    assertInstanceOf(SerialLine.Gone.class, untilNotSilent(line));
  }

  @Test
  void aReaderThatWaitsLearnsOfTheUnplug() throws InterruptedException {
    Thread.ofPlatform().start(far::unplug);
    assertInstanceOf(SerialLine.Gone.class, untilNotSilent(line));
  }

  @Test
  void aReplugCanBeOpenedAgain() {
    far.unplug();
    assertInstanceOf(SerialLine.Gone.class, untilNotSilent(line));
    line.close();
    far.replug();
    line = opened();
    far.send(everyByte());
    assertEquals(everyByte(), read(line, 256));
  }

  @Test
  void closingTwiceIsFine() {
    line.close();
    line.close();
  }

  private SerialLine opened() {
    return ((LineOpener.Opened<SerialLine>) far.opener().open()).line();
  }

  private static SerialLine.Reading untilNotSilent(SerialLine line) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    SerialLine.Reading reading = line.read(SOON);
    while (reading instanceof SerialLine.Silence && System.nanoTime() < deadline) {
      reading = line.read(SOON);
    }
    return reading;
  }

  private static Bytes read(SerialLine line, int count) {
    Bytes all = Bytes.NONE;
    while (all.length() < count && untilNotSilent(line) instanceof SerialLine.Chunk(Bytes more)) {
      assertTrue(more.length() > 0);
      all = all.plus(more);
    }
    return all;
  }

  private static Bytes everyByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return Bytes.of(all);
  }
}
