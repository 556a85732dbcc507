package tramquet.wire.certlogic;

/// The work that one evaluation may still take, in steps.
///
/// Thread: belongs to the one evaluation that made it.
final class Budget {
  /// The answer once the work is used up, or the result is too large or too deep.
  static final Evaluated EXHAUSTED = new Evaluated.Invalid("too much work or too deep");

  private static final int CHARACTERS_PER_STEP = 64;

  private int left;

  Budget(int steps) {
    this.left = steps;
  }

  /// Takes one step; false when none is left.
  boolean spend() {
    left = Math.max(0, left - 1);
    return left > 0;
  }

  /// Takes the steps that reading so many characters costs; false when none is left.
  boolean spendOnText(int characters) {
    left = Math.max(0, left - 1 - characters / CHARACTERS_PER_STEP);
    return left > 0;
  }
}
