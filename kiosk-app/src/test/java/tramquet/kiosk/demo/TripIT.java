package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A ferry's trips, from the codes that begin and end them to the desk that counts them.
final class TripIT extends EnrolScene {
  @Test
  void aTripThatACodeBeginsIsCountedUntilACodeEndsItAndTheDeskSeesBoth() throws Exception {
    Path authority = authority();
    try (LiveCentre centre = centre(authority, 0);
        LiveKiosk kiosk = kiosk("box")) {
      Map<String, String> atTheDesk = atTheDesk(centre, authority);
      TechnicianDesk desk = desk(atTheDesk);
      registerLane(desk);
      desk.good(
          "place", "add", "pha-3", "--kind", "ferry", "--name", "Phà số 3", "--area", "48/20242");
      desk.good("lane", "add", "pha-3", "1");
      kiosk.launch();
      kiosk.screen("unprovisioned");
      kiosk.show(Cards.read(desk.good("kiosk", "claim", "pha-3", "1", "pha-3-1").strip()));
      desk.good("kiosk", "approve", "pha-3-1", logged(kiosk, DIGITS));
      kiosk.awaitReady();
      kiosk.show(Cards.read(order(desk, authority, "trip-start", "--trip", "pha-0715")));
      logged(kiosk, Pattern.compile("(trip-start: done)"));
      letSomebodyIn(kiosk);
      letSomebodyIn(kiosk);
      kiosk.awaitAcknowledged(PATIENCE);
      assertEquals("ended", trip(desk, "demo-7").path("state").asString());
      assertEquals("running", trip(desk, "pha-0715").path("state").asString());

      kiosk.show(Cards.read(order(desk, authority, "trip-end")));
      logged(kiosk, Pattern.compile("(trip-end: done)"));
      letSomebodyIn(kiosk);
      kiosk.awaitAcknowledged(PATIENCE);
      JsonNode trip = trip(desk, "pha-0715");
      assertEquals("pha-3-1", trip.path("kiosk").asString());
      assertTrue(trip.path("begun").asBoolean());
      assertEquals("ended", trip.path("state").asString());
      assertEquals(2, trip.path("entry").path("admitted").asLong(), "not who came after the end");
      assertEquals(0, trip.path("missing").asLong());
      String table = desk.good("trip", "list", "--place", "pha-3", "--since", "2h");
      assertTrue(
          table.matches("(?s)trip .*\npha-0715 +pha-3-1 +1 +.*Z +.*Z +entry +2 +0 .*"), table);

      desk.failed(1, "cho-han is no vehicle (bus, ferry) but a market", list("cho-han"));
      desk.failed(1, "place pha-4 is not known", list("pha-4"));
      desk.failed(1, "at most 31 days", "trip", "list", "--place", "pha-3", "--since", "32d");
    }
  }

  private static String[] list(String place) {
    return new String[] {"trip", "list", "--place", place};
  }

  /// The one of that name; the kiosk's own time-table has begun another.
  private static JsonNode trip(TechnicianDesk desk, String name) throws Exception {
    JsonNode trips =
        JsonMapper.shared().readTree(desk.good("trip", "list", "--place", "pha-3", "--json"));
    List<JsonNode> found =
        trips.valueStream().filter(trip -> trip.path("trip").asString().equals(name)).toList();
    assertEquals(1, found.size(), trips::toString);
    return found.getFirst();
  }

  private static String order(TechnicianDesk desk, Path authority, String act, String... more)
      throws Exception {
    return desk.orderCode(authority, act, "pha-3-1", "PH-0007", more);
  }
}
