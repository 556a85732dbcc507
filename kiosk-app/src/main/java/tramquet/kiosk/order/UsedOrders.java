package tramquet.kiosk.order;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// The orders that count once and were used: on disk before anything is done, so that none is
/// obeyed twice, also when the power fails in between. One line each, `id seconds`: a random id,
/// and until when it would have counted.
///
/// Nothing is forgotten before it has been over for a day. A file that somebody damaged could hide
/// what was used, so nothing is taken for new until a technician has removed it.
///
/// Thread: one.
public final class UsedOrders {
  /// The most that are remembered; more are refused until some are over.
  static final int MOST = 4_096;

  private static final System.Logger LOG = System.getLogger("tramquet.order");
  private static final Pattern LINE = Pattern.compile("[0-9a-f-]{36} [0-9]{1,12}");

  /// Of a clock that was put back by less, nothing is used twice.
  private static final Duration MARGIN = Duration.ofDays(1);

  private final Path file;
  private final int most;
  private final Map<UUID, Instant> used = new HashMap<>();
  private final boolean damaged;
  private boolean torn;

  /// What came of asking for an order.
  public enum Claim {
    /// Nobody used it before, and now it is used.
    FRESH,
    /// It was used before.
    USED,
    /// Too many are remembered.
    FULL,
    /// It could not be written down.
    FAILED
  }

  /// Reads what was used in earlier runs.
  ///
  /// @param file need not be there; its folder must
  public UsedOrders(Path file) {
    this(file, MOST);
  }

  UsedOrders(Path file, int most) {
    this.file = file;
    this.most = most;
    damaged = !load();
  }

  /// Uses an order.
  ///
  /// @param until when it is over
  /// @param now by a clock that may be right
  public Claim claim(UUID id, Instant until, Instant now) {
    if (used.containsKey(id)) {
      return Claim.USED;
    }
    if (damaged) {
      return Claim.FAILED;
    }
    try {
      mend();
      if (used.size() >= most && !forget(now)) {
        return Claim.FULL;
      }
      append(line(id, until));
      used.put(id, until);
      return Claim.FRESH;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Used orders cannot be kept: {0}", e.getClass().getSimpleName());
      torn = true;
      return Claim.FAILED;
    }
  }

  /// Where half a line may stand, nothing is written behind it.
  private void mend() throws IOException {
    if (torn) {
      rewrite();
      torn = false;
    }
  }

  private boolean load() {
    try {
      if (!Files.exists(file)) {
        return true;
      }
      String text = Files.readString(file, US_ASCII);
      // The last line may have been cut by the power: nothing was done for it yet.
      int whole = text.lastIndexOf('\n') + 1;
      List<String> lines = text.substring(0, whole).lines().toList();
      if (!lines.stream().allMatch(line -> LINE.matcher(line).matches())) {
        LOG.log(Level.ERROR, "{0} is damaged: no order that counts once is obeyed", file);
        return false;
      }
      lines.forEach(this::read);
      torn = whole < text.length();
      return true;
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.ERROR, "{0} cannot be read: no order that counts once is obeyed", file);
      return false;
    }
  }

  private void read(String line) {
    int space = line.indexOf(' ');
    used.put(
        UUID.fromString(line.substring(0, space)),
        Instant.ofEpochSecond(Long.parseLong(line.substring(space + 1))));
  }

  /// Whether there is room again.
  private boolean forget(Instant now) throws IOException {
    used.values().removeIf(until -> until.plus(MARGIN).isBefore(now));
    rewrite();
    return used.size() < most;
  }

  private void rewrite() throws IOException {
    StringBuilder text = new StringBuilder();
    used.forEach((id, until) -> text.append(line(id, until)));
    Path next = file.resolveSibling(file.getFileName() + ".new");
    write(
        next,
        text.toString(),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    syncNames();
  }

  private void append(String line) throws IOException {
    boolean fresh = !Files.exists(file);
    write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (fresh) {
      syncNames();
    }
  }

  private static void write(Path file, String text, StandardOpenOption... options)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, options)) {
      ByteBuffer rest = ByteBuffer.wrap(text.getBytes(US_ASCII));
      while (rest.hasRemaining()) {
        int _ = channel.write(rest);
      }
      channel.force(true);
    }
  }

  private void syncNames() throws IOException {
    try (FileChannel names =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private static String line(UUID id, Instant until) {
    return id + " " + until.getEpochSecond() + "\n";
  }
}
