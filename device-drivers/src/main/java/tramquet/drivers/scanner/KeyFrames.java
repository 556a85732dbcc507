package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.List;
import tramquet.drivers.line.KeyEvent;
import tramquet.drivers.line.KeyLine;

/// Frames from a keyboard.
///
/// Thread: the reader's.
final class KeyFrames implements FrameSource {
  private final KeyLine line;
  private final KeyParser parser;
  private KeyParser.State state;
  private Duration quiet = Duration.ZERO;

  KeyFrames(KeyLine line, FrameRules rules) {
    this.line = line;
    parser = new KeyParser(rules);
    state = parser.start();
  }

  @Override
  public Taken take() {
    Duration pause = parser.frames().rules().interByte();
    return switch (line.read(pause)) {
      case KeyLine.Keys(List<KeyEvent> events) -> {
        quiet = Duration.ZERO;
        yield came(parser.keys(state, events));
      }
      case KeyLine.Silence() -> {
        quiet = quiet.plus(pause);
        yield came(parser.silence(state, quiet));
      }
      case KeyLine.Gone(String reason) -> new Gone(reason);
    };
  }

  private Came came(KeyParser.Typed typed) {
    state = typed.state();
    return new Came(typed.bytes(), typed.step().frames(), typed.step().discards());
  }

  @Override
  public void close() {
    line.close();
  }
}
