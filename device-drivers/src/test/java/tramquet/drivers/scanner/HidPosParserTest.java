package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.Bytes;

class HidPosParserTest {
  private static final byte[] LARGEST = payload(2_953, 1);

  @ParameterizedTest
  @EnumSource
  void codesOfEveryLengthComeWholeAndInOrder(HidPosReports maker) {
    Run run = new Run(maker);
    List<Bytes> sent = new ArrayList<>();
    for (int length = 1; length <= 400; length++) {
      byte[] payload = payload(length, length);
      sent.add(Bytes.of(payload));
      run.take(maker.code(payload));
    }
    assertEquals(sent, run.payloads());
    assertEquals(Discards.NONE, run.discards);
  }

  @ParameterizedTest
  @EnumSource
  void theLargestQrCodeTakes53Reports(HidPosReports maker) {
    List<byte[]> reports = maker.code(LARGEST);
    assertEquals(53, reports.size());
    assertEquals(List.of(Bytes.of(LARGEST)), new Run(maker).take(reports).payloads());
  }

  @Test
  void honeywellsVectorIsRead() {
    Run run =
        new Run(HidPosReports.HONEYWELL).take(List.of(vector("02055d5131", "48656c6c6f", 's')));
    assertEquals(List.of(text("Hello")), run.payloads());
    assertEquals(SymbologyIdentifier.QR_CODE, run.scans().getFirst().symbology());
  }

  @Test
  void newlandsVectorIsRead() {
    byte[] report = new byte[64];
    System.arraycopy(HexFormat.of().parseHex("020548656c6c6f"), 0, report, 0, 7);
    report[62] = 0x2f;
    Run run = new Run(HidPosReports.NEWLAND).take(List.of(report));
    assertEquals(List.of(text("Hello")), run.payloads());
    assertEquals(SymbologyIdentifier.UNKNOWN, run.scans().getFirst().symbology());
  }

  private static byte[] vector(String head, String data, char kind) {
    byte[] report = new byte[64];
    byte[] bytes = HexFormat.of().parseHex(head + data);
    System.arraycopy(bytes, 0, report, 0, bytes.length);
    report[61] = (byte) kind;
    return report;
  }

  /// A report that the host has not taken in time is gone, and nothing tells.
  @ParameterizedTest
  @EnumSource
  void aLastReportThatIsLostBreaksItsCodeAndNoOther(HidPosReports maker) {
    List<byte[]> reports = maker.code(LARGEST);
    Run run = new Run(maker).take(reports.subList(0, 52));
    run.quiet(Duration.ofSeconds(1)).take(maker.code(bytes("next")));
    assertEquals(List.of(text("next")), run.payloads());
    assertEquals(1, run.discards.timeout());
  }

  @ParameterizedTest
  @EnumSource
  void aCodeOfAnotherKindInTheMiddleMeansThatTheEndWasLost(HidPosReports maker) {
    Run run = new Run(maker).take(maker.code(LARGEST).subList(0, 52));
    run.take(maker.code(bytes("next"), "]C0", 'j'));
    assertEquals(List.of(text("next")), run.payloads());
    assertEquals(new Discards(0, 1, 0, 0), run.discards);
  }

  /// Wherever reports are thrown away: the code that they belonged to goes, the next one is read.
  @ParameterizedTest
  @EnumSource
  void aLossThatIsToldBreaksTheCodeAtEveryPlace(HidPosReports maker) {
    List<byte[]> reports = maker.code(LARGEST);
    for (int lost = 0; lost < reports.size(); lost++) {
      Run run = new Run(maker).take(reports.subList(0, lost)).lost();
      run.take(reports.subList(lost + 1, reports.size()));
      run.quiet(Duration.ofSeconds(1)).take(maker.code(bytes("next")));
      assertEquals(List.of(text("next")), run.payloads(), "lost " + lost);
      assertTrue(run.discards.timeout() + run.discards.resync() > 0 || lost == 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPauseBreaksTheCodeAndItsRestIsNoCode(HidPosReports maker) {
    List<byte[]> reports = maker.code(LARGEST);
    for (int before = 1; before < reports.size(); before++) {
      Run run = new Run(maker).take(reports.subList(0, before));
      run.quiet(Duration.ofMillis(100)).take(reports.subList(before, reports.size()));
      run.take(maker.code(bytes("next")));
      assertEquals(List.of(text("next")), run.payloads(), "pause after " + before);
      assertEquals(new Discards(0, 1, 1, 0), run.discards);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shorterPausesBreakNothing(HidPosReports maker) {
    Run run = new Run(maker);
    maker.code(LARGEST).forEach(report -> run.take(List.of(report)).quiet(Duration.ofMillis(99)));
    assertEquals(List.of(Bytes.of(LARGEST)), run.payloads());
  }

  @ParameterizedTest
  @ValueSource(ints = {57, 63, 128, 255})
  void aLengthThatCannotBeIsMalformed(int length) {
    for (HidPosReports maker : HidPosReports.values()) {
      byte[] report = maker.code(bytes("one")).getFirst();
      report[1] = (byte) length;
      broken(maker, report);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 0x7f, 0x80, 0xff})
  void aMarkOfWhatFollowsThatIsNoneIsMalformed(int more) {
    for (HidPosReports maker : HidPosReports.values()) {
      byte[] report = maker.code(bytes("one")).getFirst();
      report[63] = (byte) more;
      broken(maker, report);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 65, 128})
  void aReportOfAnotherSizeIsMalformed(int size) {
    for (HidPosReports maker : HidPosReports.values()) {
      byte[] report = new byte[size];
      report[0] = 2;
      broken(maker, report);
    }
  }

  /// Broken by it: a code that had begun, and nothing after it.
  private static void broken(HidPosReports maker, byte[] report) {
    Run run = new Run(maker).take(maker.code(LARGEST).subList(0, 9)).take(List.of(report));
    run.quiet(Duration.ofSeconds(1)).take(maker.code(bytes("next")));
    assertEquals(List.of(text("next")), run.payloads());
    assertEquals(new Discards(0, 0, 0, 0, 1, 0), run.discards);
  }

  @Test
  void neitherLayoutIsTakenForTheOther() {
    for (HidPosReports maker : HidPosReports.values()) {
      HidPosReports other = maker.other();
      Run run = new Run(other).take(maker.code(LARGEST)).take(maker.code(bytes("hello, world")));
      assertEquals(List.of(), run.payloads());
      assertTrue(run.discards.badCheck() > 0);
    }
  }

  @Test
  void anIdentifierThatANewlandWasToldToSendIsTakenOff() {
    Run run = new Run(HidPosReports.NEWLAND);
    run.take(HidPosReports.NEWLAND.code(bytes("]Q1abc"), "", 0));
    assertEquals(List.of(text("abc")), run.payloads());
  }

  @Test
  void aCodeLongerThanTheLimitIsThrownAway() {
    for (HidPosReports maker : HidPosReports.values()) {
      Run run = new Run(maker).take(maker.code(payload(FrameRules.LONGEST, 1)));
      run.take(maker.code(payload(FrameRules.LONGEST + 1, 1)));
      run.take(maker.code(payload(3 * FrameRules.LONGEST, 1))).take(maker.code(bytes("next")));
      assertEquals(2, run.payloads().size());
      assertEquals(2, run.discards.oversize());
    }
  }

  @Test
  void nothingIsNoCodeAndOtherReportsAreNobodysBusiness() {
    for (HidPosReports maker : HidPosReports.values()) {
      Run run = new Run(maker).take(maker.code(new byte[0], "\0\0\0", 0));
      run.take(List.of(new byte[] {5, 1, 2}, new byte[0]));
      assertEquals(new Discards(0, 0, 0, 1), run.discards);
      run.take(List.of(maker.report(new byte[0], "]Q1", 0, true)));
      assertEquals(1, run.discards.badCheck());
    }
  }

  @Test
  void answersToCommandsAreNoCodes() {
    Run run = new Run(HidPosReports.HONEYWELL);
    run.take(HidPosReports.HONEYWELL.code(bytes("REVINF: CM4680"), "]X0", 0));
    run.take(HidPosReports.HONEYWELL.code(new byte[] {6}, "]Z6", 0));
    assertEquals(List.of(), run.payloads());
    assertEquals(List.of(text("REVINF: CM4680"), Bytes.of(new byte[] {6})), run.answers);
    assertEquals(Discards.NONE, run.discards);
  }

  @Test
  void aFrameHasTheTimesOfItsFirstAndLastReport() {
    Run run = new Run(HidPosReports.NEWLAND).take(HidPosReports.NEWLAND.code(LARGEST));
    assertEquals(1_000, run.frames.getFirst().firstByteNanos());
    assertEquals(53_000, run.frames.getFirst().lastByteNanos());
  }

  @Test
  void whateverComesTheNextCodeIsRead() {
    Random random = new Random(9);
    for (int round = 0; round < 2_000; round++) {
      HidPosReports maker = round % 2 == 0 ? HidPosReports.NEWLAND : HidPosReports.HONEYWELL;
      Run run = new Run(maker);
      for (int i = random.nextInt(100); i >= 0; i--) {
        byte[] report = new byte[random.nextInt(4) == 0 ? random.nextInt(66) : 64];
        random.nextBytes(report);
        if (report.length > 0) {
          report[0] = 2;
        }
        if (report.length == 64 && random.nextBoolean()) {
          report[1] = (byte) random.nextInt(57);
          report[63] = (byte) random.nextInt(2);
        }
        run.take(List.of(report));
      }
      run.quiet(Duration.ofSeconds(1)).take(maker.code(bytes("next")));
      assertEquals(text("next"), run.payloads().getLast());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IDENTIFIED, TRIGGER_ON, fd0316540d",
    "IDENTIFIED, TRIGGER_OFF, fd0316550d",
    "IDENTIFIED, BEEP, fd0316070d",
    "IDENTIFIED, IDENTIFY, fd0a164d0d524556494e462e",
    "PLAIN, TRIGGER_ON, 04107e01303030302353434e545247313b03",
    "PLAIN, TRIGGER_OFF, 04107e01303030302353434e545247303b03"
  })
  void commandsAreOutputReports(HidPosLayout layout, Command command, String hex) {
    Bytes report = layout.command(command).orElseThrow();
    byte[] expected = HexFormat.of().parseHex(hex);
    assertEquals(64, report.length());
    assertEquals(Bytes.of(expected), report.slice(0, expected.length));
  }

  private static final class Run {
    private final HidPosParser parser;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Bytes> answers = new ArrayList<>();
    private HidPosParser.State state;
    private Discards discards = Discards.NONE;
    private long nanos;

    Run(HidPosReports maker) {
      parser = new HidPosParser(HidPosLayout.of(maker.vendor), FrameRules.reported());
      state = parser.start();
    }

    Run take(List<byte[]> reports) {
      for (byte[] report : reports) {
        nanos += 1_000;
        took(parser.report(state, Bytes.of(report), nanos));
      }
      return this;
    }

    Run quiet(Duration lasting) {
      return took(parser.silence(state, lasting));
    }

    Run lost() {
      return took(parser.lost(state));
    }

    private Run took(HidPosParser.Step step) {
      state = step.state();
      step.frame().ifPresent(frames::add);
      step.answer().ifPresent(answers::add);
      discards = discards.plus(step.discards());
      return this;
    }

    List<ScanData> scans() {
      return frames.stream().map(frame -> ScanData.from(frame, "north")).toList();
    }

    List<Bytes> payloads() {
      return scans().stream().map(ScanData::data).toList();
    }
  }

  private static byte[] payload(int length, int seed) {
    byte[] payload = new byte[length];
    new Random(seed).nextBytes(payload);
    // So that none looks like a symbology identifier by chance.
    payload[0] = 'T';
    return payload;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Bytes text(String text) {
    return Bytes.of(bytes(text));
  }
}
