package tramquet.kiosk.lane;

import java.util.ArrayList;
import java.util.List;

/// What the machine makes of an event: the lane as it is now, and what is to be done, in order.
public record Step(Lane lane, List<Effect> effects) {

  /// Copies the list.
  public Step {
    effects = List.copyOf(effects);
  }

  static Step of(Lane lane, Effect... effects) {
    return new Step(lane, List.of(effects));
  }

  /// First these effects, then the others.
  Step before(Step later) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(later.effects);
    return new Step(later.lane, all);
  }
}
