package tramquet.kiosk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tramquet.drivers.Health;
import tramquet.drivers.found.FoundPort;
import tramquet.drivers.found.Guess;
import tramquet.drivers.found.UsbId;
import tramquet.drivers.scanner.Counters;
import tramquet.drivers.scanner.Discards;
import tramquet.drivers.scanner.ScanData;
import tramquet.drivers.scanner.ScannerModel;

/// Code readers as lines of text for a technician. Never what they read.
final class ScannerLines {
  private static final String ROW = "%-20s %-9s %-9s  %s";

  private ScannerLines() {}

  /// All ports, each with what it probably is, whose it is, and what to do.
  static List<String> list(List<FoundPort> found, List<ReaderClaim> claims) {
    List<String> lines = new ArrayList<>();
    lines.add(ROW.formatted("device", "kind", "USB", "what"));
    for (FoundPort each : found) {
      String usb = each.usb().map(UsbId::toString).orElse("-");
      lines.add(ROW.formatted(each.node(), word(each.kind()), usb, what(each)).stripTrailing());
      each.links().forEach(link -> lines.add("    " + link));
      claims.stream()
          .filter(claim -> claim.isOf(each, found))
          .forEach(claim -> lines.add("    configured as " + claim.text()));
      each.holders().forEach(holder -> lines.add("    held by " + holder));
    }
    claims.stream()
        .filter(claim -> found.stream().noneMatch(each -> claim.isOf(each, found)))
        .forEach(claim ->
            lines.add("configured and not here: %s at %s".formatted(claim.text(), claim.port())));
    lines.addAll(advice(found));
    return lines;
  }

  private static String what(FoundPort port) {
    String name = port.name().isEmpty() ? "" : "\"" + port.name() + "\": ";
    return name
        + switch (port.guess()) {
          case Guess.Reader(String maker, String model, String hint) ->
              "%s, model \"%s\"%s".formatted(maker, model, hint.isEmpty() ? "" : "; " + hint);
          case Guess.Bridge(String chip) ->
              chip + ", a chip with anything behind it: not taken for a reader";
          case Guess.Unusable(String why) -> "not usable: " + why;
          case Guess.Unknown() -> "unknown";
        };
  }

  /// What to do next.
  static List<String> advice(List<FoundPort> found) {
    if (found.isEmpty()) {
      return List.of(
          "",
          "Nothing is plugged in, or the kernel has no driver for it: does lsusb show it, and what"
              + " does dmesg say when you plug it in?");
    }
    boolean known = found.stream().anyMatch(each -> each.guess() instanceof Guess.Reader);
    return List.of(
        "",
        known
            ? "next: tramquet-kiosk scanners suggest"
            : "None is known as a reader. If one of these is: tramquet-kiosk scanners watch DEVICE,"
                + " and show it a code.");
  }

  /// What to configure for readers that are plugged in.
  static List<String> toml(List<FoundPort> readers) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < readers.size(); i++) {
      String comment = i < 2 ? "" : "# ";
      String section = i == 0 ? "[scanner]" : "[exit_scanner]";
      lines.add("# " + what(readers.get(i)));
      lines.add(comment + section);
      lines.add(comment + "port = \"" + readers.get(i).stable() + "\"");
      if (readers.get(i).guess() instanceof Guess.Reader(String _, String model, String _)) {
        lines.add(comment + "model = \"" + model + "\"");
      }
      lines.add("");
    }
    return lines;
  }

  /// A scan, told by everything but what it holds.
  static String scan(ScanData scan) {
    return "scan     %d bytes, %s, %.1f ms"
        .formatted(
            scan.data().length(),
            scan.symbology().isUnknown() ? "kind not said" : "kind " + scan.symbology().text(),
            (scan.lastByteNanos() - scan.firstByteNanos()) / 1e6);
  }

  /// What was counted.
  static String counters(Counters counters) {
    Discards discards = counters.discards();
    return ("so far   %d bytes, %d frames, discarded: %d oversize, %d timeout, %d resync, %d empty,"
            + " %d bad check, %d flood")
        .formatted(
            counters.bytes(),
            counters.frames(),
            discards.oversize(),
            discards.timeout(),
            discards.resync(),
            discards.empty(),
            discards.badCheck(),
            discards.flood());
  }

  /// What is wrong if bytes come and no frame does.
  static List<String> remark(Path port, Counters counters) {
    if (counters.bytes() == 0) {
      return List.of(
          "Nothing came from %s. Is it set to read by itself, to this kind of port, and awake?"
              .formatted(port));
    } else if (counters.frames() == 0) {
      return List.of(
          "Bytes came and no frame: it sends no suffix (set it to CR), or its speed is another"
              + " (--baud), or its model is (--model).");
    }
    return List.of();
  }

  static String health(Health health) {
    return switch (health) {
      case Health.Online() -> "reads";
      case Health.Degraded(String reason) -> "reads, but " + reason;
      case Health.Offline(String reason) -> reason;
      case Health.Faulty(String reason) -> "faulty: " + reason;
    };
  }

  static String word(ScannerModel.Port kind) {
    return switch (kind) {
      case REPORTS -> "HID POS";
      case SERIAL, KEYBOARD, CAMERA -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
