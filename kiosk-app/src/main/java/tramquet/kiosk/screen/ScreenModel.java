package tramquet.kiosk.screen;

import tramquet.kiosk.lane.Screen;

/// The only door to whatever shows the screens: it is told what to show, and asks for nothing.
///
/// Thread: any.
public interface ScreenModel extends AutoCloseable {

  /// Shows a screen in place of the present one, soon.
  void show(Screen screen);

  /// Changes the status line, soon.
  void footer(Screen.Footer footer);

  /// Runs an answer once a picture has been rendered that was not there when it was asked, as a
  /// sign that nothing is stuck. To be asked again only after the answer.
  void ask(Runnable answer);

  /// Shows nothing any more.
  @Override
  void close();

  /// For a lane without a display: lamps, tones and recordings say everything, and nothing of
  /// JavaFX is started.
  static ScreenModel none() {
    return new ScreenModel() {
      @Override
      public void show(Screen screen) {}

      @Override
      public void footer(Screen.Footer footer) {}

      @Override
      public void ask(Runnable answer) {
        answer.run();
      }

      @Override
      public void close() {}
    };
  }
}
