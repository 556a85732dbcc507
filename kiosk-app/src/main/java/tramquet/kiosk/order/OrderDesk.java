package tramquet.kiosk.order;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.credential.CodeText;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.wire.Decoded;
import tramquet.wire.Order;
import tramquet.wire.OrderResult;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Signed;
import tramquet.wire.StaffAct;

/// Takes orders from the reader and from the uplink, one after the other, and hands the lane those
/// that count. Neither lane nor reader nor connection waits for a signature or the disk.
///
/// A staff code never reaches the lane as a scan: it says nothing of a visitor, and whoever was
/// refused a moment ago still stands there when staff let them in.
///
/// Thread: its own, virtual, named `orders`; `shown` by the reader's, `command` by any.
public final class OrderDesk implements UplinkEvents, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.order");

  /// What may wait. Nobody needs more, and no sender fills the memory.
  private static final int ROOM = 16;

  /// Bytes of a scan among which the prefix of a staff code is looked for.
  private static final int FRONT = 64;

  private final OrderRules rules;
  private final UsedOrders used;
  private final Supplier<WallTime> clock;
  private final BlockingQueue<Arrival> waiting = new ArrayBlockingQueue<>(ROOM);
  private Optional<Thread> thread = Optional.empty();
  private Optional<Bytes> held = Optional.empty();
  private long heldNanos;

  /// Something that claims to be an order.
  private sealed interface Arrival {
    record Shown(String text) implements Arrival {}

    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    record Sent(byte[] message) implements Arrival {}
  }

  /// Takes what comes; does nothing with it until started.
  public OrderDesk(OrderRules rules, UsedOrders used, Supplier<WallTime> clock) {
    this.rules = rules;
    this.used = used;
    this.clock = clock;
  }

  /// Starts.
  ///
  /// @param lane does what is ordered
  /// @param answers told how each command ended
  public void start(Obedience lane, Consumer<OrderResult> answers) {
    thread = Optional.of(Thread.ofVirtual().name("orders").start(() -> run(lane, answers)));
  }

  /// Looks at a scan before anybody else does.
  ///
  /// @return whether it is a staff code, good or bad: then it is nobody else's
  public boolean shown(ScanData scan) {
    if (!mayBeCode(scan.data())) {
      return false;
    }
    String text = CodeText.of(scan.bytes()).latin();
    if (!text.startsWith(Order.PREFIX)) {
      return false;
    }
    if (isNew(scan.data(), scan.lastByteNanos())) {
      put(new Arrival.Shown(text));
    }
    return true;
  }

  /// Visitors do not wait for the unpacking of what is obviously something else. Readers and cables
  /// put little in front of a code.
  private static boolean mayBeCode(Bytes scan) {
    byte[] front = scan.slice(0, Math.min(FRONT, scan.length())).toArray();
    return new String(front, ISO_8859_1).contains(Order.PREFIX);
  }

  /// While a badge is held before the reader it is read again and again.
  private boolean isNew(Bytes code, long at) {
    boolean again = held.equals(Optional.of(code)) && at - heldNanos < LaneRules.HELD.toNanos();
    held = Optional.of(code);
    heldNanos = at;
    return !again;
  }

  @Override
  public void command(byte[] message) {
    if (message.length <= Order.MAX_BYTES) {
      put(new Arrival.Sent(message));
    } else {
      LOG.log(Level.WARNING, "A command is too long for an order");
    }
  }

  private void put(Arrival arrival) {
    if (!waiting.offer(arrival)) {
      LOG.log(Level.WARNING, "An order was dropped: {0} wait already", ROOM);
    }
  }

  private void run(Obedience lane, Consumer<OrderResult> answers) {
    try {
      while (true) {
        handle(waiting.take(), lane, answers);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /// A fault of ours ends one order, not the desk.
  private void handle(Arrival arrival, Obedience lane, Consumer<OrderResult> answers) {
    try {
      switch (arrival) {
        case Arrival.Shown(String text) -> shown(Order.decode(text, rules.signers()), lane);
        case Arrival.Sent(byte[] message) ->
            sent(Order.decode(message, rules.signers()), lane, answers);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "orders: {0}", e.getClass().getName());
    }
  }

  private void shown(Decoded<Signed<Order>> read, Obedience lane) {
    read.asOptional()
        .ifPresentOrElse(
            signed ->
                take(
                    signed,
                    Carrier.CODE,
                    lane,
                    refusal -> {
                      tell(signed.value(), Carrier.CODE, refusal);
                      if (refusal.isPresent()) {
                        lane.codeRefused(refusal);
                      }
                    }),
            () -> {
              LOG.log(Level.INFO, "A staff code was malformed");
              lane.codeRefused(Optional.empty());
            });
  }

  /// Nobody is answered who did not even write an order.
  private void sent(Decoded<Signed<Order>> read, Obedience lane, Consumer<OrderResult> answers) {
    read.asOptional()
        .ifPresentOrElse(
            signed ->
                take(
                    signed,
                    Carrier.COMMAND,
                    lane,
                    refusal -> {
                      tell(signed.value(), Carrier.COMMAND, refusal);
                      answers.accept(new OrderResult(signed.value().id(), refusal));
                    }),
            () -> LOG.log(Level.WARNING, "A command was malformed"));
  }

  private void take(
      Signed<Order> signed, Carrier carrier, Obedience lane, Consumer<Optional<Refusal>> answer) {
    Order order = signed.value();
    WallTime now = clock.get();
    Optional<Refusal> objection =
        rules
            .objection(signed, carrier, now)
            .or(() -> lane.objection(order))
            .or(() -> claim(order, now));
    if (objection.isPresent() || order.act() instanceof StaffAct.Test) {
      answer.accept(objection);
    } else {
      lane.obey(order, answer);
    }
  }

  private Optional<Refusal> claim(Order order, WallTime now) {
    if (!order.once()) {
      return Optional.empty();
    }
    return switch (used.claim(order.id(), order.until(), now.instant())) {
      case FRESH -> Optional.empty();
      case USED -> Optional.of(Refusal.USED);
      case FULL -> Optional.of(Refusal.BUSY);
      case FAILED -> Optional.of(Refusal.STORAGE);
    };
  }

  private static void tell(Order order, Carrier carrier, Optional<Refusal> refusal) {
    LOG.log(
        Level.INFO,
        "{0} to {1}: {2}",
        carrier == Carrier.CODE ? "Staff code" : "Command",
        order.act().text(),
        refusal.map(Refusal::text).orElse("done"));
  }

  /// Ends when the order at hand is with the lane.
  @Override
  public void close() {
    thread.ifPresent(running -> {
      running.interrupt();
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }
}
