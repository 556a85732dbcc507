package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import tramquet.drivers.Bytes;

/// A model's parser at work on one line, which remembers what came out.
final class DialectRun {
  private final List<Frame> frames = new ArrayList<>();
  private final List<String> replies = new ArrayList<>();
  private final List<Bytes> answers = new ArrayList<>();
  private SerialParser parser;
  private Discards discards = Discards.NONE;
  private long clockNanos;

  DialectRun(SerialParser parser) {
    this.parser = parser;
  }

  /// That of a model, at the speed of USB.
  static DialectRun of(String model) {
    SerialModel serial = (SerialModel) ScannerModels.withId(model).orElseThrow();
    return new DialectRun(serial.dialect(FrameRules.terminatedAt(115_200)).parser());
  }

  DialectRun play(Capture capture, IntUnaryOperator length) {
    for (Capture.Part part : capture.parts()) {
      switch (part) {
        case Capture.Burst(Bytes bytes) -> cut(bytes, length);
        case Capture.Quiet(var lasting) -> silence(lasting);
        case Capture.Asked(Command command) -> asked(command);
      }
    }
    return this;
  }

  /// @param length of the next chunk, given how many bytes are left
  DialectRun cut(Bytes bytes, IntUnaryOperator length) {
    Capture.cut(bytes, length, this::chunk);
    return this;
  }

  /// Bytes came.
  ///
  /// @return what is answered to them
  Bytes chunk(Bytes bytes) {
    clockNanos++;
    return take(parser.chunk(bytes, clockNanos));
  }

  Bytes silence(Duration lasting) {
    return take(parser.silence(lasting));
  }

  DialectRun asked(Command command) {
    parser = parser.asked(command);
    return this;
  }

  List<Frame> frames() {
    return frames;
  }

  List<Bytes> payloads() {
    return frames.stream().map(Frame::bytes).toList();
  }

  List<String> replies() {
    return replies;
  }

  List<Bytes> answers() {
    return answers;
  }

  Discards discards() {
    return discards;
  }

  private Bytes take(SerialParser.Step step) {
    parser = step.next();
    frames.addAll(step.frames());
    answers.addAll(step.answers());
    step.replies().forEach(reply -> replies.add(reply.toString()));
    discards = discards.plus(step.discards());
    return step.answers().stream().reduce(Bytes.NONE, Bytes::plus);
  }
}
