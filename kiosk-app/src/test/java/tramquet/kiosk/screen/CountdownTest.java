package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;

class CountdownTest {

  @Test
  void theBarShrinksEachSecondAndTheNumberSaysHowManyAreLeft() {
    Countdown countdown =
        Toolkit.call(() -> new Countdown(new Size(1000, 600), Duration.ofMillis(4_900)));
    List<Double> widths = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      widths.add(Texts.nodes(countdown.pane(), Rectangle.class).getLast().getWidth());
      numbers.addAll(Texts.in(countdown.pane()));
      Toolkit.call(() -> {
        countdown.second();
        return countdown;
      });
    }
    assertEquals(List.of(1000.0, 750.0, 500.0, 250.0, 0.0, 0.0), widths);
    assertEquals(List.of("4 s", "3 s", "2 s", "1 s", "0 s", "0 s"), numbers);
  }
}
