package tramquet.kiosk.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.StaffAct;

/// Makes a sequence of a seed. Some are calm, with many visitors and few faults; in some everything
/// breaks at once.
///
/// Thread: one.
final class Generator {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 48;
  private static final Visitor[] VISITORS = Visitor.values();
  private static final Disk.Mood[] CARDS = Disk.Mood.values();
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

  private final SplittableRandom random;
  private final int trouble;

  private Generator(long seed) {
    random = new SplittableRandom(seed);
    trouble = random.nextInt(5);
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
      return new Act.Scan(VISITORS[random.nextInt(VISITORS.length)]);
    }
    if (dice > 8 && dice < 13) {
      return WAITS.get(random.nextInt(WAITS.size()));
    }
    return switch (dice) {
      case 8 -> new Act.Staff(STAFF.get(random.nextInt(STAFF.size())));
      case 13 -> new Act.WaitForTick();
      case 14, 15 -> new Act.Step();
      case 16, 17 -> new Act.Leave();
      case 18 -> new Act.Answer(random.nextInt(3) == 0);
      default -> new Act.LookAway(random.nextInt(1, 4));
    };
  }

  private Act bad() {
    return switch (random.nextInt(18)) {
      case 0 -> new Act.Emergency(true);
      case 1 -> new Act.Emergency(false);
      case 2 -> new Act.Reader(false);
      case 3 -> new Act.Reader(true);
      case 4 -> new Act.Card(CARDS[random.nextInt(CARDS.length)]);
      case 5 -> new Act.Card(Disk.Mood.WORKS);
      case 6 -> new Act.CardAnswers();
      case 7 -> new Act.Cut(random.nextInt(6), random.nextInt(3));
      case 8 -> new Act.Power();
      case 9 -> new Act.Link(LINKS[random.nextInt(LINKS.length)]);
      case 10 -> random.nextInt(4) == 0 ? new Act.Restore(random.nextInt(1, 4)) : new Act.Power();
      case 11 -> new Act.NobodyPassed();
      case 12 -> new Act.Tailgate();
      case 13 -> new Act.Force();
      case 14 -> new Act.Gate(random.nextBoolean());
      case 15 -> new Act.Staff(STAFF.get(random.nextInt(STAFF.size())));
      case 16 -> new Act.StaffCodeRefused();
      default -> new Act.Cancel();
    };
  }
}
