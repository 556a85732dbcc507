package tramquet.wire.certlogic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Data access. Clause "Data access (`var`)": names and array indices, parted by dots; what is not
/// there is null; the empty path is all the data.
final class Access {
  /// Longer ones are in no array; keeps the index in an `int`.
  private static final int MAX_INDEX_DIGITS = 9;

  private Access() {}

  static Evaluated var(JsonNode path, Scope scope) {
    if (!path.isString()) {
      return new Evaluated.Invalid("the path of var is a string");
    }
    String text = path.stringValue();
    if (!scope.budget().spendOnText(text.length())) {
      return Budget.EXHAUSTED;
    }
    JsonNode found = scope.data();
    if (!text.isEmpty()) {
      for (String fragment : text.split("\\.", -1)) {
        found = step(found, fragment);
      }
    }
    return Evaluated.of(found.isMissingNode() ? NullNode.instance : found);
  }

  private static JsonNode step(JsonNode from, String fragment) {
    return from.isArray() && isIndex(fragment)
        ? from.path(Integer.parseInt(fragment))
        : from.path(fragment);
  }

  private static boolean isIndex(String fragment) {
    return !fragment.isEmpty()
        && fragment.length() <= MAX_INDEX_DIGITS
        && fragment.chars().allMatch(c -> '0' <= c && c <= '9');
  }
}
