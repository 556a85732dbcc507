package tramquet.drivers.scanner;

/// What a scanner counted since its start. Bytes that rise while frames stand still mean a wrong
/// terminator or a wrong baud rate.
///
/// @param bytes bytes that came over the line
/// @param frames frames that were delivered
/// @param opened how often the line was opened
/// @param discards what was thrown away
public record Counters(long bytes, long frames, long opened, Discards discards) {

  /// Nothing yet.
  public static final Counters ZERO = new Counters(0, 0, 0, Discards.NONE);

  /// With one more opening.
  Counters plusOpened() {
    return new Counters(bytes, frames, opened + 1, discards);
  }

  /// With what came.
  Counters plus(FrameSource.Came came) {
    return new Counters(
        bytes + came.bytes(),
        frames + came.frames().size(),
        opened,
        discards.plus(came.discards()));
  }
}
