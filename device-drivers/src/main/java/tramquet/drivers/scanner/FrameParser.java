package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.FrameRules.Ending;

/// Bytes to frames: a pure function over sealed states, without clock and without line.
///
/// ```
///                  byte                       CR                     LF
///   Between ───────────────▶ Collecting ─────────────▶ AfterReturn ───────▶ Between
///      ▲                      │      │ LF: frame        (frame)
///      └──────────────────────┼──────┘
///                             │ too long, silent half way, or bytes lost
///                             ▼
///                          Skipping ── boundary, or long silence ──▶ Between
/// ```
///
/// CR, LF and CRLF are one boundary each, because devices are set up either way and a mistake there
/// shows only when two scans come fast. Everything else is payload, NUL and GS included: GS
/// separates the fields of GS1 codes. A state never holds more than the longest frame.
///
/// How bytes were cut into chunks makes no difference to the frames.
///
/// Thread: immutable.
///
/// @param rules what a frame is on this line
public record FrameParser(FrameRules rules) {

  private static final byte CR = 0x0D;
  private static final byte LF = 0x0A;

  /// What the parser knows between two chunks.
  public sealed interface State {}

  /// Nothing of a frame has come yet.
  public record Between() implements State {}

  /// The last byte was a CR: an LF now belongs to the same boundary.
  public record AfterReturn() implements State {}

  /// A frame has begun.
  public record Collecting(Bytes bytes, long firstByteNanos, long lastByteNanos) implements State {}

  /// A frame was broken; its rest is skipped.
  public record Skipping() implements State {}

  /// What came of one input.
  ///
  /// @param state where to go on from
  /// @param frames complete now, in order
  /// @param discards what was thrown away
  public record Step(State state, List<Frame> frames, Discards discards) {

    /// Keeps the list from changing.
    public Step {
      frames = List.copyOf(frames);
    }

    private Step(State state) {
      this(state, List.of(), Discards.NONE);
    }

    private Step(State state, Discards discards) {
      this(state, List.of(), discards);
    }

    private Step(State state, Frame frame) {
      this(state, List.of(frame), Discards.NONE);
    }
  }

  /// Where every line begins.
  public State start() {
    return new Between();
  }

  /// Bytes came.
  ///
  /// @param atNanos when, on the clock of `System.nanoTime`
  public Step chunk(State state, Bytes chunk, long atNanos) {
    State now = state;
    List<Frame> frames = new ArrayList<>();
    Discards discards = Discards.NONE;
    int from = 0;
    while (from < chunk.length()) {
      Step step;
      if (isBoundary(chunk.at(from))) {
        step = boundary(now, chunk.at(from), atNanos);
        from++;
      } else {
        int end = nextBoundary(chunk, from);
        step = payload(now, chunk, from, end, atNanos);
        from = end;
      }
      now = step.state();
      frames.addAll(step.frames());
      discards = discards.plus(step.discards());
    }
    return new Step(now, frames, discards);
  }

  /// The line was watched and nothing came.
  ///
  /// Silence is told by whoever waited, and not derived from the times of chunks: a reader that was
  /// held up itself finds all bytes waiting, late but whole.
  ///
  /// @param lasting since the last byte, at least
  public Step silence(State state, Duration lasting) {
    return switch (state) {
      case Collecting begun when lasting.compareTo(rules.interByte()) >= 0 ->
          stopped(begun, lasting);
      case Skipping() when lasting.compareTo(rules.freshStart()) >= 0 -> new Step(new Between());
      case Between(), AfterReturn(), Collecting _, Skipping() -> new Step(state);
    };
  }

  /// Bytes were lost on the way: what they belonged to is broken.
  public Step lost(State state) {
    return new Step(
        new Skipping(), state instanceof Collecting ? Discards.ONE_TIMEOUT : Discards.NONE);
  }

  private Step stopped(Collecting begun, Duration lasting) {
    if (rules.ending() == Ending.SILENCE) {
      return new Step(new Between(), frame(begun, begun.lastByteNanos()));
    }
    boolean fresh = lasting.compareTo(rules.freshStart()) >= 0;
    return new Step(fresh ? new Between() : new Skipping(), Discards.ONE_TIMEOUT);
  }

  private Step payload(State state, Bytes chunk, int from, int end, long atNanos) {
    return switch (state) {
      case Between(), AfterReturn() ->
          end - from > rules.longest()
              ? new Step(new Skipping(), Discards.ONE_OVERSIZE)
              : new Step(new Collecting(chunk.slice(from, end), atNanos, atNanos));
      case Collecting(Bytes bytes, long first, long _) ->
          bytes.length() + end - from > rules.longest()
              ? new Step(new Skipping(), Discards.ONE_OVERSIZE)
              : new Step(new Collecting(bytes.plus(chunk.slice(from, end)), first, atNanos));
      case Skipping() -> new Step(state);
    };
  }

  private static Step boundary(State state, byte with, long atNanos) {
    State next = with == CR ? new AfterReturn() : new Between();
    return switch (state) {
      case AfterReturn() when with == LF -> new Step(next);
      case Between(), AfterReturn() -> new Step(next, Discards.ONE_EMPTY);
      case Collecting begun -> new Step(next, frame(begun, atNanos));
      case Skipping() -> new Step(next, Discards.ONE_RESYNC);
    };
  }

  private static Frame frame(Collecting begun, long lastByteNanos) {
    return new Frame(begun.bytes(), begun.firstByteNanos(), lastByteNanos);
  }

  private static int nextBoundary(Bytes chunk, int from) {
    int at = from;
    while (at < chunk.length() && !isBoundary(chunk.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBoundary(byte b) {
    return b == CR || b == LF;
  }
}
