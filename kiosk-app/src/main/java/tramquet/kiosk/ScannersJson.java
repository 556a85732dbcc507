package tramquet.kiosk;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tramquet.drivers.found.FoundPort;
import tramquet.drivers.found.Guess;
import tramquet.drivers.scanner.Counters;
import tramquet.drivers.scanner.Discards;
import tramquet.drivers.scanner.ScanData;

/// Code readers as JSON, one object a line. Never what they read.
final class ScannersJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ScannersJson() {}

  static String list(List<FoundPort> found, List<ReaderClaim> claims) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode all = node.putArray("ports");
    for (FoundPort port : found) {
      ObjectNode each = all.addObject();
      each.put("device", port.node().toString()).put("kind", ScannerLines.word(port.kind()));
      port.usb().ifPresent(usb -> each.put("usb", usb.toString()));
      each.put("name", port.name());
      ArrayNode links = each.putArray("links");
      port.links().forEach(link -> links.add(link.toString()));
      ArrayNode holders = each.putArray("heldBy");
      port.holders().forEach(holders::add);
      ArrayNode configured = each.putArray("configuredAs");
      claims.stream()
          .filter(claim -> claim.isOf(port, found))
          .forEach(claim -> configured.add(claim.section()));
      switch (port.guess()) {
        case Guess.Reader(String maker, String model, String hint) ->
            each.put("maker", maker).put("model", model).put("hint", hint);
        case Guess.Bridge(String chip) -> each.put("bridge", chip);
        case Guess.Unusable(String why) -> each.put("unusable", why);
        case Guess.Unknown() -> each.put("unknown", true);
      }
    }
    return JSON.writeValueAsString(node);
  }

  static String scan(ScanData scan) {
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("event", "scan")
            .put("bytes", scan.data().length())
            .put("symbology", scan.symbology().text())
            .put("nanos", scan.lastByteNanos() - scan.firstByteNanos()));
  }

  static String health(String text) {
    return JSON.writeValueAsString(
        JSON.createObjectNode().put("event", "health").put("health", text));
  }

  static String counters(Counters counters) {
    Discards discards = counters.discards();
    ObjectNode node =
        JSON.createObjectNode()
            .put("event", "counters")
            .put("bytes", counters.bytes())
            .put("frames", counters.frames());
    node.putObject("discards")
        .put("oversize", discards.oversize())
        .put("timeout", discards.timeout())
        .put("resync", discards.resync())
        .put("empty", discards.empty())
        .put("badCheck", discards.badCheck())
        .put("flood", discards.flood());
    return JSON.writeValueAsString(node);
  }
}
