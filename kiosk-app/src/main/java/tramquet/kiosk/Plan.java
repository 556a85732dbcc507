package tramquet.kiosk;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import tramquet.drivers.found.AutoModel;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.enrol.EnrolFolder;

/// What a configured kiosk would do, in words for a technician.
final class Plan {
  private Plan() {}

  /// One line per part.
  static List<String> of(KioskConfig config) {
    KioskConfig.Lane lane = config.lane();
    KioskConfig.Window window = config.screen();
    return List.of(
        "kiosk    %s, records in %s".formatted(config.kiosk().id(), config.kiosk().data()),
        setUp(config),
        "lane     %s, %s, rules: %s, counts on %s"
            .formatted(
                lane.name(), word(lane.direction()), pack(lane.pack()), word(lane.confirm())),
        scanner("scanner", config.scanner()),
        config
            .exitScanner()
            .map(exit -> scanner("exit   ", exit))
            .orElse("exit     no reader of its own"),
        "pins     %s".formatted(word(config.pins().provider())),
        screen(window),
        "place    %s"
            .formatted(
                config
                    .place()
                    .map(p -> p.name() + ", with its neighbours at " + p.broker())
                    .orElse("this kiosk alone")),
        "centre   %s"
            .formatted(
                config.uplink().broker().map(Object::toString).orElse("none: records stay here")),
        "tls      %s"
            .formatted(
                config
                    .tls()
                    .map(tls -> tls.certificate() + ", believes " + tls.ca())
                    .orElse("none: what brokers are told is not encrypted on the way")),
        "orders   %s"
            .formatted(
                config
                    .keys()
                    .orders()
                    .map(key -> "signed by " + key)
                    .orElse("nobody's: no staff code counts, and no command")));
  }

  private static String setUp(KioskConfig config) {
    return "set up   "
        + config
            .kiosk()
            .byCode()
            .map(code ->
                "by a claim code, "
                    + code.damaged()
                        .map(file -> "and this is damaged: " + file)
                        .orElseGet(() -> howFar(new EnrolFolder(config.kiosk().data()))))
            .orElse("by its file");
  }

  private static String howFar(EnrolFolder folder) {
    if (folder.isEnrolled()) {
      return "approved";
    }
    return folder.isClaimed() ? "not approved yet" : "which it has not seen yet";
  }

  private static String screen(KioskConfig.Window window) {
    return window.display() == KioskConfig.Window.Display.NONE
        ? "screen   none"
        : "screen   %d x %d%s, speaks %s, is read from %.2f m"
            .formatted(
                window.width(),
                window.height(),
                window.fullScreen() ? ", full screen" : "",
                String.join(", ", window.languages()),
                window.distance() / 1000.0);
  }

  private static String scanner(String which, KioskConfig.Scanner scanner) {
    boolean serial =
        AutoModel.withId(scanner.model()).map(ScannerModel::port).orElseThrow()
            == ScannerModel.Port.SERIAL;
    return "%s  %s, %s%s, code ends by %s"
        .formatted(
            which,
            scanner.model(),
            scanner.port(),
            serial ? " at " + baud(scanner.baud()) : "",
            word(scanner.end()));
  }

  private static String baud(OptionalInt baud) {
    return baud.isPresent() ? baud.getAsInt() + " bit/s" : "a speed that is found out";
  }

  private static String pack(KioskConfig.Pack pack) {
    return switch (pack) {
      case KioskConfig.Pack.Checkpoint c -> "checkpoint";
      case KioskConfig.Pack.Manifest m -> "manifest";
      case KioskConfig.Pack.Signed(var file) -> "signed pack " + file;
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
