package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.uplink.BrokerTwin.Fate;

/// The same troubled journey with all guards on, and with one off: then the check must find what
/// that guard is for. A check that never fails proves nothing.
final class JourneyGuardsTest {

  /// Visitors come while a message is delivered twice and the centre loses its power.
  private static List<String> journey(LedgerTwin.Guards guards) {
    Script script = new Script(Shift.MORNING);
    try (Shift shift = new Shift(script, Shift::inMemory, guards)) {
      shift.hearsOfDelivery("connected");
      admit(shift, script);
      shift.broker().fates(message -> message.retained() ? Fate.DELIVERED : Fate.DOUBLED);
      admit(shift, script);
      shift.delivers().broker().fates(_ -> Fate.DELIVERED);
      shift.ledger().losePower();
      admit(shift, script);
      shift.hearsOfDelivery("delivered 3");
      return shift.delivers().differences();
    }
  }

  private static void admit(Shift shift, Script script) {
    shift
        .shows(script.welcome().well())
        .sees("committed", "lamp green", "gate", "screen admitted")
        .delivers()
        .passes(Duration.ofSeconds(6))
        .waitsFor("screen idle");
  }

  private static void finds(String words, List<String> differences) {
    assertTrue(
        differences.stream().anyMatch(each -> each.contains(words)), () -> differences.toString());
  }

  @Test
  void withAllGuardsOnNothingIsLostOrDoubled() {
    assertEquals(List.of(), journey(LedgerTwin.Guards.ALL));
  }

  @Test
  void anAcknowledgementBeforeTheCommitLosesAVisit() {
    finds("on disk and not in the ledger", journey(LedgerTwin.Guards.EARLY_ACKNOWLEDGEMENT));
  }

  @Test
  void withoutTheConflictClauseAVisitIsDoubled() {
    finds("2 times in the ledger", journey(LedgerTwin.Guards.NO_CONFLICT_CLAUSE));
  }

  @Test
  void believingTheBrokerInsteadOfTheCentreLosesAVisit() {
    finds("on disk and not in the ledger", journey(LedgerTwin.Guards.PUBACK_IS_ENOUGH));
  }
}
