package tramquet.wire.certlogic;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/// Parts of a unique certificate identifier. Clause "Extract data from an UCI (`extractFromUVCI`)":
/// the identifier is taken apart at `/`, `#` and `:`, not checked; what is not there is null.
final class CertificateId {
  private static final String PREFIX = "URN:UVCI:";

  private CertificateId() {}

  static Evaluated fragment(JsonNode operands, Scope scope) {
    OptionalLong index = Whole.number(operands.get(1));
    if (index.isEmpty()) {
      return new Evaluated.Invalid("the index of a fragment is an integer");
    }
    return scope
        .evaluate(operands.get(0))
        .then(id -> {
          if (id.isNull()) {
            return Evaluated.of(NullNode.instance);
          }
          return id.isString()
              ? fragment(id.stringValue(), index.getAsLong(), scope.budget())
              : new Evaluated.Invalid("an identifier is a string or null");
        });
  }

  private static Evaluated fragment(String id, long index, Budget budget) {
    if (!budget.spendOnText(id.length())) {
      return Budget.EXHAUSTED;
    }
    String bare = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
    String[] fragments = bare.split("[/#:]", -1);
    return 0 <= index && index < fragments.length
        ? Evaluated.of(JsonNodeFactory.instance.stringNode(fragments[(int) index]))
        : Evaluated.of(NullNode.instance);
  }
}
