package tramquet.kiosk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.twin.SerialLineTwin;

/// A socket for a reader that is not there: plugged in, pulled out, plugged in again.
///
/// Thread: any.
final class Plug implements LineOpener<SerialLine> {
  private static final Bytes CR = Bytes.of("\r".getBytes(StandardCharsets.US_ASCII));

  private final BlockingQueue<SerialLineTwin> plugged = new LinkedBlockingQueue<>();
  private SerialLineTwin line = new SerialLineTwin();

  Plug() {
    plugged.add(line);
  }

  @Override
  public Opening<SerialLine> open() {
    return Optional.ofNullable(plugged.poll())
        .<Opening<SerialLine>>map(Opened::new)
        .orElseGet(() -> new Absent<>("nothing plugged in"));
  }

  void read(Bytes code) {
    line.send(code.plus(CR).toArray());
  }

  void pullOut() {
    line.unplug();
  }

  void plugIn() {
    line = new SerialLineTwin();
    plugged.add(line);
  }
}
