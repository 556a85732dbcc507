package tramquet.kiosk.screen;

import java.time.LocalTime;
import java.util.Optional;
import javafx.scene.layout.Pane;
import tramquet.kiosk.lane.Screen;

/// Draws every kind of screen at one size: data in, nodes out, no state.
final class ScreenView {
  private final Size size;
  private final NoticeView notice;
  private final Notices notices;
  private final HoldView hold;
  private final Invitations invitations;
  private final QuestionsView questions;
  private final StaffView staff;
  private final FooterView footer;
  private final WindowEvents events;
  private final SetupView setup;
  private final SetUpNotices setUpNotices;
  private final Help help;

  /// In the bundled languages, of a place without a name.
  ScreenView(Size size, ReaderSide reader, WindowEvents events) {
    this(size, reader, Sign.BLANK, Words.bundled(), Languages.bundled(), events);
  }

  /// @param words in which language, and which stands small beneath it
  /// @param languages from which staff choose
  ScreenView(
      Size size,
      ReaderSide reader,
      Sign sign,
      Words words,
      Languages languages,
      WindowEvents events) {
    this.size = size;
    this.notice = new NoticeView(size);
    this.notices = new Notices(words);
    this.hold = new HoldView(size, reader);
    this.invitations = new Invitations(words, sign);
    this.staff = new StaffView(size, words, languages, notice, events);
    this.footer = new FooterView(size, words);
    this.events = events;
    this.setup = new SetupView(size, words);
    this.setUpNotices = new SetUpNotices(words);
    this.help = new Help(size, sign, words, events);
    this.questions = new QuestionsView(size, words, events, help);
  }

  /// The screen above the status line, without the time.
  Pane of(Screen screen) {
    return of(screen, Optional.empty());
  }

  /// The screen above the status line.
  ///
  /// @param time of the place, if it is known
  Pane of(Screen screen, Optional<LocalTime> time) {
    return switch (screen) {
      case Screen.Idle idle -> hold.of(invitations.idle(idle, time), help.tile());
      case Screen.Busy() -> notice.of(notices.busy());
      case Screen.Admitted admitted -> notice.of(notices.admitted(admitted));
      case Screen.Refused refused ->
          notice.of(
              notices.refused(refused), help.tile().filter(_ -> !Notices.tellsStaff(refused)));
      case Screen.Asking asking ->
          asking.questions() ? questions.sheet() : hold.of(invitations.next(asking), help.tile());
      case Screen.Unreadable() -> notice.of(notices.unreadable(), help.tile());
      case Screen.HelpComing() -> notice.of(notices.helpComing());
      case Screen.ShowOwnCode() -> notice.of(notices.showOwnCode(), help.tile());
      case Screen.OutOfOrder outOfOrder -> notice.of(notices.outOfOrder(outOfOrder), help.tile());
      case Screen.StaffCodeRefused() -> notice.of(notices.staffCodeRefused());
      case Screen.ClaimRefused(var why) -> notice.of(setUpNotices.refused(why));
      case Screen.ForPack(var what) -> notice.of(notices.pack(what));
      case Screen.Alarm alarm -> notice.of(notices.alarm(alarm));
      case Screen.GateHeld held -> notice.of(notices.gateHeld(held));
      case Screen.ForStaff(var page, _) -> staff.of(page);
      case Screen.Emergency() -> notice.of(notices.emergency());
      case Screen.Unprovisioned(var what) ->
          what.map(told -> notice.of(setUpNotices.of(told))).orElseGet(setup::view);
    };
  }

  /// The status line. Where staff look, staff sign in.
  ///
  /// @param above what is shown above it: some of the line may be taken
  Pane of(Screen.Footer status, Screen above) {
    double corner = above instanceof Screen.Asking ? Countdown.corner(size) : 0;
    Pane line = footer.of(status, size.width() - corner);
    line.setOnMousePressed(_ -> events.staffAtScreen());
    return line;
  }
}
