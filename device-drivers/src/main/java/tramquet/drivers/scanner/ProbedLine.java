package tramquet.drivers.scanner;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;

/// A way to a scanner whose speed nobody knows: it is asked what it is at one speed after the
/// other, and the first at which it answers is its own. What it answered last time is tried first.
///
/// Thread: one.
final class ProbedLine implements LineOpener<SerialLine> {

  /// Speeds that are tried, the likeliest first.
  static final List<Integer> SPEEDS = List.of(115_200, 9_600, 57_600, 19_200);

  private final Path port;
  private final IntFunction<LineOpener<SerialLine>> atSpeed;
  private final IntFunction<Dialect> dialect;
  private final IdentityQuestion identity;
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
    identity = new IdentityQuestion(nanoTime);
  }

  @Override
  public Opening<SerialLine> open() {
    for (int baud : speeds()) {
      switch (atSpeed.apply(baud).open()) {
        case Opened<SerialLine>(SerialLine line) -> {
          if (identity.isTold(line, dialect.apply(baud))) {
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
}
