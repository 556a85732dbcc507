package tramquet.kiosk.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.Frame;
import tramquet.drivers.scanner.FrameParser;
import tramquet.drivers.scanner.FrameRules;

/// Codes 150 ms apart from a device that ends them with CR LF, cut and joined by the line at
/// random, in time that is only told: how many come otherwise than they were sent, and how many
/// come that nobody sent. Beside what many programs do: end a code at each CR, and forget what is
/// longer than 200 ms on its way.
final class SplitsAndMerges {
  private static final int CODES = 10_000;
  private static final Duration APART = Duration.ofMillis(150);

  private SplitsAndMerges() {}

  static List<Figure> run() {
    Random random = new Random(7);
    List<String> sent = new ArrayList<>();
    List<Bytes> chunks = new ArrayList<>();
    StringBuilder late = new StringBuilder();
    for (int i = 0; i < CODES; i++) {
      String code = "TICKET-%06d-%s".formatted(i, "x".repeat(random.nextInt(40)));
      sent.add(code);
      late.append(code).append("\r\n");
      // A line that is held up hands on several codes at once, and any part of the last.
      while (random.nextInt(3) > 0 && late.length() > 0) {
        int length = 1 + random.nextInt(late.length());
        chunks.add(Bytes.of(late.substring(0, length).getBytes(StandardCharsets.US_ASCII)));
        late.delete(0, length);
      }
    }
    chunks.add(Bytes.of(late.toString().getBytes(StandardCharsets.US_ASCII)));
    int ours = wrong(sent, ours(chunks));
    int others = wrong(sent, atEachReturn(chunks));
    return List.of(
        Figure.of(
                "scanner-splits-and-merges-wrong-of-10000",
                "codes",
                ours,
                new Figure.Reference("ended at CR", others))
            .aiming(Figure.Aim.atMost(0, ours, "codes")));
  }

  private static List<String> ours(List<Bytes> chunks) {
    FrameParser parser = new FrameParser(FrameRules.terminatedAt(115_200));
    FrameParser.State state = parser.start();
    List<String> read = new ArrayList<>();
    for (Bytes chunk : chunks) {
      FrameParser.Step step = parser.chunk(state, chunk, 0);
      boolean between = chunk.length() > 0 && chunk.at(chunk.length() - 1) == '\n';
      for (Frame frame : step.frames()) {
        read.add(new String(frame.bytes().toArray(), StandardCharsets.US_ASCII));
      }
      state = between ? parser.silence(step.state(), APART).state() : step.state();
    }
    return read;
  }

  private static List<String> atEachReturn(List<Bytes> chunks) {
    StringBuilder all = new StringBuilder();
    chunks.forEach(c -> all.append(new String(c.toArray(), StandardCharsets.US_ASCII)));
    return List.of(all.toString().split("\r"));
  }

  /// Sent and not read, in order, and read and not sent.
  private static int wrong(List<String> sent, List<String> read) {
    int next = 0;
    int right = 0;
    for (String code : sent) {
      int at = next;
      while (at < read.size() && !read.get(at).equals(code)) {
        at++;
      }
      if (at < read.size()) {
        right++;
        next = at + 1;
      }
    }
    return sent.size() - right + read.size() - right;
  }
}
