package tramquet.kiosk;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.order.Obedience;
import tramquet.wire.Order;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;

/// The lane, as far as orders go: hands it what was ordered, and its answer back.
///
/// Thread: any.
final class LaneOrders implements Obedience, BiConsumer<UUID, Optional<Refusal>> {
  private final Consumer<Event> lane;
  private final LongSupplier nanoTime;
  private final Supplier<Optional<Refusal>> renaming;
  private final Map<UUID, Consumer<Optional<Refusal>>> open = new ConcurrentHashMap<>();

  /// @param renaming what speaks against another name for this kiosk
  LaneOrders(Consumer<Event> lane, LongSupplier nanoTime, Supplier<Optional<Refusal>> renaming) {
    this.lane = lane;
    this.nanoTime = nanoTime;
    this.renaming = renaming;
  }

  @Override
  public Optional<Refusal> objection(Order order) {
    return order.act() instanceof tramquet.wire.StaffAct.Reprovision
        ? renaming.get()
        : Optional.empty();
  }

  /// An order that counts more than once can be here twice: who came first is answered first, and
  /// the other at once.
  @Override
  public void obey(Order order, Consumer<Optional<Refusal>> answer) {
    event(order, nanoTime.getAsLong())
        .ifPresentOrElse(
            event -> {
              if (open.putIfAbsent(order.id(), answer) == null) {
                lane.accept(event);
              } else {
                answer.accept(Optional.of(Refusal.BUSY));
              }
            },
            () -> answer.accept(Optional.empty()));
  }

  /// Empty for what asks nothing of the lane.
  private static Optional<Event> event(Order order, long at) {
    return switch (order.act()) {
      case tramquet.wire.StaffAct.SignIn _ ->
          Optional.of(new Event.SignedIn(at, new Session.Who.Staff(order.id(), order.by())));
      case tramquet.wire.StaffAct.Maintain _ ->
          Optional.of(new Event.SignedIn(at, new Session.Who.Technician(order.id(), order.by())));
      case tramquet.wire.StaffAct.Reprovision _ ->
          Optional.of(new Event.SignedIn(at, new Session.Who.Provisioner(order.id())));
      default ->
          StaffAct.of(order.act(), order.by().text())
              .map(act -> new Event.StaffActed(at, act, Optional.of(Ordered.of(order))));
    };
  }

  /// The lane has done it, or cannot.
  @Override
  public void accept(UUID order, Optional<Refusal> refusal) {
    Optional.ofNullable(open.remove(order)).ifPresent(answer -> answer.accept(refusal));
  }

  @Override
  public void codeRefused(Optional<Refusal> why) {
    lane.accept(
        new Event.StaffCodeRefused(nanoTime.getAsLong(), why.equals(Optional.of(Refusal.JUMPER))));
  }
}
