package tramquet.kiosk.screen;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tramquet.kiosk.lane.Incident;
import tramquet.kiosk.lane.PackShown;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.SetUp;
import tramquet.wire.Direction;
import tramquet.wire.PlaceCode;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.ShelfLife;

/// Every kind of screen with everything that can stand on it, the longest included. The persons are
/// invented.
final class ScreenSpecimens {
  static final List<Size> SIZES =
      List.of(
          new Size(1024, 600),
          new Size(800, 480),
          new Size(1280, 800),
          new Size(600, 1024),
          new Size(1080, 1920));
  static final String ADDRESS = "https://khaibao.tramquet.example/k/cam-ranh-07";
  static final String LONG_ADDRESS =
      "https://khaibaoyte.thanhphothuduc.tphochiminh.example/cang-hanh-khach/cong-so-12?lan=3";
  static final String LONG_TRIP = "pha-cat-lai-nhon-trach-2-1745-T7";
  static final String HOTLINE = "1900 0000";

  /// As long as a claim code allows: 60 bytes.
  static final String LONG_PLACE = "Bến phà Cát Lái – Nhơn Trạch, cổng số 2 Đông";

  static final Screen.Footer GOOD =
      new Screen.Footer(true, true, 0, ShelfLife.Age.FRESH, Optional.of(LocalTime.of(7, 45)));
  static final Sign SIGN =
      new Sign(
          Optional.of("Bến xe Miền Đông – cổng 12"),
          Optional.of(new PlaceCode("khaibao.tramquet.example", "ben-xe-mien-dong").encode()),
          true);
  static final Screen.Footer BAD = new Screen.Footer(false, false, 1_234_567, ShelfLife.Age.STALE);

  /// All that makes it long comes together.
  static final Screen.Footer WORST =
      new Screen.Footer(
          true,
          false,
          1_234_567,
          ShelfLife.Age.STALE,
          Optional.of(LocalTime.of(7, 45)),
          Optional.of(new SetUp.Digits("708893", LONG_PLACE)));

  private static final Screen.Footer AGEING =
      new Screen.Footer(true, true, 0, ShelfLife.Age.AGEING);

  /// While a kiosk serves without the centre's approval.
  private static final Screen.Footer WAITING = unapproved(new SetUp.Digits("708893", LONG_PLACE));

  private static final Screen.Footer NOT_APPROVED = unapproved(new SetUp.Refused(SetUp.Why.OVER));

  private ScreenSpecimens() {}

  private static Screen.Footer unapproved(SetUp told) {
    return new Screen.Footer(
        true,
        false,
        1_204,
        ShelfLife.Age.FRESH,
        Optional.of(LocalTime.of(7, 45)),
        Optional.of(told));
  }

  /// A status line to stand under a screen: each kind under some.
  static Screen.Footer footer(Screen screen) {
    return switch (screen) {
      case Screen.OutOfOrder _ -> BAD;
      case Screen.Unreadable _ -> AGEING;
      case Screen.Busy _ -> WAITING;
      case Screen.ShowOwnCode _ -> NOT_APPROVED;
      case Screen.Asking _ -> WORST;
      default -> GOOD;
    };
  }

  /// The one of that name.
  static Screen named(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  /// Screens by a name for a test report or a file.
  static Map<String, Screen> all() {
    Map<String, Screen> screens = new LinkedHashMap<>();
    for (Direction direction : Direction.values()) {
      screens.put("idle-" + direction, new Screen.Idle(direction));
      screens.put("idle-trip-" + direction, new Screen.Idle(direction, Optional.of(LONG_TRIP)));
      screens.put(
          "admitted-" + direction,
          new Screen.Admitted(direction, Optional.empty(), Screen.Proof.NONE));
      screens.put("held-" + direction, new Screen.GateHeld(direction));
    }
    admittedWithNames(screens);
    refused(screens);
    screens.put("busy", new Screen.Busy());
    screens.put("asking-touch", new Screen.Asking(true, Set.of(Reason.DECLARATION_MISSING)));
    asking(screens);
    screens.put("unreadable", new Screen.Unreadable());
    screens.put("help-coming", new Screen.HelpComing());
    screens.put("own-code", new Screen.ShowOwnCode());
    screens.put("staff-code-refused", new Screen.StaffCodeRefused());
    for (SetUp.Why why : Set.of(SetUp.Why.NO_JUMPER, SetUp.Why.NO_ORDER)) {
      screens.put("claim-refused-" + why, new Screen.ClaimRefused(why));
    }
    packs(screens);
    screens.put("alarm-tailgated", new Screen.Alarm(Incident.TAILGATED));
    screens.put("alarm-gate-forced", new Screen.Alarm(Incident.GATE_FORCED));
    screens.put("emergency", new Screen.Emergency());
    screens.put("unprovisioned", new Screen.Unprovisioned());
    settingUp(screens);
    screens.putAll(StaffSpecimens.all());
    for (Screen.Cause cause : Screen.Cause.values()) {
      screens.put("closed-" + cause, new Screen.OutOfOrder(cause));
    }
    return screens;
  }

  private static void packs(Map<String, Screen> screens) {
    Stream.of(
            new PackShown.Piece(63, 64, 12),
            new PackShown.Taken("shadow-rules", 1_234_567),
            new PackShown.Held(),
            new PackShown.Refused("older than version 1234567, which was in force"))
        .map(Screen.ForPack::new)
        .forEach(screen -> screens.put(ScreenName.of(screen), screen));
  }

  private static void settingUp(Map<String, Screen> screens) {
    Stream.concat(
            Stream.of(
                new SetUp.Calling(LONG_PLACE),
                new SetUp.Calling(LONG_PLACE, SetUp.Wireless.TOLD),
                new SetUp.Calling(LONG_PLACE, SetUp.Wireless.BY_HAND),
                new SetUp.Digits("708893", LONG_PLACE)),
            Arrays.stream(SetUp.Why.values()).map(SetUp.Refused::new))
        .map(told -> new Screen.Unprovisioned(Optional.of(told)))
        .forEach(screen -> screens.put(ScreenName.of(screen), screen));
  }

  private static void admittedWithNames(Map<String, Screen> screens) {
    List.of(
            "NGUYỄN V** A***",
            "Đặng Huỳnh Nguyễn Phước Bảo Quỳnh Công Tằng Tôn Nữ Thị Ngọc T****",
            "H'ĐRAHLĂKMLÔNIÊKĐĂMBUÔNYAĐRÊSƯTKPĂH**")
        .forEach(name ->
            screens.put(
                "admitted-name-" + name.length(),
                new Screen.Admitted(Direction.ENTRY, Optional.of(name), Screen.Proof.NONE)));
    screens.put(
        "admitted-certificate",
        new Screen.Admitted(
            Direction.ENTRY, Optional.of("NGUYỄN V** A***"), Screen.Proof.CERTIFICATE));
    screens.put(
        "admitted-certificate-long",
        new Screen.Admitted(
            Direction.ENTRY,
            Optional.of("Đặng Huỳnh Nguyễn Phước Bảo Quỳnh Công Tằng Tôn Nữ Thị Ngọc T****"),
            Screen.Proof.CERTIFICATE));
  }

  private static void asking(Map<String, Screen> screens) {
    for (Reason missing :
        List.of(Reason.CERTIFICATE_MISSING, Reason.IDENTITY_MISSING, Reason.DECLARATION_MISSING)) {
      screens.put("asking-" + missing, new Screen.Asking(false, Set.of(missing)));
    }
    screens.put(
        "asking-everything",
        new Screen.Asking(
            false,
            Set.of(
                Reason.CERTIFICATE_MISSING, Reason.IDENTITY_MISSING, Reason.DECLARATION_EXPIRED)));
  }

  private static void refused(Map<String, Screen> screens) {
    LocalDate day = LocalDate.of(2025, 1, 30);
    screens.put("refused-expired-on", outOfTime(new Screen.OutOfTime.ExpiredOn(day)));
    screens.put("refused-valid-from", outOfTime(new Screen.OutOfTime.ValidFrom(day)));
    for (Reason reason : Reason.values()) {
      screens.put("refused-" + reason, refusal(reason));
    }
    for (Remedy remedy : Remedy.values()) {
      screens.put(
          "refused-remedy-" + remedy,
          new Screen.Refused(
              List.of(Reason.NOT_ACCEPTED),
              remedy,
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    screens.put(
        "refused-everything",
        new Screen.Refused(
            Arrays.asList(Reason.values()),
            Remedy.DECLARE_FIRST,
            Optional.of(LONG_ADDRESS),
            Optional.of("0900 000 000, 0258 0000 000"),
            Optional.empty()));
  }

  private static Screen outOfTime(Screen.OutOfTime time) {
    return new Screen.Refused(
        List.of(Reason.CREDENTIAL_EXPIRED),
        time instanceof Screen.OutOfTime.ExpiredOn ? Remedy.RENEW_CODE : Remedy.COME_BACK_LATER,
        Optional.empty(),
        Optional.empty(),
        Optional.of(time));
  }

  private static Screen refusal(Reason reason) {
    return switch (reason.category()) {
      case HEALTH ->
          new Screen.Refused(
              List.of(reason),
              Remedy.WAIT_FOR_HEALTH_STATION,
              Optional.empty(),
              Optional.of(HOTLINE),
              Optional.empty());
      case DECLARATION ->
          new Screen.Refused(
              List.of(reason),
              Remedy.DECLARE_FIRST,
              Optional.of(ADDRESS),
              Optional.empty(),
              Optional.empty());
      case DOCUMENT ->
          new Screen.Refused(
              List.of(reason),
              Remedy.SHOW_ANOTHER_CODE,
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      case PLACE ->
          new Screen.Refused(
              List.of(reason),
              Remedy.COME_BACK_LATER,
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      case KIOSK ->
          new Screen.Refused(
              List.of(reason),
              Remedy.ASK_STAFF,
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
    };
  }
}
