package tramquet.kiosk.config;

import static tramquet.kiosk.config.Setting.optional;
import static tramquet.kiosk.config.Setting.required;
import static tramquet.kiosk.config.Setting.setting;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tramquet.kiosk.config.KioskConfig.Confirm;
import tramquet.kiosk.config.KioskConfig.Pack;
import tramquet.wire.Direction;

/// Keys of the kiosk, its lane and its staff.
final class LaneSettings {
  static final Setting<String> ID =
      required(
          "kiosk",
          "id",
          "kiosk-1",
          Kinds.text("3 to 32 of a-z, 0-9 and -", "[a-z0-9-]{3,32}"),
          "name of this kiosk at the centre");
  static final Setting<Path> DATA =
      required("kiosk", "data", "/var/lib/tramquet", Kinds.path(), "folder of the visit log");

  static final Setting<String> LANE =
      setting(
          "lane",
          "name",
          "1",
          Kinds.text("1 to 32 of a-z, A-Z, 0-9 and -", "[a-zA-Z0-9-]{1,32}"),
          "what staff call the lane");
  static final Setting<Direction> DIRECTION =
      setting(
          "lane", "direction", "entry", Kinds.oneOf(Direction.class), "which way the lane leads");
  static final Setting<Confirm> CONFIRM =
      setting(
          "lane",
          "confirm",
          "verdict",
          Kinds.oneOf(Confirm.class),
          "what makes an admitted visitor an entered one: the verdict alone, or the passage"
              + " sensor");
  static final Setting<Boolean> TOUCH_SCREEN =
      setting(
          "lane",
          "touch_screen",
          true,
          Kinds.yesOrNo(),
          "visitors can answer questions on the screen");
  static final Setting<Pack> PACK =
      setting("lane", "pack", "checkpoint", Kinds.pack(), "the rules that decide");
  static final Setting<String> TRIP =
      optional(
          "lane",
          "trip",
          "ferry-7-0600",
          Kinds.text("1 to 32 of a-z, A-Z, 0-9 and -", "[a-zA-Z0-9-]{1,32}"),
          "id of the trip that is counted on a bus or ferry while no other was started");
  static final Setting<List<TripTime>> TRIP_TIMETABLE =
      setting(
          "lane",
          "trip_timetable",
          List.of(),
          Kinds.timetable(),
          "when trips begin each day, and end");
  static final Setting<URI> DECLARE_ADDRESS =
      setting(
          "lane",
          "declare_address",
          "https://khaibao.example.vn",
          Kinds.address("https"),
          "shown to people who must declare first");
  static final Setting<String> HOTLINE =
      optional(
          "lane",
          "hotline",
          "1900 9095",
          Kinds.text("telephone number, 3 to 20 digits, spaces and +", "[0-9+ ]{3,20}"),
          "shown with health reasons");
  static final Setting<Duration> ASK_TIMEOUT =
      setting(
          "lane",
          "ask_timeout",
          "30 s",
          Kinds.duration("5 s", "300 s"),
          "how long the kiosk waits for a declaration or a second code");
  static final Setting<Duration> REFUSED_TIME =
      setting("lane", "refused_time", "5 s", Kinds.duration("2 s", "30 s"), "how long red stays");
  static final Setting<Duration> ADMITTED_TIME =
      setting(
          "lane", "admitted_time", "2 s", Kinds.duration("1 s", "10 s"), "how long green stays");
  static final Setting<Duration> PASSAGE_TIMEOUT =
      setting(
          "lane",
          "passage_timeout",
          "6 s",
          Kinds.duration("2 s", "60 s"),
          "how long the sensor may take to see the visitor pass; longer than the gate itself"
              + " waits");
  static final Setting<Duration> UNREADABLE_TIME =
      setting(
          "lane",
          "unreadable_time",
          "3 s",
          Kinds.duration("1 s", "10 s"),
          "how long \"could not read\" stays");
  static final Setting<Duration> READMIT_TIME =
      setting(
          "lane",
          "readmit_time",
          "10 s",
          Kinds.duration("0 s", "60 s"),
          "how long a visitor who did not pass is let in again without being judged anew");
  static final Setting<Duration> HOLD_LIMIT =
      setting(
          "lane",
          "hold_limit",
          "5 min",
          Kinds.duration("10 s", "1 h"),
          "how long staff can hold the gate open");

  static final Setting<String> PIN =
      optional(
          "staff",
          "pin",
          "pbkdf2-sha256:600000:AAAAAAAAAAAAAAAAAAAAAA==:"
              + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
          Kinds.text(
              "as tramquet-kiosk pin writes it",
              "pbkdf2-sha256:[1-9][0-9]{5,6}:[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]{43}="),
          "PIN by which staff sign in at a touch screen, hashed; without one they need a code");
  static final Setting<String> PIN_HOLDER =
      optional(
          "staff",
          "pin_holder",
          "CA-1",
          Kinds.text(
              "3 to 16 of A-Z, 0-9 and -, neither a name nor a person's number",
              "(?=.*[0-9])(?!.*[A-Z]{4})(?!(?:[^0-9]*[0-9]){9})[A-Z0-9][A-Z0-9-]{1,14}[A-Z0-9]"),
          "who is answerable for what is done by that PIN, by the authority's own list");

  /// In the order of the printed sample.
  static final List<Setting<?>> ALL =
      List.of(
          ID,
          DATA,
          LANE,
          DIRECTION,
          CONFIRM,
          TOUCH_SCREEN,
          PACK,
          TRIP,
          TRIP_TIMETABLE,
          DECLARE_ADDRESS,
          HOTLINE,
          ASK_TIMEOUT,
          REFUSED_TIME,
          ADMITTED_TIME,
          PASSAGE_TIMEOUT,
          UNREADABLE_TIME,
          READMIT_TIME,
          HOLD_LIMIT,
          PIN,
          PIN_HOLDER);

  /// By which staff sign in without a code.
  static final List<Setting<String>> OF_PIN = List.of(PIN, PIN_HOLDER);

  private LaneSettings() {}
}
