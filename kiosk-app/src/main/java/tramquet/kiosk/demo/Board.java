package tramquet.kiosk.demo;

import java.util.List;

/// Where the visitors' lines stand.
///
/// Thread: one at a time.
interface Board {

  /// Shows what is known by now.
  ///
  /// @param lines of all visitors so far, in their order
  void show(List<Line> lines);

  /// Somebody typed a line, which the terminal has echoed below ours.
  void typed();

  /// Writes a line that is not a visitor's.
  void say(String text);
}
