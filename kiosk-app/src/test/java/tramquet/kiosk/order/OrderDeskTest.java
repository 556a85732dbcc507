package tramquet.kiosk.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.kiosk.order.SpecimenOrders.ADMIT;
import static tramquet.kiosk.order.SpecimenOrders.KEY;
import static tramquet.kiosk.order.SpecimenOrders.NOON;
import static tramquet.kiosk.order.SpecimenOrders.RULES;
import static tramquet.kiosk.order.SpecimenOrders.STRANGER;
import static tramquet.kiosk.order.SpecimenOrders.badge;
import static tramquet.kiosk.order.SpecimenOrders.command;
import static tramquet.kiosk.order.SpecimenOrders.scan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.lane.LaneRules;
import tramquet.wire.OrderResult;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.StaffAct;

class OrderDeskTest {
  private static final long HELD = LaneRules.HELD.toNanos();

  @TempDir private Path folder;
  private final LaneListener lane = new LaneListener();
  private final BlockingQueue<OrderResult> results = new LinkedBlockingQueue<>();
  private Optional<OrderDesk> open = Optional.empty();

  @BeforeEach
  void open() {
    OrderDesk desk = new OrderDesk(RULES, new UsedOrders(folder.resolve("orders")), () -> NOON);
    desk.start(lane, results::add);
    open = Optional.of(desk);
  }

  @AfterEach
  void close() {
    desk().close();
    assertTrue(lane.heard.isEmpty(), lane.heard::toString);
    assertTrue(results.isEmpty());
  }

  private OrderDesk desk() {
    return open.orElseThrow();
  }

  private OrderResult result() throws InterruptedException {
    return Optional.ofNullable(results.poll(10, TimeUnit.SECONDS)).orElseThrow();
  }

  @Test
  void aStaffCodeIsObeyedAsOftenAsItsOwnerShowsIt() throws InterruptedException {
    String code = badge(ADMIT).code(KEY);
    assertTrue(desk().shown(scan(code, 0)));
    assertEquals("admit 1", lane.next());
    assertTrue(desk().shown(scan(code, HELD)));
    assertEquals("admit 1", lane.next());
  }

  @Test
  void aBadgeThatIsHeldBeforeTheReaderCountsOnce() throws InterruptedException {
    String code = badge(ADMIT).code(KEY);
    for (long at = 0; at < 10 * HELD; at += HELD - 1) {
      assertTrue(desk().shown(scan(code, at)));
    }
    desk().command(command(1, new StaffAct.Test()).encode(KEY));
    assertEquals(Optional.empty(), result().refusal());
    assertEquals("admit 1", lane.next());
  }

  @Test
  void whatIsNoStaffCodeIsForSomebodyElse() {
    assertFalse(desk().shown(scan("001090000001|012345678|SPECIMEN", 0)));
    assertFalse(desk().shown(scan("TQ1:6BFOXN", 0)));
    assertFalse(desk().shown(scan("", 0)));
    assertFalse(desk().shown(scan("x|TQS1:", 0)));
  }

  @Test
  void whatAReaderPutsAroundACodeDoesNotMatter() throws InterruptedException {
    assertTrue(desk().shown(scan("\0]Q1" + badge(ADMIT).code(KEY) + "\r\n", 0)));
    assertEquals("admit 1", lane.next());
  }

  @Test
  void aStaffCodeThatDoesNotCountIsShownToWhoStandsThere() throws InterruptedException {
    String good = badge(ADMIT).code(KEY);
    assertTrue(desk().shown(scan(badge(ADMIT).code(STRANGER), 0)));
    assertEquals("refused", lane.next());
    assertTrue(desk().shown(scan(good.substring(0, good.length() - 3), 0)));
    assertEquals("refused", lane.next());
    assertTrue(desk().shown(scan("TQS1:", 0)));
    assertEquals("refused", lane.next());
    lane.answer = Optional.of(Refusal.STATE);
    assertTrue(desk().shown(scan(good, 0)));
    assertEquals("admit 1", lane.next());
    assertEquals("refused", lane.next());
  }

  @Test
  void aCodeThatCountsOnceIsRefusedTheSecondTime() throws InterruptedException {
    String code = command(5, ADMIT).code(KEY);
    assertTrue(desk().shown(scan(code, 0)));
    assertEquals("admit 5", lane.next());
    assertTrue(desk().shown(scan(code, 2 * HELD)));
    assertEquals("refused", lane.next());
  }

  @Test
  void aCommandIsAnsweredWhenItHasTakenEffect() throws InterruptedException {
    desk().command(command(6, new StaffAct.StartTrip("pha-0715")).encode(KEY));
    assertEquals("trip-start 6", lane.next());
    assertEquals(OrderResult.accepted(command(6, ADMIT).id()), result());
  }

  @Test
  void aCommandThatComesAgainIsUsedAlsoAfterARestart() throws InterruptedException {
    byte[] message = command(7, ADMIT).encode(KEY);
    desk().command(message);
    assertEquals("admit 7", lane.next());
    assertEquals(Optional.empty(), result().refusal());
    desk().command(message);
    assertEquals(Optional.of(Refusal.USED), result().refusal());
    desk().close();
    open();
    desk().command(message);
    assertEquals(Optional.of(Refusal.USED), result().refusal());
  }

  @Test
  void whatTheLaneCannotDoIsTold() throws InterruptedException {
    lane.answer = Optional.of(Refusal.STATE);
    desk().command(command(8, ADMIT).encode(KEY));
    assertEquals("admit 8", lane.next());
    assertEquals(Optional.of(Refusal.STATE), result().refusal());
  }

  @Test
  void aTestIsAnsweredAndNothingIsDone() throws InterruptedException {
    byte[] message = command(9, new StaffAct.Test()).encode(KEY);
    desk().command(message);
    assertEquals(Optional.empty(), result().refusal());
    desk().command(message);
    assertEquals(Optional.of(Refusal.USED), result().refusal());
  }

  @Test
  void aStrangersCommandIsRefusedAndNoiseIsNotAnswered() throws InterruptedException {
    desk().command(new byte[0]);
    desk().command(new byte[100_000]);
    desk().command(badge(ADMIT).encode(KEY));
    assertEquals(Optional.of(Refusal.NOT_ONCE), result().refusal());
    desk().command(command(1, ADMIT).encode(STRANGER));
    assertEquals(Optional.of(Refusal.NOT_SIGNED), result().refusal());
  }

  /// A stranger must not be able to use up an order by sending it with a wrong signature.
  @Test
  void onlyAGenuineOrderIsUsedUp() throws InterruptedException {
    desk().command(command(3, ADMIT).encode(STRANGER));
    assertEquals(Optional.of(Refusal.NOT_SIGNED), result().refusal());
    desk().command(command(3, ADMIT).encode(KEY));
    assertEquals("admit 3", lane.next());
    assertEquals(Optional.empty(), result().refusal());
  }

  /// The jumper was forgotten: it is put in, and the same code shown again.
  @Test
  void whatSpeaksAgainstAnOrderAtTheLaneDoesNotUseItUp() throws InterruptedException {
    String code = command(8, new StaffAct.Reprovision()).code(KEY);
    lane.objection = Optional.of(Refusal.JUMPER);
    assertTrue(desk().shown(scan(code, 0)));
    assertEquals("refused", lane.next());
    lane.objection = Optional.empty();
    assertTrue(desk().shown(scan(code, HELD)));
    assertEquals("re-provision 8", lane.next());
    assertTrue(desk().shown(scan(code, 2 * HELD)));
    assertEquals("refused", lane.next());
  }

  @Test
  void aKioskIsNotGivenAwayFromAfar() throws InterruptedException {
    desk().command(command(9, new StaffAct.Reprovision()).encode(KEY));
    assertEquals(Optional.of(Refusal.CODE_ONLY), result().refusal());
  }
}
