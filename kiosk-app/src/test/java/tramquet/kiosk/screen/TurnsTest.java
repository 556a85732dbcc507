package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.lane.Screen;
import tramquet.wire.Direction;

class TurnsTest {
  private static final Size SIZE = new Size(1280, 800);
  private static final Screen IDLE = new Screen.Idle(Direction.ENTRY);

  private final Turns turns =
      Toolkit.call(() -> new Turns(WindowSettings.standard(), SIZE, new WindowEvents() {}));

  private Set<String> shown(Screen screen) {
    return Toolkit.call(() -> Texts.in(turns.draw(screen, Optional.empty())));
  }

  private Pane drawn(Screen screen, LocalTime time) {
    return Toolkit.call(() -> turns.draw(screen, Optional.of(time)));
  }

  @Test
  void theIdleScreenSpeaksOneLanguageAfterTheOther() {
    Set<String> first = shown(IDLE);
    assertTrue(first.contains("Mời quét mã"));
    assertFalse(first.contains("Scan your code"));
    turns.next();
    Set<String> second = shown(IDLE);
    assertTrue(second.contains("Scan your code"));
    assertFalse(second.contains("Mời quét mã"));
    turns.next();
    assertEquals(first, shown(IDLE));
  }

  @Test
  void anIdleScreenIsLaidOutOnceInEachLanguageUntilItSaysSomethingElse() {
    LocalTime now = LocalTime.of(8, 59);
    Pane first = drawn(IDLE, now);
    turns.next();
    Pane second = drawn(IDLE, now);
    turns.next();
    assertSame(first, drawn(IDLE, now));
    turns.next();
    assertSame(second, drawn(IDLE, now));
    Pane later = drawn(IDLE, now.plusMinutes(1));
    assertTrue(Texts.in(later).contains("09:00"), () -> Texts.in(later).toString());
    Pane exit = drawn(new Screen.Idle(Direction.EXIT), now.plusMinutes(1));
    assertNotEquals(Texts.in(later), Texts.in(exit));
  }

  @Test
  void whatIsNotIdleIsLaidOutAnew() {
    Screen busy = new Screen.Busy();
    assertNotSame(drawn(busy, LocalTime.NOON), drawn(busy, LocalTime.NOON));
  }

  @Test
  void bothLanguagesAreReadFromTheSameDistance() {
    for (String each : List.of("Mời quét mã", "Scan your code")) {
      double size =
          Toolkit.call(() ->
              Texts.nodes(turns.of(IDLE).of(IDLE), javafx.scene.text.Text.class).stream()
                  .filter(text -> text.getText().equals(each))
                  .findFirst()
                  .orElseThrow()
                  .getFont()
                  .getSize());
      assertTrue(size >= SIZE.headline(), () -> each + " " + size);
      turns.next();
    }
  }

  @Test
  void whoeverHasACodeOfAnotherCountryIsSpokenToInTheirLanguage() {
    Screen theirs =
        new Screen.Admitted(
            Direction.ENTRY, Optional.empty(), Screen.Proof.CERTIFICATE, Optional.of("en"));
    List<String> texts = List.copyOf(shown(theirs));
    assertTrue(texts.indexOf("Please come in") < texts.indexOf("Mời vào"), texts::toString);
    Screen ours = new Screen.Admitted(Direction.ENTRY, Optional.empty(), Screen.Proof.NONE);
    texts = List.copyOf(shown(ours));
    assertTrue(texts.indexOf("Mời vào") < texts.indexOf("Please come in"));
  }
}
