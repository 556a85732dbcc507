package tramquet.technician;

import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Audience;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.PlaceId;

/// What an order says, for people and for programs. Neither names who ordered it.
final class OrderWords {
  private OrderWords() {}

  /// One line: `admit (checked-by-hand), at ben-xe-7, lane 2, from … until …, as often as shown`.
  static String line(Order order) {
    return "%s%s, %s, from %s until %s, %s"
        .formatted(
            order.act().text(),
            order
                .act()
                .reason()
                .map(why -> " (" + why.text() + ")")
                .or(() -> order.act().tripToStart().map(trip -> " " + trip))
                .orElse(""),
            audience(order.audience()),
            order.from(),
            order.until(),
            order.once() ? "once" : "as often as it is shown");
  }

  private static String audience(Audience audience) {
    return switch (audience) {
      case Audience.OneKiosk(KioskId kiosk) -> "kiosk " + kiosk;
      case Audience.OnePlace(PlaceId place, Optional<String> lane) ->
          "place " + place + lane.map(name -> ", lane " + name).orElse("");
    };
  }

  /// `{"order", "act", "why", "trip", "kiosk", "place", "lane", "from", "until", "once"}`; what the
  /// order does not have is not there.
  static ObjectNode json(Order order) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("order", order.id().toString());
    root.put("act", order.act().text());
    order.act().reason().ifPresent(why -> root.put("why", why.text()));
    order.act().tripToStart().ifPresent(trip -> root.put("trip", trip));
    switch (order.audience()) {
      case Audience.OneKiosk(KioskId kiosk) -> root.put("kiosk", kiosk.text());
      case Audience.OnePlace(PlaceId place, Optional<String> lane) -> {
        root.put("place", place.text());
        lane.ifPresent(name -> root.put("lane", name));
      }
    }
    root.put("from", order.from().toString());
    root.put("until", order.until().toString());
    root.put("once", order.once());
    return root;
  }
}
