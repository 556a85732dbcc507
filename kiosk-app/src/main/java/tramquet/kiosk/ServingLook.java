package tramquet.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.pack.HeldPack;
import tramquet.kiosk.risk.Packs;
import tramquet.kiosk.visit.VisitLog;
import tramquet.kiosk.visit.VisitWriter;
import tramquet.wire.PackKind;
import tramquet.wire.ShelfLife;
import tramquet.wire.Stamp;

/// How the parts are that only a kiosk with keys has.
///
/// Thread: any but the lane's and the writer's; waits for the disk.
///
/// @param readers empty before they are opened
record ServingLook(
    Optional<Readers> readers,
    VisitLog log,
    VisitWriter writer,
    BootClock clock,
    Provision provision) {
  /// A card that stalls for longer than this will be noticed by visitors.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int NEARLY_FULL_PERCENT = 70;

  List<Finding> findings() {
    Stamp now = clock.stamp();
    return Stream.of(
            readers.map(Readers::findings).orElse(List.of()),
            List.of(storage(), clock(now.quality()), packs(provision, now.wall())))
        .flatMap(List::stream)
        .toList();
  }

  private Finding storage() {
    int taken = log.taken();
    boolean writes = answers(writer::probe);
    return (writes
            ? Finding.of(
                Part.STORAGE,
                taken >= NEARLY_FULL_PERCENT ? Grade.WORN : Grade.WELL,
                taken >= NEARLY_FULL_PERCENT ? "nearly-full" : "writes")
            : Finding.of(Part.STORAGE, Grade.BROKEN, taken >= 100 ? "full" : "cannot-write"))
        .with("taken-percent", taken)
        .with("unsent", log.unsent())
        .with("damaged", log.damaged());
  }

  private static boolean answers(Consumer<Consumer<Boolean>> question) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    question.accept(answer::complete);
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  static Finding clock(Stamp.Quality quality) {
    return switch (quality) {
      case SYNCED, AUTHENTICATED -> Finding.well(Part.CLOCK, "synchronised");
      case RESTORED -> Finding.of(Part.CLOCK, Grade.WORN, "not-synchronised");
      case UNSET -> Finding.of(Part.CLOCK, Grade.BROKEN, "wrong");
    };
  }

  /// What stale means, the rules say: as bad as the worst that follows from it.
  static Finding packs(Provision provision, Instant now) {
    Packs packs = provision.packs();
    ShelfLife.Age oldest = packs.oldest(now);
    boolean refused =
        Arrays.stream(PackKind.values())
            .filter(kind -> packs.age(kind, now) == ShelfLife.Age.STALE)
            .flatMap(kind -> packs.rules().shelfLife(kind).stream())
            .anyMatch(life -> life.effect() == ShelfLife.Effect.REFUSE);
    Grade worn = oldest == ShelfLife.Age.FRESH ? Grade.WELL : Grade.WORN;
    Finding finding =
        Finding.of(Part.PACKS, refused ? Grade.BROKEN : worn, oldest.text())
            .with("rules", packs.rules().name() + " v" + packs.rules().version());
    for (HeldPack pack : provision.store().held()) {
      finding =
          finding.with(
              pack.kind().text(),
              "v%d, %d d, %s"
                  .formatted(
                      pack.version(),
                      Math.max(0, Duration.between(pack.issuedAt(), now).toDays()),
                      packs.age(pack.kind(), now).text()));
    }
    return finding;
  }
}
