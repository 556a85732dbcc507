package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;

/// The scanner that is not there, by its command: what it sends with each of its faults.
@Timeout(60)
class SimulateScannerCommandTest {
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final PipedOutputStream codes = new PipedOutputStream();
  private final ExecutorService others = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() throws IOException {
    codes.close();
    others.close();
  }

  @ParameterizedTest
  @CsvSource({"cr, 61620d", "lf, 61620a", "crlf, 61620d0a", "none, 6162"})
  void aCodeComesWithItsSuffix(String suffix, String hex) throws Exception {
    simulate("--suffix", suffix);
    assertEquals(hex, hex(sent("ab", hex.length() / 2)));
  }

  @Test
  void bytesOfAnyKindAreShown() throws Exception {
    simulate();
    assertEquals("00ff1d0d", hex(sent("@hex:00 ff 1d", 4)));
  }

  @Test
  void chunksDoNotChangeWhatIsSent() throws Exception {
    simulate("--chunk", "1");
    assertEquals("61626364650d", hex(sent("abcde", 6)));
  }

  @Test
  void whatIsLostDoesNotCome() throws Exception {
    simulate("--lose", "1");
    assertEquals("", hex(sent("abcde", 0)));
  }

  @Test
  void noiseIsAByteTooManyBeforeEach() throws Exception {
    simulate("--noise", "1", "--seed", "5");
    byte[] spoilt = sent("abc", 8);
    assertEquals(8, spoilt.length);
    assertEquals("6162630d", hex(new byte[] {spoilt[1], spoilt[3], spoilt[5], spoilt[7]}));
  }

  @Test
  void atAnotherSpeedItSendsRubbish() throws Exception {
    simulate("--baud", "9600");
    assertNotEquals("61626364650d", hex(sent("abcde", 6)));
  }

  @Test
  void itsPlugIsPulledAndPutBack() throws Exception {
    simulate();
    try (SerialLine line = opened()) {
      show("@unplug");
      SerialLine.Reading reading = line.read(LONG);
      assertInstanceOf(SerialLine.Gone.class, reading);
    }
    show("@plug");
    awaitSaid("plugged in", 2);
    assertEquals("61620d", hex(sent("ab", 3)));
  }

  @ParameterizedTest
  @CsvSource({"--model, abacus", "--suffix, tab", "--lose, 2", "--chunk, -1"})
  void whatCannotBeIsAWrongCommandLine(String option, String value) throws Exception {
    assertEquals(2, started(option, value).get());
  }

  private void simulate(String... options) throws IOException {
    Future<Integer> _ = started(options);
    awaitSaid("plugged in", 1);
  }

  private Future<Integer> started(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--link", folder.resolve("scanner").toString()));
    all.addAll(List.of(options));
    CommandLine command =
        new CommandLine(new SimulateScannerCommand(new PipedInputStream(codes)))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(new StringWriter()));
    return others.submit(() -> command.execute(all.toArray(String[]::new)));
  }

  private void show(String line) throws IOException {
    codes.write((line + "\n").getBytes(UTF_8));
    codes.flush();
  }

  /// What comes when a code is shown, and that nothing follows.
  private byte[] sent(String code, int count) throws IOException {
    try (SerialLine line = opened()) {
      show(code);
      Bytes all = Bytes.NONE;
      while (all.length() < count && line.read(LONG) instanceof SerialLine.Chunk(Bytes more)) {
        all = all.plus(more);
      }
      assertInstanceOf(SerialLine.Silence.class, line.read(QUIET));
      return all.toArray();
    }
  }

  private SerialLine opened() {
    return ((LineOpener.Opened<SerialLine>)
            SerialLine.at(folder.resolve("scanner"), SerialLine.Settings.FAST).open())
        .line();
  }

  private void awaitSaid(String text, int times) {
    while (out.toString().split(text, -1).length <= times
        || !Files.exists(folder.resolve("scanner"))) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
