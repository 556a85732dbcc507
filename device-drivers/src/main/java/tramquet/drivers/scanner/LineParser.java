package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.List;
import tramquet.drivers.Bytes;

/// Lines of payload, and nothing else.
///
/// Thread: immutable.
record LineParser(FrameParser parser, FrameParser.State state) implements SerialParser {

  LineParser(FrameRules rules) {
    this(new FrameParser(rules), new FrameParser(rules).start());
  }

  @Override
  public Duration pause() {
    return parser.rules().interByte();
  }

  @Override
  public boolean isIdle() {
    return isAtStart();
  }

  @Override
  public Step chunk(Bytes chunk, long atNanos) {
    return step(parser.chunk(state, chunk, atNanos));
  }

  @Override
  public Step silence(Duration lasting) {
    return step(parser.silence(state, lasting));
  }

  /// What has begun is broken.
  Step lost() {
    return step(parser.lost(state));
  }

  /// Whether the next byte begins a line.
  boolean isAtStart() {
    return state instanceof FrameParser.Between || state instanceof FrameParser.AfterReturn;
  }

  private Step step(FrameParser.Step step) {
    return new Step(
        new LineParser(parser, step.state()), step.frames(), step.discards(), List.of(), List.of());
  }
}
