package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Pane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.kiosk.lane.Screen;

/// Where somebody who needs somebody finds what to touch.
class HelpTest {
  private static final Size SMALLEST = new Size(800, 480);

  private final List<String> called = new ArrayList<>();

  static List<Size> sizes() {
    return Sheet.SIZES;
  }

  private Pane pane(Size size, boolean touch, Screen screen) {
    WindowEvents events =
        new WindowEvents() {
          @Override
          public void helpCalled() {
            called.add("called");
          }
        };
    Sign sign = new Sign(Optional.empty(), Optional.empty(), touch);
    return Toolkit.call(() ->
        new ScreenView(size, ReaderSide.BELOW, sign, Words.bundled(), Languages.bundled(), events)
            .of(screen));
  }

  /// Touches it, where it is.
  private int calls(Size size, boolean touch, String screen) {
    Pane pane = pane(size, touch, ScreenSpecimens.named(screen));
    Toolkit.call(() -> {
      Texts.nodes(pane, Tile.class).stream()
          .filter(tile -> tile.phrase().beneath().equals("Call staff"))
          .forEach(Tile::press);
      return pane;
    });
    return called.size();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void whoeverIsRefusedWithoutACodeToScanCanCall(Size size) {
    assertEquals(1, calls(size, true, "refused-CERTIFICATE_MISSING"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "idle-ENTRY",
        "unreadable",
        "own-code",
        "asking-touch",
        "asking-IDENTITY_MISSING",
        "closed-SCANNER_GONE"
      })
  void whereverSomebodyMayNotKnowWhatToDoTheyCanCall(String screen) {
    assertEquals(1, calls(SMALLEST, true, screen));
  }

  /// Staff were told of a health reason already; green, an alarm and an emergency are to be seen.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "refused-WATCH_LIST",
        "admitted-ENTRY",
        "alarm-tailgated",
        "emergency",
        "help-coming",
        "busy"
      })
  void whereStaffComeAnywayNothingIsOffered(String screen) {
    assertEquals(0, calls(SMALLEST, true, screen));
  }

  @ParameterizedTest
  @ValueSource(strings = {"idle-ENTRY", "refused-CERTIFICATE_MISSING", "closed-SCANNER_GONE"})
  void withoutTouchNothingIsOffered(String screen) {
    assertEquals(0, calls(SMALLEST, false, screen));
  }

  /// On a small display a finger's breadth is much of it: the code and what it is for come first.
  @ParameterizedTest
  @CsvSource({"178, 0", "800, 1"})
  void besideACodeItIsOfferedWhereTheWordsKeepTheirSize(double diagonal, int offered) {
    Size size = new Size(1280, 800, new Viewing(diagonal, 1000));
    assertEquals(offered, calls(size, true, "refused-DECLARATION_MISSING"));
  }

  /// The code to scan is as large with it as without.
  @ParameterizedTest
  @MethodSource("sizes")
  void theCodeOnRedDoesNotYield(Size size) {
    Screen red = ScreenSpecimens.named("refused-DECLARATION_MISSING");
    double with = code(pane(size, true, red));
    assertEquals(code(pane(size, false, red)), with);
    assertTrue(with > 0);
  }

  private static double code(Pane red) {
    return red.getChildren().get(1).getBoundsInParent().getWidth();
  }
}
