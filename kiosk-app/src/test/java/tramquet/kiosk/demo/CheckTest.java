package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Reason;
import tramquet.wire.RecordKind;
import tramquet.wire.Verdict;

class CheckTest {
  private final Cast cast = new Cast(1);
  private final Invented well = cast.next();
  private final Invented late = cast.next();
  private final Invented noise = cast.next();
  private final List<Visitor> script =
      List.of(
          visitor(1, well, Expectation.green()),
          visitor(2, late, Expectation.red(Reason.CREDENTIAL_EXPIRED)),
          visitor(3, noise, new Expectation.NoVisit(Outcome.UNREADABLE)));
  private final LedgerRow green = row(well, Verdict.ADMIT);
  private final LedgerRow red = row(late, Verdict.REFUSE, Reason.CREDENTIAL_EXPIRED);

  @Test
  void aLedgerThatSaysWhatTheScriptSaysHasNoDifference() {
    assertEquals(List.of(), check(green, red).differences(List.of(red, green)));
  }

  @Test
  void aMissingRowIsFound() {
    assertDifference(
        "visitor #2 (about 2): one visit expected, 0 in the ledger",
        check(green, red).differences(List.of(green)));
  }

  @Test
  void aRowOfARecordThatIsThereTwiceIsFound() {
    List<String> found = check(green, red).differences(List.of(green, red, red));

    assertDifference("2 times in the ledger: record " + red.id(), found);
    assertDifference("visitor #2 (about 2): one visit expected, 2 in the ledger", found);
  }

  @Test
  void aSecondVisitOfOneVisitorIsFound() {
    LedgerRow again = row(well, Verdict.ADMIT);

    assertDifference(
        "visitor #1 (about 1): one visit expected, 2 in the ledger",
        check(green, red, again).differences(List.of(green, red, again)));
  }

  @Test
  void aWrongVerdictIsFound() {
    LedgerRow wrong = row(late, Verdict.ADMIT);

    assertDifference(
        "visitor #2 (about 2): expected REFUSE[credential-expired], the ledger says ADMIT[]",
        check(green, wrong).differences(List.of(green, wrong)));
  }

  @Test
  void aWrongReasonIsFound() {
    LedgerRow wrong = row(late, Verdict.REFUSE, Reason.REVOKED);

    assertDifference(
        "visitor #2 (about 2): expected REFUSE[credential-expired], the ledger says REFUSE[revoked]",
        check(green, wrong).differences(List.of(green, wrong)));
  }

  @Test
  void anUnacknowledgedRecordIsFound() {
    Check check = new Check(script, Set.of(green.id(), red.id()), Set.of(), 1);

    assertEquals(
        List.of("1 record(s) on disk that the centre never acknowledged"),
        check.differences(List.of(green, red)));
  }

  @Test
  void aVisitWhereNoneIsExpectedIsFound() {
    LedgerRow ghost = row(noise, Verdict.ADMIT);

    assertDifference(
        "visitor #3 (about 3): no visit expected, 1 in the ledger",
        check(green, red, ghost).differences(List.of(green, red, ghost)));
  }

  @Test
  void aVisitOfNobodyIsFound() {
    LedgerRow stranger = row(cast.next(), Verdict.ADMIT);

    assertDifference(
        "the ledger has a visit of nobody in the script: " + stranger.id(),
        check(green, red, stranger).differences(List.of(green, red, stranger)));
  }

  @Test
  void aPartThatDoesNotOpenIsAVisitOfNobody() {
    LedgerRow closed =
        new LedgerRow(
            red.id(), RecordKind.VISIT, Optional.empty(), red.verdict(), Optional.empty());

    assertDifference(
        "visitor #2 (about 2): one visit expected, 0 in the ledger",
        check(green, red).differences(List.of(green, closed)));
  }

  @Test
  void whatSomebodyTypedOnlyHasToArrive() {
    LedgerRow typed = row(well, Verdict.ADMIT);
    Check check =
        new Check(script, Set.of(green.id(), red.id(), typed.id()), Set.of(typed.id()), 0);

    assertEquals(List.of(), check.differences(List.of(green, red, typed)));
    assertDifference(
        "on disk and not in the ledger: record " + typed.id(),
        check.differences(List.of(green, red)));
  }

  @Test
  void noDifferenceNamesAPerson() {
    String all =
        String.join("\n", check(green, red).differences(List.of(row(cast.next(), Verdict.ADMIT))));

    for (Invented who : List.of(well, late)) {
      who.identifiers().forEach(id -> assertTrue(!all.contains(id.value())));
    }
  }

  private Check check(LedgerRow... committed) {
    Set<UUID> ids = new HashSet<>();
    for (LedgerRow row : committed) {
      ids.add(row.id());
    }
    return new Check(script, ids, Set.of(), 0);
  }

  private static void assertDifference(String expected, List<String> found) {
    assertTrue(found.contains(expected), () -> String.join("\n", new ArrayList<>(found)));
  }

  private static Visitor visitor(int number, Invented who, Expectation expected) {
    return new Visitor(
        number,
        "about " + number,
        Duration.ZERO,
        List.of(new Showing(Duration.ZERO, Bytes.NONE)),
        expected,
        who.identifiers());
  }

  private static LedgerRow row(Invented who, Verdict verdict, Reason... reasons) {
    return new LedgerRow(
        UUID.randomUUID(),
        RecordKind.VISIT,
        Optional.empty(),
        Optional.of(verdict),
        Optional.of(
            new AuthorityPart(
                Optional.of("personal-code"),
                Optional.of(who.asPerson()),
                List.of(reasons),
                Optional.empty())));
  }
}
