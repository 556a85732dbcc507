package tramquet.kiosk.uplink;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiConsumer;
import tramquet.wire.KioskId;
import tramquet.wire.OrderResult;
import tramquet.wire.Topics;

/// Hears the centre's commands, and tells it how they ended: with the next connection, where this
/// one breaks first. Of very many that wait for one, the oldest are not told.
///
/// Thread: the courier's.
final class Commands {
  private static final System.Logger LOG = System.getLogger("tramquet.uplink");
  private static final int MOST = 64;

  private final UplinkEvents events;
  private final BiConsumer<Joined, Runnable> later;
  private final Queue<OrderResult> results = new ArrayDeque<>();

  /// @param later runs something by the courier, if the connection is still ours
  Commands(UplinkEvents events, BiConsumer<Joined, Runnable> later) {
    this.events = events;
    this.later = later;
  }

  /// A broker that refuses gets the records all the same.
  void await(Broker.Session session, KioskId kiosk) {
    var _ =
        session
            .subscribe(Topics.command(kiosk), events::command)
            .thenAccept(answer -> {
              if (answer instanceof Broker.Delivery.Failed(String reason)) {
                LOG.log(Level.WARNING, "No commands: {0}", reason);
              }
            });
  }

  void ended(OrderResult result) {
    results.add(result);
    if (results.size() > MOST) {
      var _ = results.remove();
    }
  }

  /// What the broker has refused is told no second time: nobody reads it.
  void tell(Joined live, KioskId kiosk, long now) {
    for (OrderResult result : live.untold(results)) {
      Joined.Flight flight = live.begin(now);
      var _ =
          live.session()
              .publish(
                  new Broker.Message(
                      Topics.result(kiosk), result.encode(), "application/cbor", Map.of(), false))
              .thenAccept(_ ->
                  later.accept(
                      live,
                      () -> {
                        live.end(flight);
                        var _ = results.remove(result);
                      }));
    }
  }
}
