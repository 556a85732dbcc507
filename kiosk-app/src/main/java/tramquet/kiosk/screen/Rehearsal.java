package tramquet.kiosk.screen;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Parent;
import tramquet.kiosk.lane.Screen;
import tramquet.wire.Direction;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;

/// A green and a red that nobody sees, painted once the kiosk has a moment for it. The first of
/// each after a start takes twice what every later one does, because classes are loaded and letters
/// drawn for it; without this the first visitors of the day would wait for that.
///
/// Thread: the JavaFX thread only.
final class Rehearsal {
  private final Queue<Screen> verdicts =
      new ArrayDeque<>(
          List.of(
              new Screen.Admitted(
                  Direction.ENTRY, Optional.of("NGUYEN V** A***"), Screen.Proof.NONE),
              new Screen.Refused(
                  List.of(Reason.DECLARATION_MISSING),
                  Remedy.DECLARE_FIRST,
                  Optional.of("https://example.org"),
                  Optional.of("0900 000 000"),
                  Optional.empty())));

  /// Whether all were painted.
  boolean isOver() {
    return verdicts.isEmpty();
  }

  /// Paints one after the other, and lets whatever is to be shown meanwhile go first; nothing,
  /// where that is done.
  ///
  /// @param drawn a screen, drawn at the size of the display
  void next(Function<Screen, Parent> drawn, Size size) {
    Screen verdict = verdicts.poll();
    if (verdict != null) {
      var _ = StyleSheet.scene(drawn.apply(verdict), size).snapshot(null);
      Platform.runLater(() -> next(drawn, size));
    }
  }
}
