package tramquet.kiosk.screen;

import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.StaffWish;

/// What the window reports. Every method does nothing unless overridden.
///
/// Thread: called on the JavaFX thread; return at once.
public interface WindowEvents {

  /// A visitor answered the three questions.
  default void answered(Answers answers) {}

  /// A visitor gave up answering.
  default void cancelled() {}

  /// Somebody touched the status line: staff, who want to sign in.
  default void staffAtScreen() {}

  /// A whole PIN was typed.
  default void pin(String digits) {}

  /// Staff touched something.
  default void staffWished(StaffWish wish) {}

  /// Somebody wants staff.
  default void helpCalled() {}

  /// The pixels of a screen have reached the display's buffer. Screens overtaken by a later one are
  /// not reported.
  default void painted(Screen screen) {}

  /// Staff closed the window.
  default void closed() {}
}
