package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.List;
import tramquet.drivers.Bytes;

/// What has been understood so far of what a scanner sends: bytes in, frames out, and whatever the
/// scanner must be told in turn. A pure function: each input gives the next parser.
///
/// How bytes were cut into chunks makes no difference to what comes out.
///
/// Thread: immutable.
interface SerialParser {

  /// The longest pause inside a frame: how long a reader waits before it tells of silence.
  Duration pause();

  /// Whether nothing has begun that silence could end: then a reader may wait longer.
  boolean isIdle();

  /// Bytes came.
  ///
  /// @param atNanos when, on the clock of `System.nanoTime`
  Step chunk(Bytes chunk, long atNanos);

  /// The line was watched and nothing came.
  ///
  /// @param lasting since the last byte or command, at least
  Step silence(Duration lasting);

  /// A command was sent; its reply may follow. Of two commands only the later one's is awaited.
  default SerialParser asked(Command command) {
    return this;
  }

  /// What came of one input.
  ///
  /// @param next where to go on from
  /// @param frames complete now, in order
  /// @param discards what was thrown away
  /// @param answers what must be written now, in order: acknowledgements
  /// @param replies to commands, in order
  record Step(
      SerialParser next,
      List<Frame> frames,
      Discards discards,
      List<Bytes> answers,
      List<Reply> replies) {

    /// Keeps the lists from changing.
    public Step {
      frames = List.copyOf(frames);
      answers = List.copyOf(answers);
      replies = List.copyOf(replies);
    }

    Step(SerialParser next) {
      this(next, List.of(), Discards.NONE, List.of(), List.of());
    }
  }
}
