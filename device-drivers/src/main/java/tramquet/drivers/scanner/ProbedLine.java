package tramquet.drivers.scanner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;

/// A way to a scanner whose speed nobody knows: it is asked what it is at one speed after the
/// other, and the first at which it answers is its own. What it answered last time is tried first.
///
/// Thread: one.
final class ProbedLine implements LineOpener<SerialLine> {

  /// Speeds that are tried, the likeliest first.
  static final List<Integer> SPEEDS = List.of(115_200, 9_600, 57_600, 19_200);

  private static final int TRIES = 3;

  /// How long nothing may come before an answer, and within one.
  private static final Duration QUIET = Duration.ofMillis(100);

  /// Rubbish that goes on coming is no answer.
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Path port;
  private final IntFunction<LineOpener<SerialLine>> atSpeed;
  private final IntFunction<Dialect> dialect;
  private final LongSupplier nanoTime;
  private OptionalInt known = OptionalInt.empty();

  /// @param atSpeed the way to its port at a speed in bits per second
  /// @param dialect that it speaks at such a speed; it must have `IDENTIFY`
  ProbedLine(
      Path port,
      IntFunction<LineOpener<SerialLine>> atSpeed,
      IntFunction<Dialect> dialect,
      LongSupplier nanoTime) {
    this.port = port;
    this.atSpeed = atSpeed;
    this.dialect = dialect;
    this.nanoTime = nanoTime;
  }

  @Override
  public Opening<SerialLine> open() {
    for (int baud : speeds()) {
      switch (atSpeed.apply(baud).open()) {
        case Opened<SerialLine>(SerialLine line) -> {
          if (isAnswering(line, dialect.apply(baud))) {
            known = OptionalInt.of(baud);
            return new Opened<>(line);
          }
          line.close();
        }
        case Absent<SerialLine> absent -> {
          return absent;
        }
        case Unavailable<SerialLine> unavailable -> {
          return unavailable;
        }
      }
    }
    return new Unavailable<>("%s does not answer at any of %s bit/s".formatted(port, SPEEDS));
  }

  private List<Integer> speeds() {
    return IntStream.concat(known.stream(), SPEEDS.stream().mapToInt(each -> each))
        .distinct()
        .boxed()
        .toList();
  }

  private boolean isAnswering(SerialLine line, Dialect spoken) {
    Bytes question = spoken.bytes(Command.IDENTIFY).orElseThrow();
    for (int i = 0; i < TRIES; i++) {
      if (!(line.write(question) instanceof SerialLine.Sent)) {
        return false;
      } else if (isAnswered(line, spoken.parser().asked(Command.IDENTIFY))) {
        // The answer to the question before may still come, and would be taken for a code.
        return i == 0 || !isAnswered(line, spoken.parser());
      }
    }
    return false;
  }

  private boolean isAnswered(SerialLine line, SerialParser parser) {
    long until = nanoTime.getAsLong() + LONGEST.toNanos();
    SerialParser now = parser;
    while (until - nanoTime.getAsLong() > 0
        && line.read(QUIET) instanceof SerialLine.Chunk(Bytes bytes)) {
      SerialParser.Step step = now.chunk(bytes, nanoTime.getAsLong());
      step.answers().forEach(line::write);
      if (step.replies().stream().anyMatch(Reply.Identity.class::isInstance)) {
        return true;
      }
      now = step.next();
    }
    return false;
  }
}
