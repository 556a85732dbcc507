package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.function.LongSupplier;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.SerialLine;

/// Frames from a serial line: bytes as they come, and silence as it is watched.
///
/// Thread: the reader's.
final class SerialFrames implements FrameSource {
  private final SerialLine line;
  private final FrameParser parser;
  private final LongSupplier nanoTime;
  private FrameParser.State state;
  private Duration quiet = Duration.ZERO;

  SerialFrames(SerialLine line, FrameRules rules, LongSupplier nanoTime) {
    this.line = line;
    this.nanoTime = nanoTime;
    parser = new FrameParser(rules);
    state = parser.start();
  }

  @Override
  public Taken take() {
    Duration pause = parser.rules().interByte();
    return switch (line.read(pause)) {
      case SerialLine.Chunk(Bytes bytes) -> {
        quiet = Duration.ZERO;
        yield came(bytes.length(), parser.chunk(state, bytes, nanoTime.getAsLong()));
      }
      case SerialLine.Silence() -> {
        quiet = quiet.plus(pause);
        yield came(0, parser.silence(state, quiet));
      }
      case SerialLine.Gone(String reason) -> new Gone(reason);
    };
  }

  private Came came(long bytes, FrameParser.Step step) {
    state = step.state();
    return new Came(bytes, step);
  }

  @Override
  public void close() {
    line.close();
  }
}
