package tramquet.kiosk.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tramquet.kiosk.order.SpecimenOrders.ADMIT;
import static tramquet.kiosk.order.SpecimenOrders.FROM;
import static tramquet.kiosk.order.SpecimenOrders.KEY;
import static tramquet.kiosk.order.SpecimenOrders.KIOSK;
import static tramquet.kiosk.order.SpecimenOrders.NOON;
import static tramquet.kiosk.order.SpecimenOrders.PLACE;
import static tramquet.kiosk.order.SpecimenOrders.RULES;
import static tramquet.kiosk.order.SpecimenOrders.STAFF;
import static tramquet.kiosk.order.SpecimenOrders.STRANGER;
import static tramquet.kiosk.order.SpecimenOrders.UNTIL;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.wire.Audience;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.PlaceId;
import tramquet.wire.Signed;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustedKeys;

class OrderRulesTest {
  private static Optional<Refusal> code(Order order, WallTime now) {
    return RULES.objection(signed(order, KEY, RULES), Carrier.CODE, now);
  }

  private static Signed<Order> signed(Order order, SigningKey key, OrderRules rules) {
    return Order.decode(order.encode(key), rules.signers()).asOptional().orElseThrow();
  }

  private static WallTime at(Instant instant) {
    return new WallTime(instant, true);
  }

  private static Order meant(Audience audience) {
    return new Order(new UUID(1, 1), ADMIT, audience, STAFF, FROM, UNTIL, false);
  }

  @Test
  void aGoodOrderCountsByBothWays() {
    assertEquals(Optional.empty(), code(SpecimenOrders.badge(ADMIT), NOON));
    assertEquals(Optional.empty(), code(SpecimenOrders.command(1, ADMIT), NOON));
    Signed<Order> command = signed(SpecimenOrders.command(1, ADMIT), KEY, RULES);
    assertEquals(Optional.empty(), RULES.objection(command, Carrier.COMMAND, NOON));
  }

  @Test
  void aStrangersOrderIsNotSignedWhateverElseIsWrong() {
    Order elsewhere = meant(new Audience.OneKiosk(new KioskId("ben-xe-02")));
    assertEquals(
        Optional.of(Refusal.NOT_SIGNED),
        RULES.objection(
            signed(elsewhere, STRANGER, RULES), Carrier.CODE, new WallTime(FROM, false)));
  }

  @Test
  void aKioskWithoutAKeyObeysNobody() {
    OrderRules nobodys = new OrderRules(TrustedKeys.none(), KIOSK, Optional.of(PLACE), "2");
    assertEquals(
        Optional.of(Refusal.NOT_SIGNED),
        nobodys.objection(signed(SpecimenOrders.badge(ADMIT), KEY, nobodys), Carrier.CODE, NOON));
  }

  @Test
  void anotherKioskPlaceOrLaneIsElsewhere() {
    for (Audience other :
        new Audience[] {
          new Audience.OneKiosk(new KioskId("ben-xe-02")),
          new Audience.OnePlace(new PlaceId("ben-xe-8"), Optional.empty()),
          new Audience.OnePlace(PLACE, Optional.of("1"))
        }) {
      assertEquals(Optional.of(Refusal.ELSEWHERE), code(meant(other), NOON));
    }
    assertEquals(
        Optional.empty(), code(meant(new Audience.OnePlace(PLACE, Optional.of("2"))), NOON));
  }

  @Test
  void aKioskThatWasToldNoPlaceHearsNoOrderForOne() {
    OrderRules alone = new OrderRules(RULES.signers(), KIOSK, Optional.empty(), "2");
    assertEquals(
        Optional.of(Refusal.ELSEWHERE),
        alone.objection(signed(SpecimenOrders.badge(ADMIT), KEY, alone), Carrier.CODE, NOON));
  }

  @Test
  void everyOrderHasADateSoNoneCountsWhileTheClockIsWrong() {
    assertEquals(
        Optional.of(Refusal.CLOCK),
        code(SpecimenOrders.badge(ADMIT), new WallTime(NOON.instant(), false)));
  }

  @Test
  void aMinuteEarlyIsInTimeAndTheLastSecondCountsToItsEnd() {
    Order order = SpecimenOrders.badge(ADMIT);
    Instant early = FROM.minus(Duration.ofMinutes(1));
    assertEquals(Optional.empty(), code(order, at(early)));
    assertEquals(Optional.of(Refusal.TOO_EARLY), code(order, at(early.minusMillis(1))));
    assertEquals(Optional.empty(), code(order, at(UNTIL.plusMillis(999))));
    assertEquals(Optional.of(Refusal.TOO_LATE), code(order, at(UNTIL.plusSeconds(1))));
  }

  @Test
  void aBadgeIsNoCommand() {
    Signed<Order> badge = signed(SpecimenOrders.badge(ADMIT), KEY, RULES);
    assertEquals(Optional.of(Refusal.NOT_ONCE), RULES.objection(badge, Carrier.COMMAND, NOON));
  }
}
