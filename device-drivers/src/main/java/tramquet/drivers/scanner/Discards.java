package tramquet.drivers.scanner;

/// How many pieces of input were thrown away, by reason.
///
/// @param oversize frames longer than the limit
/// @param timeout frames that stopped half way, or of which a part was lost on the way
/// @param resync rests of broken frames, skipped up to the next boundary
/// @param empty boundaries with nothing between them
/// @param badCheck frames whose checksum does not fit, or that have not the form that they must
///   have
/// @param flood frames of a scanner that sends more than anybody can show
public record Discards(
    long oversize, long timeout, long resync, long empty, long badCheck, long flood) {

  /// Nothing was thrown away.
  public static final Discards NONE = new Discards(0, 0, 0, 0, 0, 0);

  static final Discards ONE_OVERSIZE = new Discards(1, 0, 0, 0);
  static final Discards ONE_TIMEOUT = new Discards(0, 1, 0, 0);
  static final Discards ONE_RESYNC = new Discards(0, 0, 1, 0);
  static final Discards ONE_EMPTY = new Discards(0, 0, 0, 1);
  static final Discards ONE_BAD_CHECK = new Discards(0, 0, 0, 0, 1, 0);

  /// What can go wrong on a line without checksums.
  Discards(long oversize, long timeout, long resync, long empty) {
    this(oversize, timeout, resync, empty, 0, 0);
  }

  /// Frames of a flood.
  static Discards flood(long frames) {
    return new Discards(0, 0, 0, 0, 0, frames);
  }

  /// Both together.
  Discards plus(Discards more) {
    return new Discards(
        oversize + more.oversize,
        timeout + more.timeout,
        resync + more.resync,
        empty + more.empty,
        badCheck + more.badCheck,
        flood + more.flood);
  }
}
