package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Reason;
import tramquet.wire.RecordKind;
import tramquet.wire.Verdict;

class AlarmsTest {
  private final Cast cast = new Cast(3);
  private final LedgerRow refused = visit(Reason.WATCH_LIST, Reason.CREDENTIAL_EXPIRED);
  private final LedgerRow alarm = alarm(refused, refused.part());

  @Test
  void aRefusalForHealthWithItsAlarmHasNoDifference() {
    LedgerRow late = visit(Reason.CREDENTIAL_EXPIRED);

    assertEquals(List.of(), differences(refused, late, alarm));
  }

  @Test
  void aMissingAlarmIsFound() {
    assertEquals(
        List.of("1 alarm(s) expected for visit " + refused.id() + ", 0 in the ledger"),
        differences(refused));
  }

  @Test
  void aSecondAlarmIsFound() {
    assertEquals(
        List.of("1 alarm(s) expected for visit " + refused.id() + ", 2 in the ledger"),
        differences(refused, alarm, alarm(refused, refused.part())));
  }

  @Test
  void anAlarmOfARefusalForSomethingElseIsFound() {
    LedgerRow late = visit(Reason.CREDENTIAL_EXPIRED);

    assertEquals(
        List.of("0 alarm(s) expected for visit " + late.id() + ", 1 in the ledger"),
        differences(late, alarm(late, late.part())));
  }

  @Test
  void anAlarmWithoutItsVisitIsFound() {
    assertEquals(
        List.of("the ledger has an alarm without its visit: " + alarm.id()), differences(alarm));
  }

  @Test
  void anAlarmOfSomebodyElseIsFound() {
    LedgerRow wrong = alarm(refused, visit(Reason.WATCH_LIST).part());

    assertEquals(
        List.of("alarm " + wrong.id() + " does not say what its visit says"),
        differences(refused, wrong));
  }

  private static List<String> differences(LedgerRow... rows) {
    return new Alarms(List.of(rows)).differences();
  }

  private LedgerRow visit(Reason... reasons) {
    return new LedgerRow(
        UUID.randomUUID(),
        RecordKind.VISIT,
        Optional.empty(),
        Optional.of(Verdict.REFUSE),
        Optional.of(
            new AuthorityPart(
                Optional.of("citizen-card"),
                Optional.of(cast.next().asPerson()),
                List.of(reasons),
                Optional.empty())));
  }

  private static LedgerRow alarm(LedgerRow visit, Optional<AuthorityPart> part) {
    return new LedgerRow(
        UUID.randomUUID(), RecordKind.ALARM, Optional.of(visit.id()), visit.verdict(), part);
  }
}
