package tramquet.kiosk.visit;

/// What came of opening a visit log.
public sealed interface Opening {

  /// It is ready.
  record Opened(VisitLog log) implements Opening {}

  /// The file is not a whole visit log of this kiosk. It was left as it is.
  ///
  /// @param reason in words that name no data
  record Damaged(String reason) implements Opening {}
}
