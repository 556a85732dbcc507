package tramquet.kiosk.presence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import tramquet.wire.KioskId;
import tramquet.wire.Tally;

/// Where passages and the tally outlive a restart and a power cut: lines that are appended and on
/// the disk when `append` returns, each with its CRC-32C. The last tally counts:
///
/// ```text
///   entry ga-1 VISIT BOOT 812345678901 1791180000000 synced 0123456789abcdef,… 5f3c0a11
///   tally 2026-10-05 31 4 0b6ae2c9
/// ```
///
/// A line that was cut or damaged is passed over, and those beside it hold.
///
/// Thread: one.
public final class PassageFile {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.presence");
  private static final String TALLY = "tally ";
  private static final int CRC_DIGITS = 8;

  private final Path file;
  private boolean failed;

  /// The last line may be half a line.
  private boolean torn;

  private int lines;

  /// A file that need not be there.
  public PassageFile(Path file) {
    this.file = file;
  }

  /// What is in it.
  ///
  /// @param tally the last; zero if there is none
  /// @param passages in the order of their lines
  record Content(Tally tally, List<Passage> passages) {}

  /// The tally that was saved last; zero if there is none.
  public Tally tally(KioskId kiosk) {
    return load(kiosk).tally();
  }

  /// Reads what can be read.
  Content load(KioskId kiosk) {
    Tally tally = Tally.zero(kiosk, Tally.NO_DAY);
    List<Passage> passages = new ArrayList<>();
    int broken = 0;
    List<String> all = read();
    lines = all.size();
    for (String line : all) {
      Optional<String> body = body(line);
      Optional<Tally> told = body.flatMap(text -> tally(kiosk, text));
      Optional<Passage> passage = body.flatMap(text -> Passage.parse(text).asOptional());
      tally = told.orElse(tally);
      passage.ifPresent(passages::add);
      broken += told.isPresent() || passage.isPresent() || line.isEmpty() ? 0 : 1;
    }
    if (broken > 0) {
      LOG.log(Level.WARNING, "Lines of passages that cannot be read: {0}", broken);
    }
    return new Content(tally, List.copyOf(passages));
  }

  private List<String> read() {
    try {
      // Damage may be any bytes.
      String all = Files.exists(file) ? new String(Files.readAllBytes(file), ISO_8859_1) : "";
      torn = !all.isEmpty() && !all.endsWith("\n");
      return all.lines().toList();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The file of passages cannot be read: nobody is remembered");
      return List.of();
    }
  }

  private static Optional<String> body(String line) {
    int end = line.length() - CRC_DIGITS - 1;
    return end > 0 && line.equals(checked(line.substring(0, end)))
        ? Optional.of(line.substring(0, end))
        : Optional.empty();
  }

  private static String checked(String body) {
    CRC32C crc = new CRC32C();
    crc.update(body.getBytes(US_ASCII));
    return "%s %08x".formatted(body, crc.getValue());
  }

  private static Optional<Tally> tally(KioskId kiosk, String body) {
    String[] words = body.split(" ", -1);
    if (!body.startsWith(TALLY) || words.length != 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Tally(
              kiosk,
              LocalDate.parse(words[1]),
              Long.parseLong(words[2]),
              Long.parseLong(words[3])));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(List<Passage> passages, Tally tally) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    passages.forEach(each -> all.writeBytes(Passage.bytes(checked(each.line()))));
    all.writeBytes(
        Passage.bytes(checked(TALLY + tally.day() + " " + tally.entries() + " " + tally.exits())));
    return all.toByteArray();
  }

  /// Appends; returns when it is on the disk. A disk that fails is told once: it does not keep the
  /// lane from working.
  void append(List<Passage> passages, Tally tally) {
    byte[] bytes = bytes(passages, tally);
    try {
      if (torn) {
        // Half a line must not take the next one with it.
        write(file, Passage.bytes(""), StandardOpenOption.APPEND);
      }
      write(file, bytes, StandardOpenOption.APPEND);
      lines += passages.size() + 1;
      torn = false;
      failed = false;
    } catch (IOException e) {
      failed(e);
    }
  }

  /// Puts this in the place of all that is there; a power cut leaves the one or the other.
  void replace(List<Passage> passages, Tally tally) {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      write(next, bytes(passages, tally), StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      lines = passages.size() + 1;
      torn = false;
      failed = false;
    } catch (IOException e) {
      failed(e);
    }
  }

  private static void write(Path to, byte[] bytes, OpenOption how) throws IOException {
    try (FileChannel channel =
        FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        int _ = channel.write(rest);
      }
      channel.force(false);
    }
  }

  private void failed(IOException e) {
    torn = true;
    if (!failed) {
      failed = true;
      LOG.log(Level.WARNING, "Passages cannot be saved: {0}", e.getClass().getSimpleName());
    }
  }

  /// How long it is by now.
  int lines() {
    return lines;
  }
}
