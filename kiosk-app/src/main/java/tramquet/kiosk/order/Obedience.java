package tramquet.kiosk.order;

import java.util.Optional;
import java.util.function.Consumer;
import tramquet.wire.Order;
import tramquet.wire.OrderResult.Refusal;

/// Whoever does what a genuine order says.
///
/// Thread: any.
public interface Obedience {

  /// What speaks against it where it would be done, before it is used up: whoever has forgotten
  /// something can show it again.
  default Optional<Refusal> objection(Order order) {
    return Optional.empty();
  }

  /// Does it, or refuses.
  ///
  /// @param answer told once, on any thread, when it has taken effect or cannot any more; empty: it
  ///   has
  void obey(Order order, Consumer<Optional<Refusal>> answer);

  /// A staff code was shown that does not count: whoever stands there must see it.
  ///
  /// @param why empty: it could not be read
  void codeRefused(Optional<Refusal> why);
}
