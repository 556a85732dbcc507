package tramquet.wire.certlogic;

import tools.jackson.databind.JsonNode;

/// The evaluator of CertLogic expressions: a rule and the data that it asks about give a value.
///
/// Pure, and safe to call from any thread. Neither rule nor data is trusted: whatever they hold,
/// the answer comes in bounded time and stack. An expression that breaks the specification gives
/// [Evaluated.Invalid], never an exception.
///
/// The specification is "CertLogic: specification", version 1.3.2, of
/// `ehn-dcc-development/dgc-business-rules`; clauses are named by their headings.
public final class CertLogic {
  /// How deep operations may stand in each other. The deepest published rule needs 8.
  static final int MAX_DEPTH = 100;

  /// How much work one evaluation may take. A step is one expression, one comparison of two values
  /// or 64 characters of text; a published rule takes at most 87.
  static final int MAX_STEPS = 100_000;

  private CertLogic() {}

  /// The value of an expression. A date-time in it is a POJO node that holds an `Instant`.
  ///
  /// @param data what `var` sees; for a certificate rule an object with `payload` (the certificate)
  ///   and `external` (`validationClock`, `valueSets`, …)
  public static Evaluated evaluate(JsonNode expression, JsonNode data) {
    Budget budget = new Budget(MAX_STEPS);
    return new Scope(data, budget, MAX_DEPTH)
        .evaluate(expression)
        // A reduction may have built what is small in memory and endless on paper.
        .then(value -> Extent.fits(value, budget) ? Evaluated.of(value) : Budget.EXHAUSTED);
  }
}
