package tramquet.kiosk.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Effect.Signal;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Kept;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.SelfTest;
import tramquet.kiosk.lane.StaffPage;
import tramquet.kiosk.lane.Step;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.RecordKind;

/// A random sequence as the simulation plays it, act by act: what the lane was told, and what could
/// be seen of it then. For whoever plays it once more elsewhere.
///
/// Left out is what the other has not got, or has in its own way: power cuts, keys, the uplink, a
/// lane that looks away, and codes that only the simulation knows.
public final class Retold implements Watcher {
  private static final String FOR_STAFF = "for staff: ";

  private final LaneRules rules;
  private final World world;
  private final List<Event> told = new ArrayList<>();
  private int opened;
  private int held;
  private int released;
  private int claimed;
  private final List<Answered> answered = new ArrayList<>();

  /// What happens to the card in an act.
  public enum Card {
    /// It writes at once from now on.
    WORKS,
    /// It takes jobs and does none.
    STALLS,
    /// It says that it cannot write.
    FAILS,
    /// It says that there is no room.
    FULL,
    /// It does one job, however slow it is.
    ANSWERS
  }

  /// A sequence.
  ///
  /// @param steps of the lane's self-test
  /// @param report how every part is whenever it is looked at
  public record Story(
      LaneRules rules, List<SelfTest.Step> steps, Report report, List<Moment> moments) {}

  /// An act.
  ///
  /// @param words the act, as in a script
  /// @param card what happened to the card before all else
  /// @param told what the lane was told, in order; nothing of what its own card said, or its own
  ///   look at the parts
  /// @param endNanos when the act was over
  /// @param seen what could be seen then
  public record Moment(
      String words, Optional<Card> card, List<Event> told, long endNanos, Seen seen) {}

  /// What can be seen of a lane, and of its card.
  ///
  /// @param claimed how many claim codes were handed on
  /// @param answered the orders that were answered since the last time
  public record Seen(
      Optional<Signal> signal,
      String screen,
      int opened,
      int held,
      int released,
      int claimed,
      List<Answered> answered,
      List<Written> records,
      Kept kept,
      long dropped) {}

  /// A record.
  ///
  /// @param about the place, from 0, of the record that it speaks of
  public record Written(RecordKind kind, Optional<Integer> about, boolean admits) {}

  /// An answer to an order.
  ///
  /// @param refusal why it was not done; empty: it was
  public record Answered(UUID order, Optional<Refusal> refusal) {}

  private Retold(LaneRules rules) {
    this.rules = rules;
    world = new World(rules, Optional.empty());
    world.watch(this);
  }

  /// The sequence of a seed.
  public static Story of(long seed) {
    return of(Generator.sequence(seed));
  }

  /// A sequence as a person types it.
  public static Story of(String acts) {
    return of(Scripts.read(acts));
  }

  private static Story of(Sequence sequence) {
    Retold retold = new Retold(Sequence.rules(sequence.confirm()));
    List<Moment> moments = new ArrayList<>();
    retold.world.begin();
    moments.add(retold.moment("start", Optional.empty()));
    for (Act act : sequence.acts()) {
      if (isShared(act)) {
        Optional<Card> card = retold.card(act);
        retold.world.happen(act);
        moments.add(retold.moment(Script.of(act), card));
      }
    }
    return new Story(retold.rules, Touch.STEPS, SimulatedLane.FOUND, moments);
  }

  private static boolean isShared(Act act) {
    return switch (act) {
      case Act.Scan(Visitor visitor) -> visitor != Visitor.EXPIRED;
      case Act.Cut _, Act.Power _, Act.Keys _, Act.LookAway _, Act.Link _, Act.Restore _ -> false;
      default -> true;
    };
  }

  private Optional<Card> card(Act act) {
    return switch (act) {
      case Act.Card(Disk.Mood mood) -> Optional.of(Card.valueOf(mood.name()));
      case Act.CardAnswers _ when world.disk().waiting() > 0 -> Optional.of(Card.ANSWERS);
      default -> Optional.empty();
    };
  }

  private Moment moment(String words, Optional<Card> card) {
    List<Event> events = List.copyOf(told);
    told.clear();
    return new Moment(words, card, events, world.lane().now(), seen());
  }

  private Seen seen() {
    Face face = world.lane().face();
    List<Answered> answers = List.copyOf(answered);
    answered.clear();
    return new Seen(
        face.signal(),
        face.screen().map(Retold::words).orElse(""),
        opened,
        held,
        released,
        claimed,
        answers,
        written(),
        world.disk().kept(),
        world.lane().dropped());
  }

  private List<Written> written() {
    Map<UUID, Integer> places = new HashMap<>();
    List<Written> records = new ArrayList<>();
    for (Disk.Entry each : world.disk().records()) {
      places.put(each.id(), records.size());
      records.add(
          new Written(
              each.kind(), each.subject().map(of -> places.getOrDefault(of, -1)), each.admits()));
    }
    return records;
  }

  /// What a screen says, but for the person to whom.
  public static String words(Screen screen) {
    return switch (screen) {
      case Screen.Admitted admitted -> "Admitted " + admitted.direction();
      case Screen.Refused refused -> "Refused " + refused.reasons() + " " + refused.remedy();
      case Screen.ForStaff(StaffPage page, Optional<String> language) ->
          FOR_STAFF + nameless(page) + language.map(spoken -> " in " + spoken).orElse("");
      default -> screen.toString();
    };
  }

  /// The kind of page for staff that these words tell of.
  public static Optional<String> page(String screen) {
    return screen.startsWith(FOR_STAFF)
        ? Optional.of(screen.substring(FOR_STAFF.length(), screen.indexOf('[')))
        : Optional.empty();
  }

  /// Whether there is somebody stays; who it is goes.
  private static StaffPage nameless(StaffPage page) {
    return switch (page) {
      case StaffPage.Menu menu ->
          new StaffPage.Menu(
              menu.person().map(Retold::somebody), menu.trip(), menu.held(), menu.closed());
      case StaffPage.Reasons reasons ->
          new StaffPage.Reasons(reasons.hold(), reasons.person().map(Retold::somebody));
      case StaffPage.Visits visits ->
          new StaffPage.Visits(
              visits.touch(), visits.rows().stream().map(Retold::nameless).toList());
      default -> page;
    };
  }

  private static StaffPage.Row nameless(StaffPage.Row row) {
    return new StaffPage.Row(
        row.maskedName().map(Retold::somebody), row.outcome(), row.way(), row.ago());
  }

  private static String somebody(String name) {
    return name.isEmpty() ? "" : "somebody";
  }

  @Override
  public void told(Event event) {
    boolean ofTheCard =
        event instanceof Event.Committed
            || event instanceof Event.CommitFailed
            || (event instanceof Event.DeviceBack(long _, Screen.Cause cause)
                && (cause == Screen.Cause.STORAGE_FAILED || cause == Screen.Cause.STORAGE_FULL));
    if (!ofTheCard && !(event instanceof Event.Examined)) {
      told.add(event);
    }
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    if (event instanceof Event.Tick) {
      told.add(event);
    }
  }

  @Override
  public void performed(Effect effect) {
    switch (effect) {
      case Effect.OpenGate _ -> opened++;
      case Effect.HoldGate _ -> held++;
      case Effect.ReleaseGate _ -> released++;
      case Effect.TakeClaim _ -> claimed++;
      case Effect.Answer(UUID order, Optional<Refusal> refusal) ->
          answered.add(new Answered(order, refusal));
      default -> {}
    }
  }
}
