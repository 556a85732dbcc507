package tramquet.kiosk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.doctor.Budget;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Histogram;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.service.Vital;

/// Asks every part of a running kiosk how it is. A part that does not answer in time is the one
/// that is named, and keeps no other from being asked.
///
/// Thread: any but the lane's, the window's and the writer's; an examination takes seconds where
/// something hangs, else milliseconds.
final class Doctor {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long MEBIBYTE = 1 << 20;
  private static final long LITTLE_MEBIBYTES = 256;
  private static final long NOTHING_MEBIBYTES = 16;

  private final KioskConfig config;
  private final Board board;
  private final Histogram times;
  private final List<Vital> vitals;
  private final Supplier<Optional<Finding>> sound;
  private final LongSupplier nanoTime;
  private final long startedNanos;
  private volatile Supplier<Optional<Finding>> pins = Optional::empty;
  private volatile Supplier<List<Finding>> serving = List::of;

  /// @param times from scan to lamp
  /// @param vitals lane and screen
  /// @param sound how it is; empty where nothing is said aloud
  Doctor(
      KioskConfig config,
      Board board,
      Histogram times,
      List<Vital> vitals,
      Supplier<Optional<Finding>> sound,
      LongSupplier nanoTime) {
    this.config = config;
    this.board = board;
    this.times = times;
    this.vitals = List.copyOf(vitals);
    this.sound = sound;
    this.nanoTime = nanoTime;
    startedNanos = nanoTime.getAsLong();
  }

  /// From now on the pins are asked here.
  void pins(Supplier<Finding> finding) {
    pins = () -> Optional.of(finding.get());
  }

  /// From now on what serves is asked here.
  void serving(Supplier<List<Finding>> findings) {
    serving = findings;
  }

  /// The same, told to whoever asks, on a thread of its own.
  void examine(Consumer<Report> told) {
    var _ = Thread.ofVirtual().name("examination").start(() -> told.accept(examine()));
  }

  /// How everything is now.
  Report examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(program());
    findings.addAll(serving.get());
    vitals.forEach(vital -> findings.add(alive(vital)));
    pins.get().ifPresent(findings::add);
    sound.get().ifPresent(findings::add);
    findings.add(disk(config.kiosk().data()));
    findings.add(board.brokerFinding(config.uplink().broker()));
    findings.add(Budget.of(times));
    return new Report(config.kiosk().id(), true, findings);
  }

  private Finding program() {
    Runtime memory = Runtime.getRuntime();
    return Finding.well(Part.PROGRAM, "running")
        .with("version", Serving.SOFTWARE)
        .with("pid", ProcessHandle.current().pid())
        .with("uptime-s", Duration.ofNanos(nanoTime.getAsLong() - startedNanos).toSeconds())
        .with("heap-mib", (memory.totalMemory() - memory.freeMemory()) / MEBIBYTE);
  }

  private Finding alive(Vital vital) {
    Part part = vital.name().equals("lane") ? Part.LANE : Part.SCREEN;
    CountDownLatch answered = new CountDownLatch(1);
    vital.question().ask(answered::countDown);
    try {
      if (!answered.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Finding.of(part, Grade.BROKEN, "no-answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.of(part, Grade.BROKEN, "no-answer");
    }
    return part == Part.LANE
        ? board.laneFinding()
        : Finding.well(part, "answers")
            .with("size", config.screen().width() + "x" + config.screen().height());
  }

  /// How much room is left below a folder.
  static Finding disk(Path folder) {
    try {
      FileStore disk = Files.getFileStore(folder);
      long free = disk.getUsableSpace() / MEBIBYTE;
      Finding finding =
          free < NOTHING_MEBIBYTES
              ? Finding.of(Part.DISK, Grade.BROKEN, "full")
              : free < LITTLE_MEBIBYTES
                  ? Finding.of(Part.DISK, Grade.WORN, "nearly-full")
                  : Finding.well(Part.DISK, "room");
      return finding
          .with("free-mib", free)
          .with("size-mib", disk.getTotalSpace() / MEBIBYTE)
          .with("kind", disk.type());
    } catch (IOException e) {
      return Finding.of(Part.DISK, Grade.BROKEN, "gone");
    }
  }
}
