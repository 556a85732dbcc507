package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Somebody takes the package away. It is the last in its box.
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PurgeJourneyIT extends Journey {
  private static final String VISITS_AND_KEYS =
      "find /var/lib/tramquet /etc/tramquet -name '*.db' -o -path '*/keys/*' 2>/dev/null | sort";

  PurgeJourneyIT() {
    super(SharedBox.Kiosk.PLAIN);
  }

  private long letSomebodyInAndCount() throws IOException {
    site().machine().scan(site().somebody());
    return awaitCommitted("visit").required("seq").asLong();
  }

  @Test
  @Order(1)
  void whereNobodyAnswersVisitsAndKeysStay() throws IOException {
    long before = letSomebodyInAndCount();
    Machine machine = site().machine();
    String kept = machine.run(VISITS_AND_KEYS);
    assertTrue(kept.contains(".db") && kept.contains("/keys/"), kept);
    var _ =
        machine.run(
            "DEBIAN_FRONTEND=noninteractive dpkg --force-unsafe-io --purge tramquet-kiosk"
                + " </dev/null 2>&1");
    assertEquals("", machine.run("pgrep -u tramquet || true"));
    assertEquals(
        "", machine.run("ls /usr/bin/tramquet-kiosk /usr/lib/tramquet-kiosk 2>/dev/null || true"));
    assertEquals(kept, machine.run(VISITS_AND_KEYS));

    site().installAgain();
    assertTrue(letSomebodyInAndCount() > before, "the log goes on where it ended");
  }

  @Test
  @Order(2)
  void whoeverSaysYesHasThemDeleted() throws IOException {
    Machine machine = site().machine();
    assertNotEquals("", machine.run(VISITS_AND_KEYS));
    String said =
        machine.run(
            """
            printf 'yes\\n' | TERM=dumb DEBIAN_FRONTEND=readline script -qec \
              'dpkg --force-unsafe-io --purge tramquet-kiosk' /dev/null 2>&1
            """);
    assertTrue(said.contains("Delete the visits"), said);
    assertEquals("", machine.run(VISITS_AND_KEYS));
    assertEquals("", machine.run("ls -d /var/lib/tramquet 2>/dev/null || true"));
  }
}
