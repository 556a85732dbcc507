package tramquet.kiosk.config;

import static tramquet.kiosk.config.Setting.optional;
import static tramquet.kiosk.config.Setting.setting;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import tramquet.kiosk.config.KioskConfig.Window;
import tramquet.wire.PlaceCode;

/// Keys of what is seen and heard.
final class ScreenSettings {
  static final Setting<Window.Display> DISPLAY =
      setting(
          "screen",
          "display",
          "window",
          Kinds.oneOf(Window.Display.class),
          "where the screens are shown; none for a lane with lamps and sounds alone");
  static final Setting<Integer> WIDTH =
      setting("screen", "width", 1280L, Kinds.number("pixels", 320, 7680), "width of the window");
  static final Setting<Integer> HEIGHT =
      setting("screen", "height", 800L, Kinds.number("pixels", 240, 4320), "height of the window");
  static final Setting<Boolean> FULL_SCREEN =
      setting(
          "screen", "full_screen", true, Kinds.yesOrNo(), "without frame, over everything else");
  static final Setting<Window.ReaderSide> READER_SIDE =
      setting(
          "screen",
          "reader",
          "below",
          Kinds.oneOf(Window.ReaderSide.class),
          "where the code reader is, seen from the visitor; the arrow points there");
  static final Setting<Integer> DIAGONAL =
      setting(
          "screen",
          "diagonal",
          "7 in",
          Kinds.length("100 mm", "2 m"),
          "of the display from corner to corner; headlines and touch targets have their size from"
              + " it");
  static final Setting<Integer> DISTANCE =
      setting(
          "screen",
          "distance",
          "1 m",
          Kinds.length("30 cm", "5 m"),
          "from which headlines are read: their capitals appear 0.7 degrees high (EN 301 549)");
  static final Setting<List<String>> LANGUAGES =
      setting(
          "screen",
          "languages",
          List.of("vi", "en"),
          Kinds.languages(),
          "of the place, the first above the others; the idle screen speaks them by turns");
  static final Setting<Path> LANGUAGE_FILES =
      setting(
          "screen",
          "language_files",
          "languages",
          Kinds.path(),
          "folder for more languages: messages_km.properties, font_km.ttf");
  static final Setting<String> PLACE_TITLE =
      optional(
          "screen",
          "place",
          "Bến xe Miền Đông",
          Kinds.text("1 to 40 characters", "[^\\p{Cntrl}]{1,40}"),
          "name of the place as people know it");
  static final Setting<PlaceCode> PLACE_CODE =
      optional(
          "screen",
          "place_code",
          "https://khaibao.example.vn/p/ben-xe-7.s3a",
          Kinds.placeCode(),
          "text of the code of the place, for the visitors' own telephones");
  static final Setting<Path> PICTURES =
      optional(
          "screen", "pictures", "pictures", Kinds.path(), "folder for a PNG of every screen shown");

  static final Setting<Path> PROMPTS =
      optional(
          "sound",
          "prompts",
          "prompts",
          Kinds.path(),
          "folder of recordings for a loudspeaker: vi/admitted.wav, 16-bit PCM; without one tones"
              + " say everything");
  static final Setting<Integer> VOLUME =
      setting(
          "sound",
          "volume",
          80L,
          Kinds.number("percent", 0, 100),
          "of recordings; at 0 the buzzer sounds for alarm and emergency only");
  static final Setting<Integer> QUIET_VOLUME =
      setting(
          "sound",
          "quiet_volume",
          30L,
          Kinds.number("percent", 0, 100),
          "the same in the quiet hours");
  static final Setting<LocalTime> QUIET_FROM =
      setting(
          "sound",
          "quiet_from",
          "22:00",
          Kinds.timeOfDay(),
          "when the quiet hours begin, in Việt Nam's time");
  static final Setting<LocalTime> QUIET_TO =
      setting(
          "sound",
          "quiet_to",
          "06:00",
          Kinds.timeOfDay(),
          "when they end; the same as quiet_from for none");

  /// In the order of the printed sample.
  static final List<Setting<?>> ALL =
      List.of(
          DISPLAY,
          WIDTH,
          HEIGHT,
          FULL_SCREEN,
          READER_SIDE,
          DIAGONAL,
          DISTANCE,
          LANGUAGES,
          LANGUAGE_FILES,
          PLACE_TITLE,
          PLACE_CODE,
          PICTURES,
          PROMPTS,
          VOLUME,
          QUIET_VOLUME,
          QUIET_FROM,
          QUIET_TO);

  private ScreenSettings() {}
}
