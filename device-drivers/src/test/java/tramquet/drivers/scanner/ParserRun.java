package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import tramquet.drivers.Bytes;

/// A parser at work on one line, which remembers what came out.
final class ParserRun {

  private final FrameParser parser;
  private final List<Frame> frames = new ArrayList<>();
  private FrameParser.State state;
  private Discards discards = Discards.NONE;
  private long clockNanos;

  ParserRun(FrameRules rules) {
    parser = new FrameParser(rules);
    state = parser.start();
  }

  /// Plays a capture, each burst cut into chunks.
  ///
  /// @param length of the next chunk, given how many bytes are left
  ParserRun play(Capture capture, IntUnaryOperator length) {
    for (Capture.Part part : capture.parts()) {
      switch (part) {
        case Capture.Burst(Bytes bytes) -> cut(bytes, length);
        case Capture.Asked _ -> throw new IllegalArgumentException("lines know no commands");
        case Capture.Quiet(var lasting) -> take(parser.silence(state, lasting));
      }
    }
    return this;
  }

  ParserRun cut(Bytes bytes, IntUnaryOperator length) {
    Capture.cut(bytes, length, this::chunk);
    return this;
  }

  ParserRun chunk(Bytes bytes) {
    clockNanos++;
    take(parser.chunk(state, bytes, clockNanos));
    return this;
  }

  ParserRun silence(Duration lasting) {
    take(parser.silence(state, lasting));
    return this;
  }

  List<Frame> frames() {
    return frames;
  }

  List<Bytes> payloads() {
    return frames.stream().map(Frame::bytes).toList();
  }

  Discards discards() {
    return discards;
  }

  int held() {
    return state instanceof FrameParser.Collecting(Bytes bytes, long _, long _)
        ? bytes.length()
        : 0;
  }

  private void take(FrameParser.Step step) {
    state = step.state();
    frames.addAll(step.frames());
    discards = discards.plus(step.discards());
  }
}
