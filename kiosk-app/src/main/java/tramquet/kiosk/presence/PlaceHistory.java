package tramquet.kiosk.presence;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.kiosk.risk.History;
import tramquet.kiosk.risk.Past;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;
import tramquet.wire.Movement;
import tramquet.wire.Person;
import tramquet.wire.PlaceKey;
import tramquet.wire.Tally;

/// Remembers who went in and out, here and at the kiosks next to this one: the last 20,000 people,
/// by tags, in memory. What outlives a restart is told by [Presence].
///
/// Thread: any; nothing here waits.
public final class PlaceHistory implements History {
  static final int MOST_PEOPLE = 20_000;
  private static final int MOST_HERE = 1_000;
  private static final int MOST_MESSAGES = 20_000;
  private static final int MOST_AWAITED = 100;

  private final KioskId kiosk;
  private final PlaceKey key;
  private final Confirm confirm;
  private final LongSupplier nanoTime;
  private final Headcount count;
  private final People<Moved> people = new People<>(MOST_PEOPLE);
  private final People<Here> here = new People<>(MOST_HERE);
  private final Map<UUID, Awaited> awaited = newest(MOST_AWAITED);
  private final Map<UUID, Boolean> heard = newest(MOST_MESSAGES);
  private volatile Consumer<Passed> herePassed = _ -> {};
  private volatile Consumer<Passed> anyPassed = _ -> {};

  private record Moved(Direction direction, long atNanos) {}

  private record Here(UUID visit, Direction way, long atNanos) {}

  private record Awaited(Direction way, Set<Long> tags) {}

  /// The history of a lane.
  ///
  /// @param confirm what makes an admitted person one who has passed
  /// @param before how many had passed here when the kiosk stopped
  /// @param nanoTime monotonic nanoseconds
  public PlaceHistory(
      PlaceKey key,
      Confirm confirm,
      Tally before,
      Supplier<WallTime> clock,
      LongSupplier nanoTime) {
    this.kiosk = before.kiosk();
    this.key = key;
    this.confirm = confirm;
    this.nanoTime = nanoTime;
    count = new Headcount(kiosk, clock, before);
  }

  /// From now on these are told of everybody who passes, on the thread of the lane or of who heard
  /// of it; must only hand over.
  ///
  /// @param atThisLane who passes here
  /// @param anywhere who passes here or at a neighbour, before the other is told
  void tell(Consumer<Passed> atThisLane, Consumer<Passed> anywhere) {
    herePassed = atThisLane;
    anyPassed = anywhere;
  }

  KioskId kiosk() {
    return kiosk;
  }

  @Override
  public Past of(Person person) {
    Set<Long> tags = key.tags(person);
    long now = nanoTime.getAsLong();
    int inside = count.inside();
    synchronized (this) {
      Optional<Duration> sinceEntry =
          people
              .of(tags)
              .max(Comparator.comparingLong(moved -> moved.atNanos() - now))
              .filter(moved -> moved.direction() == Direction.ENTRY)
              .map(moved -> Duration.ofNanos(now - moved.atNanos()));
      Optional<Past.Admitted> admitted =
          here.of(tags)
              .max(Comparator.comparingLong(each -> each.atNanos() - now))
              .map(each ->
                  new Past.Admitted(
                      each.visit(), each.way(), Duration.ofNanos(now - each.atNanos())));
      return new Past(inside, sinceEntry, admitted);
    }
  }

  /// Somebody was let in here, and the visit is on disk.
  ///
  /// @param way which way
  public void admitted(UUID visit, Direction way, Optional<Person> person) {
    Set<Long> tags = person.map(key::tags).orElse(Set.of());
    long now = nanoTime.getAsLong();
    switch (confirm) {
      case VERDICT -> {
        synchronized (this) {
          here.put(tags, new Here(visit, way, now));
        }
        passed(new Passed(kiosk, visit, way, tags, now));
      }
      case PASSAGE -> {
        synchronized (this) {
          awaited.put(visit, new Awaited(way, tags));
        }
      }
    }
  }

  /// The person of a visit went through.
  public void passed(UUID visit) {
    Optional<Awaited> known;
    synchronized (this) {
      known = Optional.ofNullable(awaited.remove(visit));
    }
    known.ifPresent(
        who -> passed(new Passed(kiosk, visit, who.way(), who.tags(), nanoTime.getAsLong())));
  }

  /// The person of a visit did not go through.
  public synchronized void annulled(UUID visit) {
    awaited.remove(visit);
  }

  private void passed(Passed passed) {
    moved(passed.tags(), passed.direction(), passed.atNanos());
    count.passed(passed.direction());
    anyPassed.accept(passed);
    herePassed.accept(passed);
  }

  /// What came later counts, in whatever order it is heard of.
  private synchronized void moved(Set<Long> tags, Direction way, long atNanos) {
    if (people.of(tags).noneMatch(known -> known.atNanos() - atNanos > 0)) {
      people.put(tags, new Moved(way, atNanos));
    }
  }

  /// A kiosk of the place has seen somebody pass. What comes twice counts once.
  void heard(Movement movement) {
    synchronized (this) {
      if (movement.kiosk().equals(kiosk) || heard.put(movement.visit(), true) != null) {
        return;
      }
    }
    Passed passed =
        new Passed(
            movement.kiosk(),
            movement.visit(),
            movement.direction(),
            movement.tags(),
            nanoTime.getAsLong() - movement.ago().toNanos());
    moved(passed.tags(), passed.direction(), passed.atNanos());
    anyPassed.accept(passed);
  }

  /// Somebody had passed before this kiosk started.
  ///
  /// @return the same by this run's clock
  Passed restored(Passage passage, Duration ago) {
    synchronized (this) {
      if (!passage.kiosk().equals(kiosk)) {
        heard.put(passage.visit(), true);
      }
    }
    Passed passed =
        new Passed(
            passage.kiosk(),
            passage.visit(),
            passage.direction(),
            passage.tags(),
            nanoTime.getAsLong() - ago.toNanos());
    moved(passed.tags(), passed.direction(), passed.atNanos());
    return passed;
  }

  /// A kiosk of the place has told how many have passed.
  void heard(Tally tally) {
    count.heard(tally);
  }

  /// How many have passed here today.
  Tally tally() {
    return count.own();
  }

  /// A map that forgets what was put first.
  private static <V> Map<UUID, V> newest(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<UUID, V> eldest) {
        return size() > most;
      }
    };
  }
}
