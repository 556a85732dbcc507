package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.SetUp;

final class BoardTest {
  private final List<Screen.Footer> shown = new ArrayList<>();
  private final Board board = new Board(shown::add);

  /// Who serves alone shows its digits to whoever stands before it, and tells technicians.
  @Test
  void aKioskThatServesWithoutApprovalSaysSo() {
    assertEquals(Finding.well(Part.BROKER, "none"), board.brokerFinding(Optional.empty()));
    SetUp digits = new SetUp.Digits("708893", "Chợ Hàn");
    board.counting(() -> 7, () -> 0);
    board.settingUp(digits);
    assertEquals(Optional.of(digits), shown.getLast().setUp());
    assertEquals(
        Finding.of(Part.BROKER, Grade.WORN, "not-approved").with("unsent", 7),
        board.brokerFinding(Optional.empty()));
  }
}
