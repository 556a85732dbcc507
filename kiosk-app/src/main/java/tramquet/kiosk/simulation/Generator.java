package tramquet.kiosk.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.StaffAct;

/// Makes a sequence of a seed. Each has a few visitors and a few kinds of trouble of its own, much
/// or little of it: all kinds at once would leave none the time to meet another (swarm testing;
/// Groce et al., 2012).
///
/// Thread: one.
final class Generator {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 48;
  private static final Visitor[] VISITORS = Visitor.values();
  private static final Disk.Mood[] CARDS = Disk.Mood.values();
  private static final Touch[] TOUCHES = Touch.values();
  private static final Act.Badge[] BADGES = Act.Badge.values();
  private static final Uplink.Mood[] LINKS = Uplink.Mood.values();

  /// Times around those that the machine knows.
  private static final List<Act> WAITS =
      List.of(
          wait(50),
          wait(280),
          wait(500),
          wait(900),
          wait(1_400),
          wait(1_480),
          wait(1_600),
          wait(2_100),
          wait(3_100),
          wait(5_100),
          wait(12_000),
          wait(31_000));

  /// Whoever was called comes too late.
  private static final Act TOO_LATE = new Act.Wait(LaneRules.CALLED);

  private static final List<Act> BODIES =
      List.of(new Act.NobodyPassed(), new Act.Tailgate(), new Act.Force());

  private static final List<StaffAct> STAFF =
      List.of(
          new StaffAct.Admit("staff", "known"),
          new StaffAct.Admit("staff", "known"),
          new StaffAct.HoldGate("staff", "goods"),
          new StaffAct.ReleaseGate("staff"),
          new StaffAct.StartTrip("staff", "ferry-7"),
          new StaffAct.StartTrip("staff", "ferry-8"),
          new StaffAct.EndTrip("staff"),
          new StaffAct.CloseLane("staff", "break"),
          new StaffAct.OpenLane("staff"),
          new StaffAct.OpenLane("staff"));

  private static final Trouble[] TROUBLES = Trouble.values();
  private static final int MOST_VISITORS = 5;
  private static final int MOST_TROUBLES = 4;

  private final SplittableRandom random;

  /// How often there is trouble, of twelve acts.
  private final int trouble;

  private final List<Visitor> visitors = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();

  /// What goes together.
  private enum Trouble {
    EMERGENCY,
    CARD,
    POWER,
    READER,
    GATE,
    BODIES,
    STAFF,
    WINDOW,
    LINK,
    KEYS,
    SCREEN,
    CLAIM
  }

  private Generator(long seed) {
    random = new SplittableRandom(seed);
    trouble = random.nextInt(7);
    for (int i = random.nextInt(MOST_VISITORS); i >= 0; i--) {
      visitors.add(VISITORS[random.nextInt(VISITORS.length)]);
    }
    for (int i = random.nextInt(MOST_TROUBLES); i >= 0; i--) {
      troubles.add(TROUBLES[random.nextInt(TROUBLES.length)]);
    }
  }

  private static Act wait(int millis) {
    return new Act.Wait(Duration.ofMillis(millis));
  }

  /// The sequence of a seed.
  static Sequence sequence(long seed) {
    Generator generator = new Generator(seed);
    LaneRules.Confirm confirm =
        generator.random.nextBoolean() ? LaneRules.Confirm.PASSAGE : LaneRules.Confirm.VERDICT;
    int length = generator.random.nextInt(SHORTEST, LONGEST);
    List<Act> acts = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      acts.add(generator.act());
    }
    return new Sequence(confirm, acts);
  }

  private Act act() {
    return random.nextInt(12) < trouble ? bad() : usual();
  }

  private Act usual() {
    int dice = random.nextInt(20);
    if (dice < 8) {
      return new Act.Scan(any(visitors));
    }
    if (dice > 8 && dice < 13) {
      return any(WAITS);
    }
    return switch (dice) {
      case 8 -> new Act.Staff(any(STAFF));
      case 13 -> new Act.WaitForTick();
      case 14, 15 -> new Act.Step();
      case 16, 17 -> new Act.Leave();
      case 18 -> new Act.Answer(random.nextInt(3) == 0);
      default -> new Act.LookAway(random.nextInt(1, 4));
    };
  }

  private Act bad() {
    return switch (any(troubles)) {
      case EMERGENCY -> new Act.Emergency(random.nextBoolean());
      case CARD -> card();
      case POWER ->
          random.nextBoolean()
              ? new Act.Power()
              : new Act.Cut(random.nextInt(6), random.nextInt(3));
      case READER -> new Act.Reader(random.nextBoolean());
      case GATE -> new Act.Gate(random.nextBoolean());
      case BODIES -> any(BODIES);
      case STAFF -> new Act.Staff(any(STAFF));
      case WINDOW -> random.nextBoolean() ? new Act.Cancel() : new Act.StaffCodeRefused();
      case LINK ->
          random.nextInt(8) == 0
              ? new Act.Restore(random.nextInt(1, 4))
              : new Act.Link(LINKS[random.nextInt(LINKS.length)]);
      case KEYS -> new Act.Keys(random.nextBoolean());
      case SCREEN -> screen();
      case CLAIM -> claim();
    };
  }

  private Act screen() {
    return switch (random.nextInt(9)) {
      case 0 -> new Act.Call();
      case 1 -> new Act.AtScreen();
      case 2 -> random.nextInt(3) == 0 ? new Act.WrongPin() : new Act.SignIn(Act.Badge.STAFF);
      case 3 -> new Act.SignIn(BADGES[random.nextInt(BADGES.length)]);
      case 4 -> random.nextInt(3) == 0 ? TOO_LATE : new Act.Call();
      default -> new Act.Touched(TOUCHES[random.nextInt(TOUCHES.length)]);
    };
  }

  private Act claim() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> new Act.SignIn(Act.Badge.PROVISIONER);
      case 2 -> new Act.Claim(false);
      case 3 -> new Act.ClaimRefused();
      default -> new Act.Claim(true);
    };
  }

  private Act card() {
    return switch (random.nextInt(6)) {
      case 0 -> new Act.CardAnswers();
      case 1 -> new Act.Card(Disk.Mood.WORKS);
      case 2 -> new Act.Card(Disk.Mood.STALLS);
      default -> new Act.Card(CARDS[random.nextInt(CARDS.length)]);
    };
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
