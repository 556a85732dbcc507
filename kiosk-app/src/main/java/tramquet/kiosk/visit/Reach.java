package tramquet.kiosk.visit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tramquet.wire.Epoch;

/// How far the log has come, in a small file beside it. When the log knows of less at the next
/// start, it has forgotten what it had confirmed: somebody deleted its WAL, or the card had lied.
///
/// It is written after the commit that it tells of, and no sync waits for it: what it says was
/// true, and after a power cut it may be old or gone, which says nothing.
///
/// Thread: the writer's.
final class Reach implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  private static final int NUMBERS = 3 * Long.BYTES;

  private final Path file;
  private @Nullable FileChannel kept;
  private boolean failing;

  /// @param log beside which it is
  Reach(Path log) {
    file = log.resolveSibling("reach");
  }

  /// The newest record.
  ///
  /// @param acked the centre had everything up to here
  record Point(Epoch epoch, long seq, long acked) {}

  /// Never throws: a file that cannot be written is told once.
  void write(Point point) {
    ByteBuffer bytes = ByteBuffer.allocate(NUMBERS + Integer.BYTES);
    bytes.putLong(point.epoch().value()).putLong(point.seq()).putLong(point.acked());
    bytes.putInt(check(bytes)).flip();
    try {
      FileChannel channel = channel();
      int _ = channel.write(bytes, 0);
      failing = false;
    } catch (IOException e) {
      close();
      if (!failing) {
        LOG.log(Level.WARNING, "reach: {0}", e.getClass().getSimpleName());
      }
      failing = true;
    }
  }

  // Opening a file costs as much as half of sealing a record: it stays open.
  private FileChannel channel() throws IOException {
    FileChannel now = kept;
    if (now == null) {
      now = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      kept = now;
    }
    return now;
  }

  /// Lets go of the file; the next write opens it again.
  @Override
  public void close() {
    FileChannel now = kept;
    kept = null;
    if (now != null) {
      try {
        now.close();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "reach: {0}", e.getClass().getSimpleName());
      }
    }
  }

  /// What was written last; empty if nothing can be made of it.
  Optional<Point> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      if (bytes.limit() != NUMBERS + Integer.BYTES || bytes.getInt(NUMBERS) != check(bytes)) {
        return Optional.empty();
      }
      return Optional.of(new Point(new Epoch(bytes.getLong()), bytes.getLong(), bytes.getLong()));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "reach: {0}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static int check(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.slice(0, NUMBERS));
    return (int) sum.getValue();
  }
}
