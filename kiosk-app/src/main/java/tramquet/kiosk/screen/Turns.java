package tramquet.kiosk.screen;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.Pane;
import tramquet.kiosk.lane.Screen;

/// Which language is spoken now: on the idle screen those of the place by turns, each alone and
/// large; to somebody whose code tells one, theirs; otherwise that of the place.
///
/// Thread: the JavaFX thread only.
final class Turns {
  private final WindowSettings settings;
  private final Size size;
  private final WindowEvents events;
  private final List<ScreenView> byTurns;
  private final ScreenView ofThePlace;
  private final Map<String, ScreenView> byLanguage = new HashMap<>();
  private final Map<Integer, Pane> idle = new HashMap<>();
  private Optional<Idle> drawn = Optional.empty();
  private int turn;

  /// What the idle screen says, in whatever language.
  private record Idle(Screen screen, Optional<LocalTime> time) {}

  Turns(WindowSettings settings, Size size, WindowEvents events) {
    this.settings = settings;
    this.size = size;
    this.events = events;
    this.byTurns = settings.languages().byTurns().stream().map(this::view).toList();
    this.ofThePlace = view(settings.languages().ofThePlace());
  }

  private ScreenView view(Words words) {
    return new ScreenView(
        size, settings.reader(), settings.sign(), words, settings.languages(), events);
  }

  /// Whether there is another language to come.
  boolean change() {
    return byTurns.size() > 1;
  }

  /// The next language of the place.
  void next() {
    turn = (turn + 1) % byTurns.size();
  }

  /// The first one again.
  void first() {
    turn = 0;
  }

  /// Who draws this screen.
  ScreenView of(Screen screen) {
    return screen instanceof Screen.Idle
        ? byTurns.get(turn)
        : screen
            .language()
            .map(
                tag -> byLanguage.computeIfAbsent(tag, each -> view(settings.languages().of(each))))
            .orElse(ofThePlace);
  }

  /// The screen above the status line. To lay out an idle screen costs more than to paint it, and
  /// nobody comes for hours: until it says something else, each language is laid out once.
  ///
  /// @return to be shown in one place at a time
  Pane draw(Screen screen, Optional<LocalTime> time) {
    if (!(screen instanceof Screen.Idle)) {
      return of(screen).of(screen, time);
    }
    Optional<Idle> wanted = Optional.of(new Idle(screen, time));
    if (!wanted.equals(drawn)) {
      idle.clear();
      drawn = wanted;
    }
    return idle.computeIfAbsent(turn, _ -> of(screen).of(screen, time));
  }

  /// Who draws the status line.
  ScreenView ofThePlace() {
    return ofThePlace;
  }
}
