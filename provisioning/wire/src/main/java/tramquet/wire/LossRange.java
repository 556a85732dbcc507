package tramquet.wire;

/// Records that are known to be gone: a gap told is not a gap.
///
/// @param epoch whose sequence has the gap
/// @param from first lost sequence number, at least 1
/// @param to last lost sequence number, at least `from`
public record LossRange(Epoch epoch, long from, long to) {

  /// Checks the order.
  public LossRange {
    if (from < 1 || to < from) {
      throw new IllegalArgumentException("a loss runs from 1 or more to the same or more");
    }
  }
}
