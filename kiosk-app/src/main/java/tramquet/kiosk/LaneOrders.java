package tramquet.kiosk;

import java.util.Optional;
import java.util.function.Consumer;
import tramquet.kiosk.order.Obedience;
import tramquet.wire.Order;
import tramquet.wire.OrderResult.Refusal;

/// The lane, as far as orders go. It has no acts of staff yet, so it refuses each.
///
/// Thread: any.
final class LaneOrders implements Obedience {
  @Override
  public void obey(Order order, Consumer<Optional<Refusal>> answer) {
    answer.accept(Optional.of(Refusal.STATE));
  }

  @Override
  public void codeRefused() {}
}
