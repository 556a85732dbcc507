package tramquet.kiosk.lane;

import static tramquet.kiosk.lane.LaneRules.after;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.doctor.Report;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;

/// Staff and technicians at the screen, over a lane that serves nobody meanwhile.
///
/// ```
///   a lane that waits, is closed, held, alarmed, has refused or asked somebody
///     ── StaffAtScreen ─► pad ── SignedIn ─► menu ◄─► visits, reasons, trip
///     ── SignedIn ─────────────────────────► menu, parts
///   pad  ── ScanRead ─► the visitor is served
///   menu ── ScanRead ─► dropped: whoever is let in is who was there when staff came
///   any  ── time is over, Leave, or the lane shows what visitors must see ─► the lane
///   parts ◄─► self-test ── each step: a signal, then Answer, or ScanRead ─► result
///   new claim ── ClaimShown, with the jumper ─► it is taken, or SettingUp says why not
/// ```
///
/// Whoever was refused or asked and has called staff has moved on from the reader when they come,
/// and the lane shows something else: for [LaneRules#CALLED] that person is before staff who sign
/// in, unless somebody else was judged, or let in by hand, since. The menu says whom it is about,
/// by a masked name; staff who have somebody else before them leave and sign in again.
///
/// A technician's session outlasts what the lane shows, but for an emergency: the gate is tried by
/// letting somebody in.
final class Sessions {
  /// Nobody stands idle before a menu for longer.
  static final Duration STAFF = Duration.ofSeconds(30);

  /// Nor before a pad.
  static final Duration PAD = Duration.ofSeconds(15);

  /// A technician has both hands in the box.
  static final Duration TECHNICIAN = Duration.ofMinutes(5);

  /// Counters are live.
  static final Duration REFRESH = Duration.ofSeconds(3);

  /// Where codes answer, a step that nobody confirms has failed.
  static final Duration CONFIRM = Duration.ofSeconds(12);

  private final LaneRules rules;
  private final Settling settling;
  private final StaffPages pages;
  private final Overlay overlay;
  private final Trials trials;
  private final Wishes wishes;

  Sessions(LaneRules rules, List<SelfTest.Step> steps, StaffWork staff, Settling settling) {
    this.rules = rules;
    this.settling = settling;
    pages = new StaffPages(rules, steps, settling);
    overlay = new Overlay(pages);
    trials = new Trials(steps, staff, overlay);
    wishes = new Wishes(staff, settling, pages, overlay, trials);
  }

  Step next(Lane lane, Event event, BiFunction<Lane, Event, Step> serving) {
    return spoken(stepped(lane, event, serving));
  }

  private Step stepped(Lane lane, Event event, BiFunction<Lane, Event, Step> serving) {
    return switch (event) {
      case Event.ClaimShown shown -> claimShown(lane, shown, serving);
      case Event.SettingUp(_, SetUp.Refused(SetUp.Why why)) -> claimRefused(lane, why);
      case Event.StaffAtScreen(long at) -> atScreen(lane, at);
      case Event.SignedIn signed -> signedIn(lane, signed);
      case Event.PinRefused(long at, Duration wait) -> pinRefused(lane, at, wait);
      case Event.Examined(_, Report report) -> examined(lane, report);
      case Event.StaffWished(long at, StaffWish wish) ->
          lane.session()
              .map(session -> wished(lane, at, session, wish))
              .orElseGet(() -> Step.of(lane));
      default ->
          lane.session()
              .map(session -> during(lane, session, event, serving))
              .orElseGet(() -> serving.apply(lane, event));
    };
  }

  /// Of a kiosk that is set up a claim code is just some code, but where it was ordered that one is
  /// taken, once while it is held there, or where somebody has put the jumper in, who is to hear
  /// what is missing.
  private Step claimShown(
      Lane lane, Event.ClaimShown shown, BiFunction<Lane, Event, Step> serving) {
    Optional<Session> session = lane.session();
    if (session.isEmpty()) {
      return serving.apply(lane, shown);
    }
    if (session.get().who() instanceof Session.Who.Unknown) {
      return served(lane, shown, serving);
    }
    if (!(session.get().page() instanceof StaffPage.NewClaim) || !isQuiet(lane)) {
      return stepped(lane, new Event.ScanRead(shown.atNanos(), shown.scan()), serving);
    }
    if (!shown.jumper()) {
      return claimRefused(lane, SetUp.Why.NO_JUMPER);
    }
    return lane.holds(shown.scan(), shown.atNanos())
        ? Step.of(lane.readAgain(shown.scan(), shown.atNanos()))
        : Step.of(lane.holding(shown.scan(), shown.atNanos()), new Effect.TakeClaim(shown.scan()));
  }

  private Step claimRefused(Lane lane, SetUp.Why why) {
    return lane.session()
        .filter(session -> session.page() instanceof StaffPage.NewClaim && isQuiet(lane))
        .map(session -> {
          StaffPage page = new StaffPage.NewClaim(rules.touch(), Optional.of(why));
          return Step.of(
              lane.with(session.at(page, session.untilNanos())),
              new Effect.Indicate(Effect.Signal.UNREADABLE),
              StaffPages.show(page));
        })
        .orElseGet(() -> Step.of(lane));
  }

  private Step during(
      Lane lane, Session session, Event event, BiFunction<Lane, Event, Step> serving) {
    long at = event.atNanos();
    return switch (event) {
      case Event.ScanRead _ when session.who() instanceof Session.Who.Unknown ->
          served(lane, event, serving);
      case Event.ScanRead(_, ScanData scan)
          when isQuiet(lane) || Trials.underWay(session).isPresent() ->
          scanned(lane, at, session, scan);
      // A finger that was late: whoever was to come is there.
      case Event.HelpCalled _ -> Step.of(lane);
      case Event.Tick _ when at - session.untilNanos() >= 0 -> timeOver(lane, at, session);
      case Event.Tick _ when session.refreshNanos().filter(t -> at - t >= 0).isPresent() ->
          Step.of(
              lane.with(
                  session.at(
                      session.page(), session.untilNanos(), Optional.of(after(at, REFRESH)))),
              new Effect.Examine());
      default -> overlay.over(serving.apply(lane, event), at);
    };
  }

  /// Whoever stood there and has not signed in goes.
  private Step served(Lane lane, Event event, BiFunction<Lane, Event, Step> serving) {
    Step left = left(lane, event.atNanos());
    return left.before(serving.apply(left.lane(), event));
  }

  /// Nobody is being served, and nothing that anybody waits for is under way.
  private static boolean isQuiet(Lane lane) {
    return switch (lane.state()) {
      case State.Ready _, State.OutOfOrder _, State.Held _, State.Alarmed _ -> true;
      default -> false;
    };
  }

  /// The lane without whoever was refused or asked, so that they do not come back beneath; empty
  /// where somebody is being served.
  private Optional<Step> free(Lane lane, long at) {
    Lane idle = lane.with(lane.due().withoutCode());
    return switch (lane.state()) {
      // Whoever was called is there.
      case State.OutOfOrder closed when closed.calledNanos().isPresent() ->
          Optional.of(settling.settle(idle, at));
      case State.Ready _, State.OutOfOrder _, State.Held _, State.Alarmed _ ->
          Optional.of(Step.of(idle));
      case State.Refused _, State.Asking _, State.Noticing _ ->
          Optional.of(settling.settle(idle, at)).filter(step -> isQuiet(step.lane()));
      default -> Optional.empty();
    };
  }

  /// Who is there now; whom they had before them already; or whom they were called for.
  private static Optional<Session.About> about(Lane lane) {
    return Session.About.of(lane.state())
        .or(() -> lane.session().flatMap(Session::about))
        .or(() -> lane.recent().called().map(Recent.Called::whom));
  }

  private Step atScreen(Lane lane, long at) {
    if (lane.session().isPresent() || !rules.touch()) {
      return Step.of(lane);
    }
    return free(lane, at)
        .map(step ->
            begun(
                step,
                new Session(
                    new Session.Who.Unknown(),
                    new StaffPage.PinPad(false, Duration.ZERO),
                    about(lane),
                    after(at, PAD),
                    Optional.empty())))
        .orElseGet(() -> Step.of(lane));
  }

  private Step signedIn(Lane lane, Event.SignedIn signed) {
    long at = signed.atNanos();
    Optional<Step> free = free(lane, at);
    if (free.isEmpty()) {
      return Step.of(lane, new Effect.Answer(order(signed.who()), Optional.of(Refusal.STATE)));
    }
    Session empty =
        new Session(
            signed.who(),
            new StaffPage.PinPad(false, Duration.ZERO),
            about(lane),
            after(at, STAFF),
            Optional.empty());
    Lane next = free.get().lane().with(empty);
    boolean again =
        signed.who() instanceof Session.Who.Technician
            && lane.session().map(Session::page).orElse(empty.page()) instanceof StaffPage.Parts;
    Step first =
        switch (signed.who()) {
          case Session.Who.Technician _ when again -> trials.begun(next, at, empty, false);
          case Session.Who.Technician _ -> wishes.turned(next, at, empty, StaffWish.Target.PARTS);
          case Session.Who.Provisioner _ -> awaitingClaim(next, at, empty);
          default ->
              wishes.turned(
                  next, at, empty, rules.touch() ? StaffWish.Target.MENU : StaffWish.Target.VISITS);
        };
    return unshown(free.get())
        .and(new Effect.Answer(order(signed.who()), Optional.empty()))
        .before(first);
  }

  private Step awaitingClaim(Lane lane, long at, Session session) {
    StaffPage page = new StaffPage.NewClaim(rules.touch(), Optional.empty());
    return Step.of(lane.with(session.at(page, after(at, TECHNICIAN))), StaffPages.show(page));
  }

  private static UUID order(Session.Who who) {
    return switch (who) {
      case Session.Who.Unknown _ -> Ordered.BY_PIN;
      case Session.Who.Staff(UUID order, _) -> order;
      case Session.Who.Technician(UUID order, _) -> order;
      case Session.Who.Provisioner(UUID order) -> order;
    };
  }

  private static Step begun(Step free, Session session) {
    Lane lane = free.lane().with(session);
    return new Step(lane, unshown(free).effects()).and(StaffPages.show(session.page()));
  }

  /// What the lane would show now, is not.
  private static Step unshown(Step step) {
    return new Step(
        step.lane(),
        step.effects().stream().filter(each -> !(each instanceof Effect.Show)).toList());
  }

  private Step pinRefused(Lane lane, long at, Duration wait) {
    return lane.session()
        .filter(session -> session.who() instanceof Session.Who.Unknown)
        .map(session -> {
          StaffPage page = new StaffPage.PinPad(true, wait);
          return Step.of(lane.with(session.at(page, after(at, PAD))), StaffPages.show(page));
        })
        .orElseGet(() -> Step.of(lane));
  }

  private Step examined(Lane lane, Report report) {
    Optional<Session> session = lane.session().filter(_ -> isQuiet(lane));
    if (session.isEmpty()) {
      return Step.of(lane);
    }
    Optional<StaffPage> page = pages.examined(session.get(), report);
    return page.map(next ->
            Step.of(
                lane.with(
                    session
                        .get()
                        .at(next, session.get().untilNanos(), session.get().refreshNanos())),
                StaffPages.show(next)))
        .orElseGet(() -> Step.of(lane));
  }

  /// Whoever stands there is asked for nothing, but for a step of the self-test. A code that was
  /// judged before they came, or has answered a step, and is still held there, says nothing more;
  /// nor does one while the gate that a step has opened is still open.
  private Step scanned(Lane lane, long at, Session session, ScanData scan) {
    if (lane.holds(scan, at)) {
      return Step.of(lane.readAgain(scan, at));
    }
    return Optional.of(lane.holding(scan, at))
        .filter(_ -> isQuiet(lane))
        .flatMap(seen -> trials.scanned(seen, at, session))
        .orElseGet(() -> Step.of(lane, new Effect.CountDropped()));
  }

  /// While somebody is still in the gate that a step has opened, the next one waits.
  private Step timeOver(Lane lane, long at, Session session) {
    if (!isQuiet(lane) && Trials.underWay(session).isPresent()) {
      return Step.of(lane.with(session.at(session.page(), after(at, CONFIRM))));
    }
    return trials.silent(lane, at, session).orElseGet(() -> left(lane, at));
  }

  /// The lane again, as it is.
  private Step left(Lane lane, long at) {
    Lane alone = lane.withoutSession();
    return switch (lane.state()) {
      case State.Ready _, State.OutOfOrder _, State.Alarmed _ -> settling.settle(alone, at);
      case State.Held _ ->
          Step.of(
              alone,
              new Effect.Indicate(Effect.Signal.HELD),
              new Effect.Show(new Screen.GateHeld(rules.direction())));
      default -> Step.of(alone);
    };
  }

  /// While visitors must see something else, nothing that was touched before it came counts.
  private Step wished(Lane lane, long at, Session session, StaffWish wish) {
    if (!isQuiet(lane)) {
      return Step.of(lane);
    }
    return wish instanceof StaffWish.Leave
        ? left(done(lane, session), at)
        : wishes.wished(lane, at, session, wish);
  }

  /// Staff who leave are done with whom they were called for; who walks away may be back at once.
  private static Lane done(Lane lane, Session session) {
    return session.who() instanceof Session.Who.Staff ? lane.uncalled() : lane;
  }

  /// What staff see is said in the language that they have chosen.
  private static Step spoken(Step step) {
    Optional<String> language = step.lane().session().flatMap(Session::language);
    return language.isEmpty()
        ? step
        : new Step(
            step.lane(), step.effects().stream().map(effect -> spoken(effect, language)).toList());
  }

  private static Effect spoken(Effect effect, Optional<String> language) {
    return effect instanceof Effect.Show(Screen.ForStaff(StaffPage page, _))
        ? new Effect.Show(new Screen.ForStaff(page, language))
        : effect;
  }
}
