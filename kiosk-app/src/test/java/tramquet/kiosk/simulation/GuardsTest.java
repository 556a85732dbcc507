package tramquet.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is worth a simulation that finds nothing? With each guard switched off it must find
/// something.
class GuardsTest {
  private static final long SEQUENCES = 500_000;

  @ParameterizedTest
  @EnumSource
  void withoutAGuardTheSimulationFindsAFault(Guard guard) {
    Campaign.Outcome outcome = new Campaign(1, SEQUENCES, 2, Optional.of(guard)).run(_ -> {});
    assertTrue(
        outcome.found().isPresent(),
        () -> "not missed in " + SEQUENCES + " sequences: " + guard.without());
  }

  /// One short sequence for each, and what must be seen in it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COMMIT_FIRST    | lane passage; scan green                        | green only for whom a record admits
          ANNULMENT       | lane passage; scan green; wait tick             | every admitted visit ends once
          NEVER_BLOCKS    | lane verdict; card stalls; scan green; emergency on | an emergency is shown at once
          PINS_KEPT       | lane passage; scan green; away 3; scan other; walk | nothing that pins and people say is lost
          HELD_ONCE       | lane passage; scan ill; scan ill                | a code that is held before the reader is one visit
          TICKETS         | lane verdict; card stalls; scan ill; emergency on; emergency off; scan green; card works | green only for whom a record admits
          ONCE_AT_CENTRE  | lane verdict; link doubling; scan green         | every record reaches the centre exactly once
          DARK_START      | lane passage; scan green; cut; power            | nothing is green when the power returns
          CLOSED_KEPT     | lane passage; staff close; cut; power           | a closed lane stays closed
          NEXT_SERVED     | lane verdict; card stalls; scan ill; scan green; card works | nobody is delayed by the one before
          GATE_ASKED      | lane passage; step; cut; power; scan green; leave | every admitted visit ends once
          VERDICT_SEEN    | lane verdict; card stalls; scan ill; scan green; card works | a verdict is seen
          EMERGENCY_FIRST | lane verdict; card stalls; scan ill; emergency on | an emergency is shown at once
          SESSION_ENDS    | lane verdict; sign-in staff                     | a session ends by itself
          EMERGENCY_ENDS_SESSIONS | lane verdict; sign-in staff; emergency on | a session ends by itself
          CALL_HEARD      | lane verdict; call                              | who calls is heard
          CALLER_KEPT     | lane verdict; scan ill; call; wait 1m; sign-in staff | staff find whom they were called for
          CALLER_FORGOTTEN | lane verdict; scan ill; call; scan expired; wait 1m; sign-in staff | staff find whom they were called for
          JUMPER_ASKED    | lane verdict; sign-in provisioner; claim alone  | a claim code is taken where one is awaited
          CLAIM_ORDERED   | lane verdict; claim jumper                      | a claim code is taken where one is awaited
          CLOSES          | lane passage; scan green; card full             | what has happened is on record
          """)
  void theShortestWayToMissAGuard(Guard guard, String acts, String rule) {
    Sequence sequence = Scripts.read(acts);
    assertEquals(
        Optional.of(rule), sequence.play(Optional.of(guard)).map(Fault::rule), guard::without);
    assertEquals(Optional.empty(), sequence.play(Optional.empty()), "with the guard");
  }

  @Test
  void aFaultIsShrunkToTheActsThatSuffice() {
    Optional<Guard> off = Optional.of(Guard.EMERGENCY_FIRST);
    Campaign.Found found = new Campaign(1, SEQUENCES, 2, off).run(_ -> {}).found().orElseThrow();
    Sequence shortest = Shrinker.shrink(Generator.sequence(found.seed()), found.fault(), off);
    assertTrue(shortest.acts().size() <= 4, () -> "too long: " + Script.of(shortest));
    assertEquals(
        Optional.of(found.fault().rule()), shortest.play(off).map(Fault::rule), "the same fault");
  }
}
