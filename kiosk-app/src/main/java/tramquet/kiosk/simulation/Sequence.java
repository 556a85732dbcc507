package tramquet.kiosk.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tramquet.kiosk.lane.LaneRules;
import tramquet.wire.Direction;

/// A lane and what happens to it, from its first start to its end.
record Sequence(LaneRules.Confirm confirm, List<Act> acts) {

  /// Copies the list.
  Sequence {
    acts = List.copyOf(acts);
  }

  /// Plays it.
  ///
  /// @param off a guard that is switched off
  /// @return what was seen that must never be
  Optional<Fault> play(Optional<Guard> off) {
    World world = new World(rules(confirm), off);
    Watchers.of(world).forEach(world::watch);
    int act = 0;
    try {
      world.begin();
      for (Act each : acts) {
        act++;
        world.happen(each);
        if (world.fault().isPresent()) {
          return world.fault();
        }
      }
      world.end();
      return world.fault();
    } catch (RuntimeException e) {
      return Optional.of(
          new Fault(
              "nothing throws", "whoever stands there has to begin again", e.toString(), act));
    }
  }

  /// The lane's settings: those of a new configuration.
  static LaneRules rules(LaneRules.Confirm confirm) {
    return new LaneRules(
        Direction.ENTRY,
        Map.of(),
        confirm,
        true,
        "https://khaibao.example.vn",
        Optional.of("1900 9095"),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Optional.empty());
  }
}
