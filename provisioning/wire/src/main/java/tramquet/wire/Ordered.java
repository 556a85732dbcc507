package tramquet.wire;

import java.util.UUID;

/// By whose order something was done, in the sealed part of its record.
///
/// @param order id of the [Order]
/// @param act what was ordered, and why
/// @param by who is answerable for it
public record Ordered(UUID order, StaffAct act, StaffRef by) {

  /// What a record says of an order that was obeyed.
  public static Ordered of(Order order) {
    return new Ordered(order.id(), order.act(), order.by());
  }

  /// Who ordered it stays out of logs and messages.
  @Override
  public String toString() {
    return "Ordered[" + act.text() + "]";
  }
}
