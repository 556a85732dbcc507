package tramquet.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tramquet.drivers.Schedule;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.PackShown;
import tramquet.kiosk.pack.Offered;
import tramquet.kiosk.pack.PackFile;
import tramquet.wire.Decoded;

/// Takes packs from a folder that somebody else fills, as the operating system does from a stick:
/// files whose names end in `.pack`, in the order of their names. One at a time, and the next when
/// what became of it could be read on the screen. Each file is gone afterwards, whatever became of
/// it, so that none is offered twice.
///
/// Garbage: what is no pack that a key we trust has signed, is larger than a pack may be or cannot
/// be read is refused, on the screen and in the journal, which names no file: a stranger may have
/// named it. A folder that is not there, or is empty, costs one look now and then.
///
/// Thread: the schedule's.
final class PackInbox implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.pack");
  private static final String ENDING = ".pack";

  /// Whoever has just put a stick in looks at the screen.
  static final Duration EVERY = Duration.ofSeconds(2);

  /// After one that was found: the screen says so long what became of it.
  static final Duration AFTER_ONE = LaneRules.PACK;

  private final Path folder;
  private final PackDesk desk;
  private final Consumer<PackShown> told;
  private final Schedule schedule;
  private String trouble = "";

  /// @param told what whoever brought them is to see
  /// @param schedule is closed with this
  PackInbox(Path folder, PackDesk desk, Consumer<PackShown> told, Schedule schedule) {
    this.folder = folder;
    this.desk = desk;
    this.told = told;
    this.schedule = schedule;
  }

  /// Where the service manager says that such a folder is: systemd.exec(5), `RuntimeDirectory=`.
  static Optional<Path> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("RUNTIME_DIRECTORY")).map(Path::of);
  }

  /// Looks from now on.
  void start() {
    var _ = schedule.after(EVERY, this::look);
  }

  /// A fault of ours ends one look, not all that come after.
  private void look() {
    Optional<Path> found = Optional.empty();
    try {
      found = next();
      found.ifPresent(this::take);
    } catch (IOException | UncheckedIOException e) {
      trouble(e.getClass().getSimpleName());
    } finally {
      var _ = schedule.after(found.isPresent() ? AFTER_ONE : EVERY, this::look);
    }
  }

  private Optional<Path> next() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(ENDING)).min(Comparator.naturalOrder());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// What cannot be taken away is not used either: it would come again and again.
  private void take(Path file) {
    Decoded<byte[]> read = PackFile.brought(file);
    try {
      Files.delete(file);
    } catch (IOException e) {
      trouble("a file stays: " + e.getClass().getSimpleName());
      return;
    }
    trouble = "";
    switch (read) {
      case Decoded.Value<byte[]>(byte[] envelope) -> desk.brought(envelope, this::became);
      case Decoded.Malformed<byte[]>(String reason) -> refused(reason);
      case Decoded.NotMine<byte[]> _ -> refused("cannot be read");
    }
  }

  private void refused(String reason) {
    LOG.log(Level.WARNING, "what was brought is refused: {0}", reason);
    became(new Offered.Refused(reason));
  }

  private void became(Offered answer) {
    told.accept(PackDesk.shown(answer));
  }

  private void trouble(String why) {
    if (!why.equals(trouble)) {
      trouble = why;
      LOG.log(Level.WARNING, "the folder for packs that are brought: {0}", why);
    }
  }

  @Override
  public void close() {
    schedule.close();
  }
}
