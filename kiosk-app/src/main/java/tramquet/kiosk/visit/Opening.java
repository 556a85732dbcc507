package tramquet.kiosk.visit;

/// What came of opening a visit log.
public sealed interface Opening {

  /// It is ready.
  record Opened(VisitLog log) implements Opening {}

  /// The file cannot be served from, and is no damaged one that could be set aside: it is another
  /// kiosk's, or the card does not answer. It was left as it is.
  ///
  /// @param reason in words that name no data
  record Unfit(String reason) implements Opening {}
}
