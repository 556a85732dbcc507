package tramquet.box;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// What the kiosk's steps say of visits that were shown green.
final class Shown {
  private Shown() {}

  /// The ids of visits after whose commit the green screen came, in order.
  static List<UUID> green(List<JsonNode> steps) {
    List<UUID> green = new ArrayList<>();
    Optional<UUID> committed = Optional.empty();
    for (JsonNode step : steps) {
      switch (step.path("t").asString("")) {
        case "committed" ->
            committed = Optional.of(UUID.fromString(step.required("id").asString()));
        case "screen" -> {
          if (step.path("screen").asString("").equals("admitted")) {
            committed.ifPresent(green::add);
          }
        }
        default -> {}
      }
    }
    return green;
  }

  /// Which of them are nowhere.
  static List<UUID> lost(Collection<UUID> green, Set<UUID> known) {
    return green.stream().filter(id -> !known.contains(id)).toList();
  }

  /// The ids at the centre, each as often as it is there.
  static List<UUID> atTheCentre(List<JsonNode> ledger) {
    return ledger.stream().map(row -> UUID.fromString(row.required("id").asString())).toList();
  }
}
