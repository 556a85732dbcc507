package tramquet.kiosk;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.order.Obedience;
import tramquet.wire.Order;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;
import tramquet.wire.StaffAct;

/// The lane, as far as orders go: hands it what was ordered, and its answer back.
///
/// Thread: any.
final class LaneOrders implements Obedience, BiConsumer<UUID, Optional<Refusal>> {
  private final Consumer<Event> lane;
  private final LongSupplier nanoTime;
  private final Map<UUID, Consumer<Optional<Refusal>>> open = new ConcurrentHashMap<>();

  LaneOrders(Consumer<Event> lane, LongSupplier nanoTime) {
    this.lane = lane;
    this.nanoTime = nanoTime;
  }

  /// An order that counts more than once can be here twice: who came first is answered first, and
  /// the other at once.
  @Override
  public void obey(Order order, Consumer<Optional<Refusal>> answer) {
    act(order)
        .ifPresentOrElse(
            act -> {
              if (open.putIfAbsent(order.id(), answer) == null) {
                lane.accept(
                    new Event.StaffActed(
                        nanoTime.getAsLong(), act, Optional.of(Ordered.of(order))));
              } else {
                answer.accept(Optional.of(Refusal.BUSY));
              }
            },
            () -> answer.accept(Optional.empty()));
  }

  /// The lane has done it, or cannot.
  @Override
  public void accept(UUID order, Optional<Refusal> refusal) {
    Optional.ofNullable(open.remove(order)).ifPresent(answer -> answer.accept(refusal));
  }

  @Override
  public void codeRefused() {
    lane.accept(new Event.StaffCodeRefused(nanoTime.getAsLong()));
  }

  /// The same in the words of the lane; empty for what asks nothing of it.
  private static Optional<tramquet.kiosk.lane.StaffAct> act(Order order) {
    String by = order.by().text();
    return switch (order.act()) {
      case StaffAct.Admit admit ->
          Optional.of(new tramquet.kiosk.lane.StaffAct.Admit(by, admit.why().text()));
      case StaffAct.HoldGate hold ->
          Optional.of(new tramquet.kiosk.lane.StaffAct.HoldGate(by, hold.why().text()));
      case StaffAct.ReleaseGate _ -> Optional.of(new tramquet.kiosk.lane.StaffAct.ReleaseGate(by));
      case StaffAct.StartTrip(String trip) ->
          Optional.of(new tramquet.kiosk.lane.StaffAct.StartTrip(by, trip));
      case StaffAct.EndTrip _ -> Optional.of(new tramquet.kiosk.lane.StaffAct.EndTrip(by));
      case StaffAct.CloseLane _ ->
          Optional.of(new tramquet.kiosk.lane.StaffAct.CloseLane(by, "ordered"));
      case StaffAct.OpenLane _ -> Optional.of(new tramquet.kiosk.lane.StaffAct.OpenLane(by));
      case StaffAct.Test _ -> Optional.empty();
    };
  }
}
