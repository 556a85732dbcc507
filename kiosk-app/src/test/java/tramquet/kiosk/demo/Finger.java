package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import tramquet.kiosk.bench.VirtualDisplay;
import tramquet.kiosk.screen.Targets;

/// A finger on a display: touches it through the X server (its extension XTEST), so that what the
/// kiosk sees is what it would see of a touch screen that moves the pointer. A process of its own,
/// because a virtual machine has one display for all.
///
/// Thread: one.
final class Finger implements AutoCloseable {
  private final Process hand;
  private final PrintWriter orders;
  private final BufferedReader done;

  Finger(VirtualDisplay display, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-cp",
                    Finger.class.getProtectionDomain().getCodeSource().getLocation().getPath(),
                    Finger.class.getName()))
            .redirectError(log.toFile());
    builder.environment().putAll(display.environment());
    hand = builder.start();
    orders = new PrintWriter(hand.outputWriter(US_ASCII), true);
    done = hand.inputReader(US_ASCII);
  }

  /// Touches, and lifts the finger again.
  void touch(Targets.Target target) throws IOException {
    orders.println(target.x() + " " + target.y());
    if (done.readLine() == null) {
      throw new IOException("nothing touches the display: see the log");
    }
  }

  @Override
  public void close() {
    orders.close();
    hand.destroy();
  }

  /// Touches wherever a line of standard input says `X Y`, and answers each with a line.
  public static void main(String[] arguments) throws IOException, AWTException {
    Robot robot = new Robot();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] place = line.split(" ", -1);
      robot.mouseMove(Integer.parseInt(place[0]), Integer.parseInt(place[1]));
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
      System.out.println("touched");
    }
  }
}
