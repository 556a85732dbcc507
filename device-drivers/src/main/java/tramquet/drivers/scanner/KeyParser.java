package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.KeyEvent;

/// Keys to frames: a pure function. What is typed goes through the same parser as bytes of a serial
/// line.
///
/// Unlike there, silence is also computed: the kernel stamps each key when it moves, however late
/// it is read. Any key that moves ends a silence, because a byte may take several.
///
/// Thread: immutable.
///
/// @param frames cuts what is typed
record KeyParser(FrameParser frames) {

  KeyParser(FrameRules rules) {
    this(new FrameParser(rules));
  }

  /// What the parser knows between two reads.
  ///
  /// @param lastNanos when the last key moved
  record State(Keystrokes keys, FrameParser.State frame, long lastNanos) {}

  /// What came of some keys.
  ///
  /// @param bytes how many were typed
  record Typed(State state, long bytes, FrameParser.Step step) {}

  /// Where every keyboard begins.
  State start() {
    return new State(Keystrokes.START, frames.start(), 0);
  }

  /// Keys moved.
  Typed keys(State from, List<KeyEvent> events) {
    State now = from;
    long bytes = 0;
    List<Frame> complete = new ArrayList<>();
    Discards discards = Discards.NONE;
    for (KeyEvent event : events) {
      Duration pause = Duration.ofNanos(Math.max(0, event.atNanos() - now.lastNanos()));
      FrameParser.Step quiet = frames.silence(now.frame(), pause);
      Keystrokes.Stroke stroke = now.keys().next(event);
      FrameParser.Step step = step(quiet.state(), event, stroke.bytes());
      now = new State(stroke.next(), step.state(), event.atNanos());
      bytes += stroke.bytes().length();
      complete.addAll(quiet.frames());
      complete.addAll(step.frames());
      discards = discards.plus(quiet.discards()).plus(step.discards());
    }
    return new Typed(now, bytes, new FrameParser.Step(now.frame(), complete, discards));
  }

  private FrameParser.Step step(FrameParser.State state, KeyEvent event, Bytes typed) {
    return event instanceof KeyEvent.Lost
        ? frames.lost(state)
        : frames.chunk(state, typed, event.atNanos());
  }

  /// The keyboard was watched and no key moved.
  ///
  /// @param lasting since the last key, at least
  Typed silence(State from, Duration lasting) {
    FrameParser.Step step = frames.silence(from.frame(), lasting);
    return new Typed(new State(from.keys(), step.state(), from.lastNanos()), 0, step);
  }
}
