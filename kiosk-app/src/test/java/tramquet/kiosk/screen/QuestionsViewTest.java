package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestionsViewTest {
  private final List<Answers> answers = new ArrayList<>();
  private final List<String> cancelled = new ArrayList<>();
  private List<Tile> tiles = List.of();

  @BeforeEach
  void aFreshSheet() {
    WindowEvents events =
        new WindowEvents() {
          @Override
          public void answered(Answers given) {
            answers.add(given);
          }

          @Override
          public void cancelled() {
            cancelled.add("cancelled");
          }

          @Override
          public void helpCalled() {
            cancelled.add("help called");
          }
        };
    Size size = new Size(1024, 600);
    Help help =
        new Help(size, new Sign(Optional.empty(), Optional.empty(), true), Words.bundled(), events);
    Pane sheet = Toolkit.call(() -> new QuestionsView(size, Words.bundled(), events, help).sheet());
    tiles = Texts.nodes(sheet, Tile.class);
  }

  private Tile tile(String english, int which) {
    return tiles.stream()
        .filter(tile -> tile.phrase().beneath().equals(english))
        .toList()
        .get(which);
  }

  private void press(String english, int which) {
    Toolkit.call(() -> {
      tile(english, which).press();
      return english;
    });
  }

  @Test
  void threeTimesNoIsAClearDeclaration() {
    press("No", 0);
    press("No", 1);
    press("No", 2);
    press("Send", 0);
    assertEquals(List.of(new Answers(false, false, false)), answers);
  }

  @Test
  void eachQuestionGivesItsOwnAnswer() {
    press("No", 0);
    press("Yes", 1);
    press("No", 2);
    press("Send", 0);
    assertEquals(List.of(new Answers(false, true, false)), answers);
  }

  @Test
  void whoeverDoesNotUnderstandCallsStaff() {
    press("Call staff", 0);
    assertEquals(List.of("help called"), cancelled);
    assertEquals(List.of(), answers);
  }

  @Test
  void aSlipOfTheFingerCanBePutRight() {
    press("Yes", 0);
    press("No", 0);
    press("No", 1);
    press("Yes", 2);
    press("Send", 0);
    assertEquals(List.of(new Answers(false, false, true)), answers);
  }

  @Test
  void sendAppearsOnlyWhenAllIsAnswered() {
    press("No", 0);
    press("No", 1);
    assertFalse(tile("Send", 0).isVisible());
    press("Send", 0);
    assertEquals(List.of(), answers);
    press("Yes", 2);
    assertTrue(tile("Send", 0).isVisible());
  }

  @Test
  void cancelSaysSo() {
    press("Cancel", 0);
    assertEquals(List.of("cancelled"), cancelled);
  }

  @Test
  void answersStayOutOfLogs() {
    assertEquals("Answers", new Answers(true, false, true).toString());
  }
}
