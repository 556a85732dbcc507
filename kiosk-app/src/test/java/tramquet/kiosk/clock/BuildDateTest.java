package tramquet.kiosk.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BuildDateTest {
  @Test
  void theDayOfTheBuildBeginsInUtc() {
    assertEquals(Instant.parse("2026-11-24T00:00:00Z"), BuildDate.of("2026-11-24"));
  }

  @Test
  void whereMavenWroteNoDayTheFirstReleaseIsTheBound() {
    assertEquals(BuildDate.FIRST_RELEASE, BuildDate.of("${build.day}"));
    assertEquals(BuildDate.FIRST_RELEASE, BuildDate.of(""));
  }

  @Test
  void thisProgramWasBuiltAfterTheFirstRelease() {
    assertFalse(BuildDate.read().isBefore(BuildDate.FIRST_RELEASE));
  }
}
