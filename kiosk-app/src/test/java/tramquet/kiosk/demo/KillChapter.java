package tramquet.kiosk.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tramquet.drivers.Bytes;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Declaration.Symptom;
import tramquet.wire.Identifier;
import tramquet.wire.Person;
import tramquet.wire.RecordKind;
import tramquet.wire.Verdict;

/// A kiosk that is killed again and again while visitors come, and what its lamps said to each of
/// them, beside what the centre's database has of them in the end.
///
/// Thread: one.
final class KillChapter {
  private static final Duration SETTLING = Duration.ofMinutes(1);

  /// From the reader's last byte to the lamp it is less, but for the first after a start.
  private static final int SOON_MILLIS = 60;

  private static final int LATER_MILLIS = 250;

  private static final int MOST_AT_ONCE = 3;
  private static final String UNREADABLE = "\"outcome\":\"unreadable\"";

  private final Issuing issuing;
  private final Cast cast;
  private final Random random;
  private final List<Guest> guests = new ArrayList<>();

  /// Who came.
  private static final class Guest {
    private final Set<Identifier> identifiers;
    private final Verdict expected;
    private final Bytes code;
    private long shownNanos = Long.MAX_VALUE;
    private int shown;
    private boolean lit;

    Guest(Invented who, Verdict expected, Bytes code) {
      this.code = code;
      identifiers = Set.copyOf(who.identifiers());
      this.expected = expected;
    }
  }

  /// What came of it.
  ///
  /// @param visitors who came
  /// @param lit who saw a lamp
  /// @param lost of these, who is not in the database, or more than once, or otherwise: in words
  ///   that name nobody
  record Outcome(int visitors, int lit, List<String> lost) {}

  /// How the power goes.
  interface Cut {
    /// Takes it away. The kiosk does not run afterwards.
    void power(LiveKiosk kiosk) throws InterruptedException, IOException;
  }

  /// @param keys that the kiosk trusts
  KillChapter(DemoKeys keys, long seed) {
    issuing = new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());
    random = new Random(seed);
    cast = new Cast(seed);
  }

  /// Plays it.
  ///
  /// @param kiosk of that stage, which does not run
  Outcome play(Stage stage, LiveKiosk kiosk, int cuts, Cut cut) throws Exception {
    for (int i = 0; i < cuts; i++) {
      kiosk.start();
      someCome(kiosk);
      int before = kiosk.trace().size();
      cut.power(kiosk);
      lamps(kiosk.trace().subList(before, kiosk.trace().size()));
    }
    lastOneComes(kiosk);
    List<LedgerRow> rows = stage.stopAndRead();
    int lit = Math.toIntExact(guests.stream().filter(guest -> guest.lit).count());
    return new Outcome(guests.size(), lit, differences(rows));
  }

  /// All but the last wait for their lamp.
  private void someCome(LiveKiosk kiosk) throws InterruptedException {
    int many = random.nextInt(MOST_AT_ONCE) + 1;
    for (int i = 1; i < many; i++) {
      comes(kiosk);
      seesLamp(kiosk);
    }
    comes(kiosk);
    long waitNanos =
        Duration.ofMillis(random.nextInt(many == 1 ? LATER_MILLIS : SOON_MILLIS)).toNanos();
    long untilNanos = System.nanoTime() + waitNanos;
    for (long left = waitNanos; left > 0; left = untilNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /// Green and red by turns, so that each one is seen on a pin.
  private void comes(LiveKiosk kiosk) {
    Verdict expected = guests.size() % 2 == 0 ? Verdict.ADMIT : Verdict.REFUSE;
    Invented who = cast.next();
    Set<Symptom> symptoms = expected == Verdict.ADMIT ? Set.of() : Set.of(Symptom.FEVER);
    Bytes code =
        Cards.read(
            issuing.code(who, issuing.declared(Duration.ofHours(1), symptoms, false, false)));
    Guest guest = new Guest(who, expected, code);
    guests.add(guest);
    show(kiosk, guest);
  }

  private static void show(LiveKiosk kiosk, Guest guest) {
    guest.shown++;
    guest.shownNanos = kiosk.show(guest.code);
  }

  /// The last one. Where the rest of a code that a killed kiosk had begun to read is in the port,
  /// that comes first, nobody can read it, and whoever is there meanwhile shows the code again.
  private void seesLamp(LiveKiosk kiosk) throws InterruptedException {
    Guest guest = guests.getLast();
    while (kiosk
        .hear("lamp", said -> LiveKiosk.isOn(colour(guest), said) || said.contains(UNREADABLE))
        .contains(UNREADABLE)) {
      kiosk.screen("idle");
      show(kiosk, guest);
    }
  }

  private static String colour(Guest guest) {
    return guest.expected == Verdict.ADMIT ? "green" : "red";
  }

  /// A lamp is for whoever was the last to show a code. What a killed kiosk had not read yet waits
  /// in the port for the next one.
  private void lamps(List<String> trace) {
    for (String line : trace) {
      if (TraceReader.read(line).asOptional().orElse(new TraceEvent.Ready(0))
              instanceof TraceEvent.Pin(String pin, boolean on, long atNanos)
          && on) {
        guests.stream()
            .filter(guest -> guest.shownNanos - atNanos <= 0)
            .reduce((_, later) -> later)
            .filter(guest -> colour(guest).equals(pin))
            .ifPresent(guest -> guest.lit = true);
      }
    }
  }

  /// Records arrive in order: with the last one all are there.
  private void lastOneComes(LiveKiosk kiosk) throws InterruptedException, IOException {
    kiosk.start();
    comes(kiosk);
    seesLamp(kiosk);
    kiosk.awaitAcknowledged(SETTLING);
    int before = kiosk.trace().size();
    if (kiosk.stop() != 0) {
      throw new AssertionError("the centre has not acknowledged everything");
    }
    lamps(kiosk.trace().subList(before, kiosk.trace().size()));
  }

  private List<String> differences(List<LedgerRow> rows) {
    List<String> differences = new ArrayList<>();
    rows.stream()
        .collect(Collectors.groupingBy(LedgerRow::id, Collectors.counting()))
        .forEach((id, count) -> {
          if (count > 1) {
            differences.add(count + " times in the database: record " + id);
          }
        });
    Map<Integer, List<LedgerRow>> visits = visits(rows);
    for (int i = 0; i < guests.size(); i++) {
      Guest guest = guests.get(i);
      List<LedgerRow> own = visits.getOrDefault(i, List.of());
      // Who was asked to show a code again while the first still waited in the port was read twice.
      if (own.size() > guest.shown || (guest.lit && own.isEmpty())) {
        differences.add(
            "visitor %d, shown: %d, lamp seen: %s, visits: %d"
                .formatted(i, guest.shown, guest.lit, own.size()));
      } else if (!own.stream().allMatch(row -> row.verdict().equals(Optional.of(guest.expected)))) {
        differences.add("visitor %d has another verdict".formatted(i));
      }
    }
    return differences;
  }

  private Map<Integer, List<LedgerRow>> visits(List<LedgerRow> rows) {
    Map<Identifier, Integer> owners = new HashMap<>();
    for (int i = 0; i < guests.size(); i++) {
      int number = i;
      guests.get(i).identifiers.forEach(each -> owners.put(each, number));
    }
    Map<Integer, List<LedgerRow>> visits = new HashMap<>();
    for (LedgerRow row : rows) {
      if (row.kind() == RecordKind.VISIT) {
        row.part().flatMap(AuthorityPart::person).map(Person::identifiers).stream()
            .flatMap(List::stream)
            .map(each -> owners.getOrDefault(each, -1))
            .findFirst()
            .ifPresent(owner -> visits.computeIfAbsent(owner, _ -> new ArrayList<>()).add(row));
      }
    }
    return visits;
  }
}
