package tramquet.kiosk.screen;

import tramquet.kiosk.lane.Screen;

/// What the window reports. Every method does nothing unless overridden.
///
/// Thread: called on the JavaFX thread; return at once.
public interface WindowEvents {

  /// A visitor answered the three questions.
  default void answered(Answers answers) {}

  /// A visitor gave up answering.
  default void cancelled() {}

  /// The pixels of a screen have reached the display's buffer. Screens overtaken by a later one are
  /// not reported.
  default void painted(Screen screen) {}

  /// Staff closed the window.
  default void closed() {}
}
