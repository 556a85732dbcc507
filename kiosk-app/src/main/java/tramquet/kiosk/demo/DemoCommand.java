package tramquet.kiosk.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tramquet-kiosk demo`: plays a morning of visitors to a real kiosk with a real centre behind it,
/// and proves that what arrived is what was shown.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Play a morning of invented visitors to a real kiosk and a real centre.",
      "",
      "Makes throw-away keys; starts the centre (PostgreSQL and MQTT broker on loopback, data in a"
          + " temporary folder), a code reader on a real serial port (a pseudo-terminal) and the"
          + " kiosk. Prints a line per visitor. A code typed or pasted here is a scan. At the end"
          + " every row at the centre is compared with the script.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every visitor's verdict is at the centre, once, and nothing else is",
      "1:something differs, or did not start",
      "2:the command line is wrong"
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(names = "--visitors", paramLabel = "N", description = "1 to 900. Default: 40.")
  private int visitors = 40;

  @Option(
      names = "--pace",
      paramLabel = "F",
      description = "Factor of the pauses between visitors, 0 to 10; none is under 0.75 s.")
  private double pace = 1;

  @Option(
      names = "--baud",
      paramLabel = "N",
      description = "Speed of the serial line, 9600 to 115200. Default: 9600.")
  private int baud = 9600;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Work in this new folder and keep everything there.")
  private Optional<Path> keep = Optional.empty();

  @Option(names = "--headless", description = "Open no window, even where there is a display.")
  private boolean headless;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = Terminal.ofThisProcess(System.getenv());
    if (visitors < 1 || visitors > 900 || pace < 0 || pace > 10 || baud < 9600 || baud > 115_200) {
      System.err.println("out of range: see tramquet-kiosk demo --help");
      return 2;
    }
    Demo.Wishes wishes = new Demo.Wishes(visitors, pace, baud, headless);
    InstantSource clock = InstantSource.system();
    try {
      Installation installation = Installation.ofThisProcess();
      Workshop workshop = Workshop.open(keep);
      Parts parts = new Parts(workshop.logs());
      AtomicBoolean broken = new AtomicBoolean();
      Thread end = new Thread(() -> clear(parts, workshop, broken.get()), "demo-end");
      Runtime.getRuntime().addShutdownHook(end);
      Demo demo =
          new Demo(
              wishes,
              installation,
              workshop,
              parts,
              terminal,
              terminal.board(ZoneId.systemDefault()),
              clock,
              new SecureRandom());
      return play(demo, parts, broken);
    } catch (DemoFailed e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static int play(Demo demo, Parts parts, AtomicBoolean broken)
      throws IOException, InterruptedException {
    try {
      return demo.run() ? 0 : 1;
    } catch (DemoFailed e) {
      // Somebody who pressed Ctrl-C knows why the parts end.
      if (!parts.isClosed()) {
        broken.set(true);
        System.err.println(e.getMessage());
      }
      return 1;
    }
  }

  /// However the process ends: no child outlives it, and no temporary data stays but what tells why
  /// a part has failed.
  private static void clear(Parts parts, Workshop workshop, boolean broken) {
    parts.close();
    try {
      if (!broken) {
        workshop.tidy();
      }
    } catch (IOException e) {
      System.err.println("left behind: " + workshop.path());
    }
  }
}
