package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A kiosk that is set up gets another name.
final class AnotherNameIT extends EnrolScene {
  /// A box is carried to another lane while there is no network: whoever does it has been in the
  /// box, and has a code of the centre. What it wrote before is delivered under the name of then.
  @Test
  void aKioskThatIsSetUpGetsAnotherNameByJumperOrderAndClaimCodeAndLosesNothing() throws Exception {
    Path authority = authority();
    try (LiveCentre centre = centre(authority, LiveCentre.lastingPort());
        LiveKiosk kiosk = kiosk("box")) {
      TechnicianDesk desk = desk(atTheDesk(centre, authority));
      registerLane(desk);
      desk.good("lane", "add", "cho-han", "2");
      kiosk.launch();
      kiosk.screen("unprovisioned");
      kiosk.show(Cards.read(desk.good("kiosk", "claim", "cho-han", "1", "han-1").strip()));
      desk.good("kiosk", "approve", "han-1", logged(kiosk, DIGITS));
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      kiosk.awaitAcknowledged(PATIENCE);
      String claim = desk.good("kiosk", "claim", "cho-han", "2", "han-2").strip();
      Path jumper = folder.resolve("box/data/jumper");

      centre.kill();
      letSomebodyIn(kiosk);
      isNotGivenAway(kiosk, jumper, claim, new Badges(desk, authority));
      Files.writeString(jumper, "");
      String order = new Badges(desk, authority).badge("han-1");
      kiosk.show(Cards.read(order));
      kiosk.painted("staff-new-claim");
      kiosk.show(Cards.read(claim.substring(0, 300)));
      kiosk.painted("staff-new-claim-misread");
      kiosk.show(Cards.read(claim));
      logged(kiosk, Pattern.compile("(claimed as han-2)"));
      kiosk.painted("set-up-calling");
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      logged(kiosk, Pattern.compile("(written as han-1, not delivered yet)"));

      centre.startAgain();
      String digits =
          logged(kiosk, Pattern.compile("(?s)claimed as han-2.*compare the digits (\\d{6})"));
      desk.good("kiosk", "approve", "han-2", digits);
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      kiosk.awaitAcknowledged(PATIENCE);
      logged(kiosk, Pattern.compile("(the centre has all that was written as han-1)"));
      // The order was used: it gives the kiosk away no second time.
      kiosk.show(Cards.read(order));
      kiosk.painted("staff-code-refused");
      assertEquals(0, kiosk.stop());
      try (Stream<Path> former = Files.list(folder.resolve("box/data/former"))) {
        assertEquals(List.of(), former.toList());
      }
      List<String> ledger = centre.stopAndList();
      assertEquals(3, visits(ledger, "han-1", "1").size(), "one before the network was gone");
      assertEquals(2, visits(ledger, "han-2", "2").size(), "alone, and approved");
      assertEquals(ledger.size(), new HashSet<>(ledger).size(), "each once");
    }
  }

  /// Orders of the centre's desk to give a kiosk another name.
  private record Badges(TechnicianDesk desk, Path authority) {
    String badge(String kiosk, String... more) throws Exception {
      return desk.orderCode(authority, "re-provision", kiosk, "KT-0007", more);
    }
  }

  /// Each time the next visitor is served.
  private void isNotGivenAway(LiveKiosk kiosk, Path jumper, String claim, Badges badges)
      throws Exception {
    kiosk.show(Cards.read(claim));
    kiosk.painted("unreadable");
    kiosk.show(Cards.read(badges.badge("han-1")));
    kiosk.painted("claim-refused-no-jumper");
    Files.writeString(jumper, "");
    kiosk.show(Cards.read(claim));
    kiosk.painted("claim-refused-no-order");
    kiosk.show(Cards.read(badges.badge("han-3")));
    kiosk.painted("staff-code-refused");
    kiosk.show(Cards.read(claim));
    kiosk.painted("claim-refused-no-order");
    kiosk.show(Cards.read(badges.badge("han-1", "--from", "2020-01-01T00:00:00Z")));
    kiosk.painted("staff-code-refused");
    letSomebodyIn(kiosk);
    kiosk.painted("idle");
    Files.delete(jumper);
    assertFalse(String.join("\n", kiosk.log()).contains("claimed as han-2"));
  }
}
