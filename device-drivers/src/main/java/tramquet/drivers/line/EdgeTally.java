package tramquet.drivers.line;

/// What was counted at the inputs since they were taken.
///
/// @param edges that the kernel told
/// @param missed that the kernel dropped because nobody read in time, by the gaps in its numbers
/// @param mended levels that we found changed though no edge had told
public record EdgeTally(long edges, long missed, long mended) {

  /// Both together.
  public EdgeTally plus(EdgeTally other) {
    return new EdgeTally(edges + other.edges, missed + other.missed, mended + other.mended);
  }
}
