package tramquet.kiosk.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.lane.SetUp;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.lane.State;
import tramquet.wire.StaffRef;

/// A lane, and all around it that acts can change.
///
/// Thread: one.
final class World {
  /// How long one act takes.
  private static final Duration ACT = Duration.ofMillis(20);

  /// Whatever a lane does, it has ended by then.
  private static final Duration LONG = Duration.ofMinutes(30);

  /// How often it is looked at meanwhile.
  private static final Duration LOOK = Duration.ofSeconds(40);

  /// A call to the centre each time: one restores, one tells, one is told.
  private static final int CALLS = 3;

  /// After a wrong PIN none is taken for so long.
  private static final Duration PIN_PAUSE = Duration.ofSeconds(5);

  private static final Session.Who STAFF =
      new Session.Who.Staff(new UUID(0, 1), new StaffRef("CA-1"));
  private static final Session.Who TECHNICIAN =
      new Session.Who.Technician(new UUID(0, 2), new StaffRef("KT-2"));
  private static final Session.Who PROVISIONER = new Session.Who.Provisioner(new UUID(0, 3));

  private final Disk disk = new Disk();
  private final Uplink uplink;
  private final SimulatedLane lane;
  private boolean emergency;
  private boolean reader = true;
  private boolean gate = true;
  private boolean keys = true;
  private boolean occupied;
  private int away;
  private int act;
  private Optional<Fault> fault = Optional.empty();

  /// A world in which the kiosk has just started.
  World(LaneRules rules, Optional<Guard> off) {
    uplink = new Uplink(off.equals(Optional.of(Guard.ONCE_AT_CENTRE)));
    lane = new SimulatedLane(rules, off, disk);
  }

  /// From now on this watcher sees what happens.
  void watch(Watcher watcher) {
    lane.watch(watcher);
  }

  /// Something was seen that must never be. Only the first is kept.
  void report(String rule, String reason, String seen) {
    if (fault.isEmpty()) {
      fault = Optional.of(new Fault(rule, reason, seen, act));
    }
  }

  /// What was seen that must never be.
  Optional<Fault> fault() {
    return fault;
  }

  /// The kiosk starts for the first time.
  void begin() {
    lane.powerOn(keys);
    rest();
  }

  /// The next act happens.
  void happen(Act next) {
    act++;
    perform(next);
    if (away > 0) {
      away--;
      lane.passUnseen(ACT.toNanos());
    } else {
      rest();
      lane.pass(ACT.toNanos());
    }
    uplink.send(disk.records().size());
  }

  /// The lane looks at everything, and what it looks like then is looked at.
  private void rest() {
    lane.look();
    if (lane.isOn()) {
      disk.rest();
      lane.watchers().forEach(Watcher::quiet);
    }
  }

  private void perform(Act next) {
    long now = lane.now();
    switch (next) {
      case Act.Scan(Visitor visitor) -> {
        if (reader) {
          lane.tell(visitor.read(now));
        }
      }
      case Act.Wait(Duration time) -> pass(time.toNanos());
      case Act.WaitForTick() -> {
        if (lane.deadline() != Long.MAX_VALUE) {
          pass(Math.max(0, lane.deadline() - now));
        }
      }
      case Act.Step() -> {
        if (!occupied) {
          occupied = true;
          lane.tell(new Event.PassageBegan(now));
        }
      }
      case Act.Leave() -> {
        if (occupied) {
          occupied = false;
          lane.tell(new Event.PassageEnded(now));
        }
      }
      case Act.NobodyPassed() -> lane.tell(new Event.NobodyPassed(now));
      case Act.Tailgate() -> lane.tell(new Event.Tailgated(now));
      case Act.Force() -> lane.tell(new Event.GateForced(now));
      case Act.Gate(boolean ready) -> gate(ready);
      case Act.StaffCodeRefused() -> lane.tell(new Event.StaffCodeRefused(now));
      case Act.Staff(StaffAct act) -> lane.tell(new Event.StaffActed(now, act));
      case Act.AtScreen() -> lane.tell(new Event.StaffAtScreen(now));
      case Act.SignIn(Act.Badge badge) -> lane.tell(new Event.SignedIn(now, who(badge)));
      case Act.Claim(boolean jumper) -> {
        if (reader) {
          lane.tell(Visitor.CLAIM.claimed(now, jumper));
        }
      }
      case Act.ClaimRefused() -> {
        if (lane.finishClaim()) {
          lane.tell(new Event.SettingUp(now, new SetUp.Refused(SetUp.Why.OVER)));
        }
      }
      case Act.WrongPin() -> lane.tell(new Event.PinRefused(now, PIN_PAUSE));
      case Act.Touched(Touch what) -> lane.tell(new Event.StaffWished(now, what.wish()));
      case Act.Call() -> lane.tell(new Event.HelpCalled(now));
      case Act.Answer(boolean symptoms) ->
          lane.tell(new Event.Declared(now, symptoms, false, false));
      case Act.Cancel() -> lane.tell(new Event.Cancelled(now));
      case Act.Emergency(boolean on) -> emergency(on);
      case Act.Reader(boolean answers) -> reader(answers);
      case Act.Card(Disk.Mood mood) -> disk.behave(mood);
      case Act.CardAnswers() -> {
        if (lane.isOn() && disk.waiting() > 0) {
          lane.diskAnswers();
        }
      }
      case Act.Cut(int effects, int written) -> lane.cutAfter(effects, written);
      case Act.Power() -> power();
      case Act.Keys(boolean there) -> keys(there);
      case Act.LookAway(int acts) -> away = lane.isOn() ? acts + 1 : 0;
      case Act.Link(Uplink.Mood mood) -> uplink.behave(mood);
      case Act.Restore(int records) -> uplink.restore(records);
    }
  }

  private static Session.Who who(Act.Badge badge) {
    return switch (badge) {
      case STAFF -> STAFF;
      case TECHNICIAN -> TECHNICIAN;
      case PROVISIONER -> PROVISIONER;
    };
  }

  private void pass(long nanos) {
    if (away > 0) {
      lane.passUnseen(nanos);
    } else {
      lane.look();
      lane.pass(nanos);
    }
  }

  private void emergency(boolean on) {
    if (emergency != on) {
      emergency = on;
      lane.tell(on ? new Event.EmergencyOn(lane.now()) : new Event.EmergencyOff(lane.now()));
    }
  }

  private void reader(boolean answers) {
    if (reader != answers) {
      reader = answers;
      lane.tell(
          answers
              ? new Event.DeviceBack(lane.now(), Screen.Cause.SCANNER_GONE)
              : new Event.DeviceLost(lane.now(), Screen.Cause.SCANNER_GONE));
    }
  }

  private void keys(boolean there) {
    keys = there;
    if (there) {
      lane.tell(new Event.Provisioned(lane.now()));
    }
  }

  private void gate(boolean ready) {
    if (gate != ready) {
      gate = ready;
      tellGate();
    }
  }

  private void tellGate() {
    lane.tell(
        gate
            ? new Event.DeviceBack(lane.now(), Screen.Cause.GATE_FAULTY)
            : new Event.DeviceLost(lane.now(), Screen.Cause.GATE_FAULTY));
  }

  /// What is so already when the kiosk starts is told by whoever watches it.
  private void power() {
    if (lane.isOn()) {
      return;
    }
    uplink.cut();
    lane.powerOn(keys);
    if (emergency) {
      lane.tell(new Event.EmergencyOn(lane.now()));
    }
    if (!reader) {
      lane.tell(new Event.DeviceLost(lane.now(), Screen.Cause.SCANNER_GONE));
    }
    tellGate();
    lane.tell(
        occupied
            ? new Event.DeviceLost(lane.now(), Screen.Cause.PASSAGE_BLOCKED)
            : new Event.DeviceBack(lane.now(), Screen.Cause.PASSAGE_BLOCKED));
  }

  /// The last act is over. First the lane is left as it is, then all is mended; both times it must
  /// come to rest.
  void end() {
    act = 0;
    away = 0;
    lane.look();
    lane.cutAfter(-1, 0);
    power();
    rest();
    passUntilRest();
    lane.watchers().forEach(Watcher::leftAlone);
    disk.behave(Disk.Mood.WORKS);
    emergency(false);
    keys(true);
    reader(true);
    gate(true);
    perform(new Act.Leave());
    lane.tell(new Event.StaffActed(lane.now(), new StaffAct.OpenLane("staff")));
    rest();
    passUntilRest();
    uplink.behave(Uplink.Mood.GOOD);
    for (int i = 0; i < CALLS; i++) {
      uplink.send(disk.records().size());
    }
    lane.watchers().forEach(Watcher::mended);
  }

  private void passUntilRest() {
    long end = lane.now() + LONG.toNanos();
    do {
      lane.pass(LOOK.toNanos());
      rest();
    } while (!isAtRest() && lane.now() < end);
  }

  /// Whether the lane serves nobody, and says so or waits for somebody.
  boolean isAtRest() {
    return lane.lane().session().isEmpty() && isServing();
  }

  private boolean isServing() {
    return switch (lane.lane().state()) {
      case State.Ready _ -> reader && gate;
      case State.OutOfOrder closed -> closed.calledNanos().isEmpty();
      case State.Emergency _ -> emergency;
      case State.Unprovisioned _ -> !keys;
      case State.Noticing _,
          State.Assessing _,
          State.Recording _,
          State.Admitted _,
          State.Refused _,
          State.Asking _,
          State.Alarmed _,
          State.Held _ ->
          false;
    };
  }

  SimulatedLane lane() {
    return lane;
  }

  Disk disk() {
    return disk;
  }

  Uplink uplink() {
    return uplink;
  }

  /// Whether the emergency loop is open.
  boolean isEmergency() {
    return emergency;
  }
}
