package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.kiosk.visit.ByteScan;
import tramquet.wire.Declaration.Symptom;

/// What the world does to codes, on a real serial port: each gets a clear answer, nothing is
/// thrown, and the next visitor is served within two seconds.
final class BadInputIT {
  private static final Duration NEXT_VISITOR = Duration.ofSeconds(2);

  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Issuing issuing =
      new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());
  private final Cast cast = new Cast(13);
  private final Invented victim = cast.next();
  private final Invented other = cast.next();

  private int served;

  @TempDir Path folder;

  private Map<String, Bytes> badInput() {
    String card = Cards.citizen(victim);
    Map<String, Bytes> all = new LinkedHashMap<>();
    all.put("garbage", Cards.read("¡¿ qwerty ?!"));
    all.put("half a code", Cards.read(issuing.code(victim, issuing.clear()).substring(0, 90)));
    all.put("half a card", Cards.read(card.substring(0, 30)));
    all.put("a code with NUL", Cards.read("\0" + card.substring(0, 9) + "\0" + card.substring(9)));
    all.put("a code with CR", Cards.read(card.replaceFirst("\\|", "\r")));
    // Cut in two by its CR or LF, the halves of one card would be those that are still held.
    all.put("a code with LF", Cards.read(Cards.citizen(other).replaceFirst("\\|", "\n")));
    all.put("a code with GS", Cards.read(card.replaceFirst("\\|", "\u001d")));
    all.put("a visible ECI prefix", Cards.read("\\000026" + card));
    all.put("UTF-8 read as Latin-1", latin(card));
    all.put("Windows-1258", Bytes.of(card.getBytes(Charset.forName("windows-1258"))));
    all.put("UTF-16", Bytes.of(card.getBytes(UTF_16LE)));
    all.put("letters lost", Cards.readWithoutMarkedLetters(card));
    return all;
  }

  private static Bytes latin(String code) {
    return Bytes.of(new String(code.getBytes(UTF_8), ISO_8859_1).getBytes(UTF_8));
  }

  private static boolean isAnswer(String line) {
    return LiveKiosk.isScreen("unreadable", line) || LiveKiosk.isScreen("asking", line);
  }

  /// Red, then green, then red again, so that each visitor is seen on a pin.
  private void theNextVisitorIsServed(LiveKiosk kiosk, String after, long sinceNanos)
      throws InterruptedException {
    served++;
    boolean well = served % 2 == 0;
    kiosk.show(
        Cards.read(
            issuing.code(
                cast.next(),
                issuing.declared(
                    Duration.ofHours(1), well ? Set.of() : Set.of(Symptom.COUGH), false, false))));
    Duration took = Duration.ofNanos(kiosk.lamp(well ? "green" : "red") - sinceNanos);
    assertTrue(took.compareTo(NEXT_VISITOR) < 0, () -> after + ": the next one waited " + took);
  }

  @Test
  void badInputGetsAnAnswerAndTheNextVisitorIsServedWithinTwoSeconds() throws Exception {
    try (LiveKiosk kiosk =
        new LiveKiosk(
            Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath(),
            folder,
            keys,
            Optional.empty())) {
      kiosk.start();
      Set<ByteBuffer> before = ByteScan.contents(folder);
      for (Map.Entry<String, Bytes> each : badInput().entrySet()) {
        long lastNanos = kiosk.show(each.getValue());
        kiosk.hear("an answer to " + each.getKey(), BadInputIT::isAnswer);
        theNextVisitorIsServed(kiosk, each.getKey(), lastNanos);
      }
      byte[] noise = new byte[3000];
      new Random(5).nextBytes(noise);
      // In three pieces: with what came in the second before, more than 20 would be a flood, after
      // which nobody is heard for two seconds.
      for (int i = 0; i < noise.length; i++) {
        noise[i] = noise[i] == '\r' || noise[i] == '\n' ? 0 : noise[i];
      }
      noise[1000] = '\r';
      noise[2000] = '\n';
      long lastNanos = kiosk.show(Bytes.of(noise));
      theNextVisitorIsServed(kiosk, "3 kB of noise", lastNanos);
      nothingWasThrown(kiosk);
      int ill = (served + 1) / 2;
      assertEquals(
          2 + served + ill,
          kiosk.stop(),
          "records on disk: what the clock says, the trip, a visit of each who was well or ill, and"
              + " an alarm for each who was ill");
      assertEquals(
          List.of(),
          new ByteScan(Stream.of(victim, other).flatMap(Script::secrets).toArray(String[]::new))
              .findings(folder, before));
    }
  }

  private static void nothingWasThrown(LiveKiosk kiosk) throws IOException {
    for (String line : kiosk.log()) {
      assertFalse(line.startsWith("<3>") || line.contains("Exception"), line);
    }
  }
}
