package tramquet.wire;

import java.util.UUID;

/// By whose order something was done, in the sealed part of its record.
///
/// Of what staff did at the screen it names what they did, and how they had signed in: the id of
/// their code, or [#BY_PIN].
///
/// @param order id of the [Order]
/// @param act what was ordered, and why
/// @param by who is answerable for it
public record Ordered(UUID order, StaffAct act, StaffRef by) {

  /// In place of an order's id: they had signed in by a PIN. No order has it, for ids are random.
  public static final UUID BY_PIN = new UUID(0, 0);

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
