package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;
import tramquet.wire.Decoded;

/// `tramquet-kiosk play`: a code reader that is not there. Holds the device's end of a
/// pseudo-terminal and writes into it what it is told on standard input, until that ends.
@Command(
    name = "play",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Plays scans into a pseudo-terminal, as told on standard input.")
public final class PlayCommand implements Callable<Integer> {
  @Option(names = "--link", required = true, description = "Link to the serial port.")
  private Path link = Path.of("reader");

  @Option(names = "--baud", description = "Speed of the line. Default: ${DEFAULT-VALUE}.")
  private int baud = 9600;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    try (Pty pty = Pty.openAt(link);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      ScannerPlayer player = new ScannerPlayer(pty, baud, System::nanoTime);
      out.println(new PlayerLine.Port(link).text());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (PlayerLine.read(line) instanceof Decoded.Value<PlayerLine>(PlayerLine.Show show)) {
          play(show, player, out);
        }
      }
    }
    return 0;
  }

  private static void play(PlayerLine.Show show, ScannerPlayer player, PrintStream out)
      throws InterruptedException {
    Thread.sleep(show.what().pause());
    out.println(new PlayerLine.Begun(show.visitor(), show.showing(), System.nanoTime()).text());
    long lastNanos = player.play(show.what().code().toArray());
    out.println(new PlayerLine.Played(show.visitor(), show.showing(), lastNanos).text());
  }
}
