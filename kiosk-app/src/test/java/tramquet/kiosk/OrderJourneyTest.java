package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.lane.StaffWish;
import tramquet.kiosk.uplink.Broker;
import tramquet.wire.Audience;
import tramquet.wire.AuthorityPart;
import tramquet.wire.HpkeSealer;
import tramquet.wire.Order;
import tramquet.wire.OrderResult;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.SealingKeys;
import tramquet.wire.SigningKey;
import tramquet.wire.StaffAct;
import tramquet.wire.StaffReason;
import tramquet.wire.StaffRef;
import tramquet.wire.Topics;
import tramquet.wire.UnsealingKey;
import tramquet.wire.Verdict;

/// Orders at a whole lane: a badge before the reader, a command from the centre.
final class OrderJourneyTest {
  private static final StaffRef STAFF = new StaffRef("BX7-0042");
  private static final StaffAct ADMIT = new StaffAct.Admit(StaffReason.CHECKED_BY_HAND);

  private final UnsealingKey authority = UnsealingKey.generate(new SecureRandom());
  private final Script script = new Script(Shift.MORNING);
  private final Shift shift =
      new Shift(
          script,
          new HpkeSealer(new SealingKeys(authority.publicKey(), authority.publicKey())),
          Shift::inMemory,
          LedgerTwin.Guards.ALL);
  private boolean connected;
  private final BlockingQueue<OrderResult> results = new LinkedBlockingQueue<>();

  OrderJourneyTest() {
    shift
        .broker()
        .read(
            Topics.result(Shift.ORIGIN.kiosk()),
            message ->
                results.add(OrderResult.decode(message.payload()).asOptional().orElseThrow()));
  }

  @AfterEach
  void goHome() {
    shift.close();
  }

  private static Order order(int number, StaffAct act, boolean once) {
    return new Order(
        new UUID(3, number),
        act,
        new Audience.OneKiosk(Shift.ORIGIN.kiosk()),
        STAFF,
        Shift.MORNING,
        Shift.MORNING.plus(Duration.ofHours(8)),
        once);
  }

  private static Bytes code(Order order, SigningKey key) {
    return Bytes.of(order.code(key).getBytes(US_ASCII));
  }

  private void sends(Order order) {
    if (!connected) {
      shift.hearsOfDelivery("connected");
      connected = true;
    }
    shift
        .broker()
        .publish(
            new Broker.Message(
                Topics.command(Shift.ORIGIN.kiosk()),
                order.encode(Shift.ORDERS),
                "application/cose",
                Map.of(),
                false));
  }

  /// Results wait for the uplink, which wakes by itself.
  private OrderResult result() throws InterruptedException {
    return Optional.ofNullable(results.poll(20, TimeUnit.SECONDS)).orElseThrow();
  }

  /// A record may follow its result: what was ordered holds already.
  private List<SealedRecord> ledger(RecordKind kind, int count) {
    long untilNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    List<SealedRecord> rows = List.of();
    while (rows.size() < count && System.nanoTime() - untilNanos < 0) {
      rows =
          shift.delivers().ledger().rows().stream()
              .filter(row -> row.header().kind() == kind)
              .toList();
    }
    assertEquals(count, rows.size());
    return rows;
  }

  private AuthorityPart opened(SealedRecord row) {
    return authority.openAuthority(row).asOptional().orElseThrow();
  }

  @Test
  void whoWasRefusedIsLetInByABadgeAndTheRecordSaysWhoDidIt() {
    Script.Guest guest = script.unwell();
    shift.shows(guest.ill()).sees("committed with alarm", "lamp red", "screen refused");
    Order badge = order(1, ADMIT, false);
    shift
        .shows(code(badge, Shift.ORDERS))
        .sees("committed staff-act", "lamp green", "lamp amber", "gate", "screen admitted");
    SealedRecord act = ledger(RecordKind.STAFF_ACT, 1).getFirst();
    SealedRecord refused = ledger(RecordKind.VISIT, 1).getFirst();
    assertEquals(Optional.of(refused.header().id()), act.header().subjectOf());
    assertEquals(Optional.of(Verdict.ADMIT), act.header().verdict());
    AuthorityPart part = opened(act);
    assertEquals(Optional.of(Ordered.of(badge)), part.ordered());
    assertEquals(opened(refused).person(), part.person());
  }

  @Test
  void staffSignInAndLetInWhoWasRefusedAndTheLedgerSaysWhoAndWhy() {
    Script.Guest guest = script.unwell();
    shift.shows(guest.ill()).sees("committed with alarm", "lamp red", "screen refused");
    Order badge = order(8, new StaffAct.SignIn(), false);
    shift.shows(code(badge, Shift.ORDERS)).sees("screen for staff");
    shift.touches(new StaffWish.Turn(StaffWish.Target.ADMIT)).sees("screen for staff");
    // Whoever comes meanwhile is not the one who is let in.
    shift.shows(script.welcome().well());
    shift
        .touches(new StaffWish.Act(ADMIT))
        .sees("committed staff-act", "lamp green", "lamp amber", "gate", "screen admitted");
    SealedRecord act = ledger(RecordKind.STAFF_ACT, 1).getFirst();
    SealedRecord refused = ledger(RecordKind.VISIT, 1).getFirst();
    assertEquals(Optional.of(refused.header().id()), act.header().subjectOf());
    assertEquals(Optional.of(new Ordered(badge.id(), ADMIT, STAFF)), opened(act).ordered());
    assertEquals(opened(refused).person(), opened(act).person());
  }

  @Test
  void nobodySignsInFromAfar() throws InterruptedException {
    Order signIn = order(9, new StaffAct.SignIn(), true);
    sends(signIn);
    assertEquals(OrderResult.refused(signIn.id(), Refusal.CODE_ONLY), result());
    Order maintain = order(10, new StaffAct.Maintain(), true);
    sends(maintain);
    assertEquals(OrderResult.refused(maintain.id(), Refusal.CODE_ONLY), result());
    assertEquals(0, shift.log().unsent());
  }

  @Test
  void aBadgeThatDoesNotCountIsShownAndNothingIsWritten() {
    Order good = order(2, ADMIT, false);
    shift.shows(code(good, SigningKey.generate())).sees("screen staff code refused").nextPlease();
    assertEquals(List.of(), shift.delivers().ledger().rows());
  }

  @Test
  void aCodeThatCountsOnceOpensOnce() {
    Bytes once = code(order(3, ADMIT, true), Shift.ORDERS);
    shift
        .shows(once)
        .sees("committed staff-act", "lamp green", "lamp amber", "gate", "screen admitted")
        .nextPlease();
    shift.shows(once).sees("screen staff code refused").nextPlease();
    var _ = ledger(RecordKind.STAFF_ACT, 1);
  }

  @Test
  void aCommandClosesTheLaneAnotherOpensItAndRecordsSayByWhom() throws InterruptedException {
    Order close = order(4, new StaffAct.CloseLane(), true);
    sends(close);
    shift.waitsFor("screen out of order: switched off");
    assertEquals(OrderResult.accepted(close.id()), result());
    sends(close);
    assertEquals(OrderResult.refused(close.id(), Refusal.USED), result());
    Order open = order(5, new StaffAct.OpenLane(), true);
    sends(open);
    shift.waitsFor("screen idle");
    assertEquals(OrderResult.accepted(open.id()), result());
    List<SealedRecord> acts = ledger(RecordKind.STAFF_ACT, 2);
    assertEquals(
        List.of(Optional.of(Ordered.of(close)), Optional.of(Ordered.of(open))),
        acts.stream().map(row -> opened(row).ordered()).toList());
  }

  @Test
  void aTripBeginsByCommandAndItsRecordSaysByWhom() throws InterruptedException {
    Order start = order(6, new StaffAct.StartTrip("pha-0715"), true);
    sends(start);
    assertEquals(OrderResult.accepted(start.id()), result());
    SealedRecord trip = ledger(RecordKind.TRIP, 1).getFirst();
    assertEquals(Optional.of("pha-0715"), trip.header().trip());
    assertEquals(Optional.of(Ordered.of(start)), opened(trip).ordered());
  }

  @Test
  void whileTheClockIsWrongNoOrderCounts() throws InterruptedException {
    shift.clockIsWrongBy(Duration.ofDays(-1));
    Order close = order(7, new StaffAct.CloseLane(), true);
    sends(close);
    assertEquals(OrderResult.refused(close.id(), Refusal.CLOCK), result());
    assertEquals(0, shift.log().unsent());
  }
}
