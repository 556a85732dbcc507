package tramquet.kiosk.screen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.layout.Pane;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.lane.SelfTest;
import tramquet.kiosk.lane.SetUp;
import tramquet.kiosk.lane.StaffPage;
import tramquet.kiosk.lane.StaffWish;
import tramquet.wire.StaffAct;
import tramquet.wire.StaffReason;

/// What staff and technicians see: a title, and tiles or rows beneath. A page is drawn from its
/// data and keeps nothing; only a pad keeps the digits until they are sent.
final class StaffView {
  /// Why somebody is let in; the rest has no sense for one person.
  private static final List<StaffReason> ADMIT =
      List.of(
          StaffReason.CHECKED_BY_HAND,
          StaffReason.MEDICAL,
          StaffReason.ON_DUTY,
          StaffReason.COMPANION,
          StaffReason.GOODS,
          StaffReason.FAULT);

  private static final List<StaffReason> HOLD =
      List.of(
          StaffReason.CROWD,
          StaffReason.GOODS,
          StaffReason.MEDICAL,
          StaffReason.FAULT,
          StaffReason.MAINTENANCE);

  private static final double TARGET_MILLIMETRES = 20;
  private static final double ACROSS = 1.85;

  private final Words words;
  private final Languages languages;
  private final WindowEvents events;
  private final TileSheet tiles;
  private final RowSheet rows;
  private final PadView pad;
  private final NoticeView notice;
  private final SetUpNotices setUp;
  private final Size size;

  /// @param languages to choose from
  StaffView(Size size, Words words, Languages languages, NoticeView notice, WindowEvents events) {
    this.size = size;
    this.notice = notice;
    setUp = new SetUpNotices(words);
    this.words = words;
    this.languages = languages;
    this.events = events;
    tiles = new TileSheet(size);
    rows = new RowSheet(size, words);
    pad = new PadView(size, words);
  }

  /// The kind of a page as a stable word.
  static String name(StaffPage page) {
    return switch (page) {
      case StaffPage.PinPad _ -> "pin";
      case StaffPage.Menu _ -> "menu";
      case StaffPage.Visits _ -> "visits";
      case StaffPage.Reasons(boolean hold, _) -> hold ? "hold" : "admit";
      case StaffPage.TripPad _ -> "trip";
      case StaffPage.Languages _ -> "languages";
      case StaffPage.Parts _ -> "parts";
      case StaffPage.Pins _ -> "pins";
      case StaffPage.Trial(_, SelfTest test) ->
          test.over() ? "trial" : "trial-" + Words.stable(test.left().getFirst());
      case StaffPage.Result _ -> "result";
      case StaffPage.NewClaim(_, Optional<SetUp.Why> refused) ->
          refused.map(why -> "new-claim-" + Words.stable(why)).orElse("new-claim");
    };
  }

  /// The page above the status line.
  Pane of(StaffPage page) {
    return switch (page) {
      case StaffPage.PinPad(boolean wrong, Duration wait) when wait.isPositive() -> waiting(wait);
      case StaffPage.PinPad(boolean wrong, _) ->
          pad.secret(
              words.phrase("staff.pin"),
              words.phrase(wrong ? "staff.pin.wrong" : "staff.pin.code"),
              events::pin,
              this::leave);
      case StaffPage.Menu menu -> tiles.of(title(menu), menu(menu));
      case StaffPage.Reasons(boolean hold, Optional<String> person) ->
          tiles.of(
              with(words.phrase(hold ? "staff.why-hold" : "staff.why-admit"), person),
              reasons(hold));
      case StaffPage.TripPad _ ->
          pad.open(
              words.phrase("staff.trip"),
              words.phrase("staff.trip.digits"),
              trip -> act(new StaffAct.StartTrip(trip)),
              () -> turn(StaffWish.Target.MENU));
      case StaffPage.Visits visits ->
          rows.visits(visits, visits.touch() ? List.of(back()) : List.of());
      case StaffPage.Parts parts -> rows.parts(parts, parts.touch() ? parts() : List.of());
      case StaffPage.Languages _ -> tiles.of(List.of(words.phrase("staff.language")), tongues());
      case StaffPage.Pins pins -> tiles.of(pinsTitle(pins), pins(pins));
      case StaffPage.Trial trial -> trial(trial);
      case StaffPage.Result result ->
          rows.result(result, result.touch() ? List.of(done()) : List.of());
      case StaffPage.NewClaim(boolean touch, Optional<SetUp.Why> refused) ->
          notice.of(
              refused.map(setUp::refused).orElseGet(setUp::awaited),
              touch ? Optional.of(leaving()) : Optional.empty());
    };
  }

  private Pane waiting(Duration wait) {
    return tiles.of(
        List.of(
            words.phrase("staff.pin.wrong-wait"),
            words.phrase("staff.pin.wait", Long.toString(Math.max(1, wait.toSeconds())))),
        List.of(choice("staff.leave", this::leave)));
  }

  private List<Phrase> title(StaffPage.Menu menu) {
    List<Phrase> title = new ArrayList<>();
    title.add(words.phrase("staff.title"));
    menu.person().ifPresent(name -> title.add(words.phrase("staff.person", name)));
    menu.trip().ifPresent(trip -> title.add(words.phrase("staff.trip-runs", trip)));
    return title;
  }

  private static List<Phrase> with(Phrase title, Optional<String> person) {
    return Stream.concat(Stream.of(title), person.map(name -> Phrase.plain(name)).stream())
        .toList();
  }

  private List<TileSheet.Choice> menu(StaffPage.Menu menu) {
    List<TileSheet.Choice> all = new ArrayList<>();
    if (menu.held()) {
      all.add(choice("staff.release", () -> act(new StaffAct.ReleaseGate())));
    } else {
      all.add(choice("staff.admit", () -> turn(StaffWish.Target.ADMIT)));
      all.add(choice("staff.hold", () -> turn(StaffWish.Target.HOLD)));
    }
    all.add(choice("staff.visits", () -> turn(StaffWish.Target.VISITS)));
    all.add(choice("staff.trip-start", () -> turn(StaffWish.Target.TRIP)));
    if (menu.trip().isPresent()) {
      all.add(choice("staff.trip-end", () -> act(new StaffAct.EndTrip())));
    }
    all.add(
        menu.closed()
            ? choice("staff.open", () -> act(new StaffAct.OpenLane()))
            : choice("staff.close", () -> act(new StaffAct.CloseLane())));
    all.add(choice("staff.language", () -> turn(StaffWish.Target.LANGUAGES)));
    all.add(choice("staff.call", () -> events.staffWished(new StaffWish.CallTest())));
    all.add(done());
    return all;
  }

  private List<TileSheet.Choice> parts() {
    return List.of(
        choice("doctor.more", () -> turn(StaffWish.Target.MORE_PARTS)),
        choice("doctor.pins", () -> turn(StaffWish.Target.PINS)),
        choice("doctor.test", () -> turn(StaffWish.Target.SELF_TEST)),
        done());
  }

  /// Each by the name that it has for itself.
  private List<TileSheet.Choice> tongues() {
    List<TileSheet.Choice> all = new ArrayList<>();
    languages
        .names()
        .forEach((tag, name) ->
            all.add(
                new TileSheet.Choice(
                    new Phrase(name, Said.NOTHING),
                    () -> events.staffWished(new StaffWish.Speak(tag)))));
    return all;
  }

  private List<Phrase> pinsTitle(StaffPage.Pins pins) {
    List<Phrase> title = new ArrayList<>();
    title.add(words.phrase("doctor.pins"));
    pins.report().stream()
        .flatMap(report -> report.findings().stream())
        .filter(finding -> finding.part() == Part.PINS)
        .map(finding -> Phrase.plain(new FindingWords(words).of(finding)))
        .forEach(title::add);
    return title;
  }

  private List<TileSheet.Choice> pins(StaffPage.Pins pins) {
    List<TileSheet.Choice> all = new ArrayList<>();
    for (SelfTest.Step output : pins.outputs()) {
      all.add(
          choice(
              "doctor.part." + Words.stable(output),
              () -> events.staffWished(new StaffWish.Try(output))));
    }
    all.add(choice("staff.back", () -> turn(StaffWish.Target.PARTS)));
    return all;
  }

  private List<TileSheet.Choice> reasons(boolean hold) {
    List<TileSheet.Choice> all = new ArrayList<>();
    for (StaffReason why : hold ? HOLD : ADMIT) {
      all.add(
          choice(
              "staff.reason." + why.text(),
              () -> act(hold ? new StaffAct.HoldGate(why) : new StaffAct.Admit(why))));
    }
    all.add(back());
    return all;
  }

  private Pane trial(StaffPage.Trial trial) {
    SelfTest test = trial.test();
    if (test.over()) {
      return tiles.of(List.of(words.phrase("doctor.looking")), List.of());
    }
    SelfTest.Step step = test.left().getFirst();
    List<Phrase> title = new ArrayList<>();
    title.add(words.phrase("doctor.ask." + step.name().toLowerCase(Locale.ROOT)));
    if (!trial.touch()) {
      title.add(
          words.phrase(step == SelfTest.Step.READER ? "doctor.by-code-only" : "doctor.by-code"));
      return tiles.of(title, List.of());
    }
    TileSheet.Choice no = choice("doctor.no", () -> answer(false));
    return tiles.of(
        title,
        step == SelfTest.Step.READER
            ? List.of(no)
            : List.of(choice("doctor.yes", () -> answer(true)), no));
  }

  private TileSheet.Choice choice(String key, Runnable chosen) {
    return new TileSheet.Choice(words.phrase(key), chosen);
  }

  private TileSheet.Choice back() {
    return choice("staff.back", () -> turn(StaffWish.Target.MENU));
  }

  private Tile leaving() {
    double high = Math.ceil(size.millimetres(TARGET_MILLIMETRES));
    return Palette.ATTENTION.of(
        new Tile(words.phrase("staff.leave"), Math.rint(high * ACROSS), high, this::leave));
  }

  private TileSheet.Choice done() {
    return choice("staff.done", this::leave);
  }

  private void turn(StaffWish.Target to) {
    events.staffWished(new StaffWish.Turn(to));
  }

  private void act(StaffAct act) {
    events.staffWished(new StaffWish.Act(act));
  }

  private void answer(boolean yes) {
    events.staffWished(new StaffWish.Answer(yes));
  }

  private void leave() {
    events.staffWished(new StaffWish.Leave());
  }
}
