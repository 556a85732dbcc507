package tramquet.kiosk.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tramquet.kiosk.config.KioskConfig.Pack;
import tramquet.wire.StaffRef;

/// The step from checked values to records.
///
/// @param values by dotted key, each as its setting reads it; required keys and defaults are there
/// @param folder from which relative paths are meant
record Assembly(Map<String, Object> values, Path folder) {

  KioskConfig config() {
    return new KioskConfig(
        new KioskConfig.Kiosk(value(Settings.ID), path(Settings.DATA)),
        lane(),
        optional(Settings.PIN)
            .map(hash -> new KioskConfig.StaffPin(hash, new StaffRef(value(Settings.PIN_HOLDER)))),
        new KioskConfig.Scanner(
            path(Settings.PORT),
            value(Settings.BAUD),
            value(Settings.MODEL),
            value(Settings.END),
            optional(Settings.PAUSE)),
        exitScanner(),
        pins(),
        screen(),
        new KioskConfig.Sound(
            optional(Settings.PROMPTS).map(folder::resolve),
            value(Settings.VOLUME),
            value(Settings.QUIET_VOLUME),
            value(Settings.QUIET_FROM),
            value(Settings.QUIET_TO)),
        new KioskConfig.Uplink(optional(Settings.BROKER), value(Settings.RESEND_AFTER)),
        optional(Settings.TLS_CA)
            .map(ca ->
                new KioskConfig.Tls(
                    folder.resolve(ca), path(Settings.TLS_CERTIFICATE), path(Settings.TLS_KEY))),
        optional(Settings.PLACE)
            .map(name ->
                new KioskConfig.Place(
                    name, value(Settings.PLACE_BROKER), path(Settings.PLACE_KEY))),
        new KioskConfig.Keys(
            path(Settings.AUTHORITY),
            path(Settings.VIEW),
            optional(Settings.PACK_KEY).map(folder::resolve),
            optional(Settings.ORDERS_KEY).map(folder::resolve)),
        new KioskConfig.Trust(
            value(Settings.PERSONAL_CODES).stream().map(folder::resolve).toList(),
            value(Settings.CERTIFICATES).stream().map(folder::resolve).toList(),
            optional(Settings.TRUST_LIST).map(folder::resolve)),
        new KioskConfig.Revocations(optional(Settings.REVOCATIONS).map(folder::resolve)),
        new KioskConfig.WatchList(optional(Settings.WATCH_LIST).map(folder::resolve)));
  }

  private KioskConfig.Window screen() {
    return new KioskConfig.Window(
        value(Settings.DISPLAY),
        value(Settings.WIDTH),
        value(Settings.HEIGHT),
        value(Settings.FULL_SCREEN),
        value(Settings.READER_SIDE),
        value(Settings.DIAGONAL),
        value(Settings.DISTANCE),
        value(Settings.LANGUAGES),
        path(Settings.LANGUAGE_FILES),
        optional(Settings.PLACE_TITLE),
        optional(Settings.PLACE_CODE),
        optional(Settings.PICTURES).map(folder::resolve));
  }

  private KioskConfig.Lane lane() {
    Pack pack =
        value(Settings.PACK) instanceof Pack.Signed(Path file)
            ? new Pack.Signed(folder.resolve(file))
            : value(Settings.PACK);
    return new KioskConfig.Lane(
        value(Settings.LANE),
        value(Settings.DIRECTION),
        value(Settings.CONFIRM),
        value(Settings.TOUCH_SCREEN),
        pack,
        optional(Settings.TRIP),
        value(Settings.DECLARE_ADDRESS),
        optional(Settings.HOTLINE),
        value(Settings.ASK_TIMEOUT),
        value(Settings.REFUSED_TIME),
        value(Settings.ADMITTED_TIME),
        value(Settings.PASSAGE_TIMEOUT),
        value(Settings.UNREADABLE_TIME),
        value(Settings.READMIT_TIME),
        value(Settings.HOLD_LIMIT),
        value(Settings.TRIP_TIMETABLE));
  }

  /// What is not said of the second reader is as of the first.
  private Optional<KioskConfig.Scanner> exitScanner() {
    return optional(Settings.EXIT_PORT)
        .map(port ->
            new KioskConfig.Scanner(
                folder.resolve(port),
                optional(Settings.EXIT_BAUD).orElse(value(Settings.BAUD)),
                optional(Settings.EXIT_MODEL).orElse(value(Settings.MODEL)),
                optional(Settings.EXIT_END).orElse(value(Settings.END)),
                optional(Settings.EXIT_PAUSE).or(() -> optional(Settings.PAUSE))));
  }

  private KioskConfig.Pins pins() {
    return new KioskConfig.Pins(
        value(Settings.PROVIDER),
        optional(Settings.CHIP),
        pin(Settings.RED),
        pin(Settings.GREEN),
        pin(Settings.AMBER),
        pin(Settings.BUZZER),
        pin(Settings.GATE),
        pin(Settings.PASSAGE),
        pin(Settings.READY),
        pin(Settings.TAILGATE),
        pin(Settings.FORCED),
        pin(Settings.EMERGENCY),
        value(Settings.ACTIVE),
        value(Settings.GATE_KIND),
        value(Settings.GATE_PULSE),
        value(Settings.GATE_HOLD),
        value(Settings.PASSAGE_CONTACT));
  }

  private Path path(Setting<Path> setting) {
    return folder.resolve(value(setting));
  }

  private OptionalInt pin(Setting<Integer> setting) {
    return optional(setting).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private <T> T value(Setting<T> setting) {
    return optional(setting).orElseThrow(() -> new IllegalStateException(setting.key()));
  }

  /// The map's values come from the settings' own readers, so the type is right.
  @SuppressWarnings("unchecked")
  private <T> Optional<T> optional(Setting<T> setting) {
    return Optional.ofNullable((T) values.get(setting.key()));
  }
}
