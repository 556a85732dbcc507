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
/// @param byCode whether a claim code tells the kiosk who it is, and what became of that
record Assembly(Map<String, Object> values, Path folder, Optional<KioskConfig.ByCode> byCode) {

  KioskConfig config() {
    return new KioskConfig(
        new KioskConfig.Kiosk(value(LaneSettings.ID), path(LaneSettings.DATA), byCode),
        lane(),
        optional(LaneSettings.PIN)
            .map(hash ->
                new KioskConfig.StaffPin(hash, new StaffRef(value(LaneSettings.PIN_HOLDER)))),
        new KioskConfig.Scanner(
            path(DeviceSettings.PORT),
            value(DeviceSettings.BAUD),
            value(DeviceSettings.MODEL),
            value(DeviceSettings.END),
            optional(DeviceSettings.PAUSE)),
        exitScanner(),
        pins(),
        screen(),
        new KioskConfig.Sound(
            optional(ScreenSettings.PROMPTS).map(folder::resolve),
            value(ScreenSettings.VOLUME),
            value(ScreenSettings.QUIET_VOLUME),
            value(ScreenSettings.QUIET_FROM),
            value(ScreenSettings.QUIET_TO)),
        new KioskConfig.Uplink(optional(LinkSettings.BROKER), value(LinkSettings.RESEND_AFTER)),
        optional(LinkSettings.TLS_CA)
            .map(ca ->
                new KioskConfig.Tls(
                    folder.resolve(ca),
                    path(LinkSettings.TLS_CERTIFICATE),
                    path(LinkSettings.TLS_KEY))),
        optional(LinkSettings.PLACE)
            .map(name ->
                new KioskConfig.Place(
                    name, value(LinkSettings.PLACE_BROKER), path(LinkSettings.PLACE_KEY))),
        new KioskConfig.Keys(
            path(LinkSettings.AUTHORITY),
            path(LinkSettings.VIEW),
            optional(LinkSettings.PACK_KEY).map(folder::resolve),
            optional(LinkSettings.ORDERS_KEY).map(folder::resolve)),
        new KioskConfig.Trust(
            value(LinkSettings.PERSONAL_CODES).stream().map(folder::resolve).toList(),
            value(LinkSettings.CERTIFICATES).stream().map(folder::resolve).toList(),
            optional(LinkSettings.TRUST_LIST).map(folder::resolve)),
        new KioskConfig.Revocations(optional(LinkSettings.REVOCATIONS).map(folder::resolve)),
        new KioskConfig.WatchList(optional(LinkSettings.WATCH_LIST).map(folder::resolve)));
  }

  private KioskConfig.Window screen() {
    return new KioskConfig.Window(
        value(ScreenSettings.DISPLAY),
        value(ScreenSettings.WIDTH),
        value(ScreenSettings.HEIGHT),
        value(ScreenSettings.FULL_SCREEN),
        value(ScreenSettings.READER_SIDE),
        value(ScreenSettings.DIAGONAL),
        value(ScreenSettings.DISTANCE),
        value(ScreenSettings.LANGUAGES),
        path(ScreenSettings.LANGUAGE_FILES),
        optional(ScreenSettings.PLACE_TITLE),
        optional(ScreenSettings.PLACE_CODE),
        optional(ScreenSettings.PICTURES).map(folder::resolve));
  }

  private KioskConfig.Lane lane() {
    Pack pack =
        value(LaneSettings.PACK) instanceof Pack.Signed(Path file)
            ? new Pack.Signed(folder.resolve(file))
            : value(LaneSettings.PACK);
    return new KioskConfig.Lane(
        value(LaneSettings.LANE),
        value(LaneSettings.DIRECTION),
        value(LaneSettings.CONFIRM),
        value(LaneSettings.TOUCH_SCREEN),
        pack,
        optional(LaneSettings.TRIP),
        value(LaneSettings.DECLARE_ADDRESS),
        optional(LaneSettings.HOTLINE),
        value(LaneSettings.ASK_TIMEOUT),
        value(LaneSettings.REFUSED_TIME),
        value(LaneSettings.ADMITTED_TIME),
        value(LaneSettings.PASSAGE_TIMEOUT),
        value(LaneSettings.UNREADABLE_TIME),
        value(LaneSettings.READMIT_TIME),
        value(LaneSettings.HOLD_LIMIT),
        value(LaneSettings.TRIP_TIMETABLE));
  }

  /// What is not said of the second reader is as of the first.
  private Optional<KioskConfig.Scanner> exitScanner() {
    return optional(DeviceSettings.EXIT_PORT)
        .map(port ->
            new KioskConfig.Scanner(
                folder.resolve(port),
                optional(DeviceSettings.EXIT_BAUD).orElse(value(DeviceSettings.BAUD)),
                optional(DeviceSettings.EXIT_MODEL).orElse(value(DeviceSettings.MODEL)),
                optional(DeviceSettings.EXIT_END).orElse(value(DeviceSettings.END)),
                optional(DeviceSettings.EXIT_PAUSE).or(() -> optional(DeviceSettings.PAUSE))));
  }

  private KioskConfig.Pins pins() {
    return new KioskConfig.Pins(
        value(DeviceSettings.PROVIDER),
        optional(DeviceSettings.CHIP),
        pin(DeviceSettings.RED),
        pin(DeviceSettings.GREEN),
        pin(DeviceSettings.AMBER),
        pin(DeviceSettings.BUZZER),
        pin(DeviceSettings.GATE),
        pin(DeviceSettings.PASSAGE),
        pin(DeviceSettings.READY),
        pin(DeviceSettings.TAILGATE),
        pin(DeviceSettings.FORCED),
        pin(DeviceSettings.EMERGENCY),
        pin(DeviceSettings.MAINTENANCE),
        value(DeviceSettings.ACTIVE),
        value(DeviceSettings.GATE_KIND),
        value(DeviceSettings.GATE_PULSE),
        value(DeviceSettings.GATE_HOLD),
        value(DeviceSettings.PASSAGE_CONTACT));
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
