package tramquet.wire.certlogic;

import tools.jackson.databind.JsonNode;

/// How much a value is when written out: nodes it shares count each time.
final class Extent {
  private Extent() {}

  /// Whether the value, written out, stays within the steps left and within the depth allowed.
  static boolean fits(JsonNode value, Budget budget) {
    return fits(value, budget, CertLogic.MAX_DEPTH);
  }

  private static boolean fits(JsonNode value, Budget budget, int depth) {
    if (depth == 0 || !budget.spend()) {
      return false;
    }
    for (JsonNode child : value) {
      if (!fits(child, budget, depth - 1)) {
        return false;
      }
    }
    return true;
  }
}
