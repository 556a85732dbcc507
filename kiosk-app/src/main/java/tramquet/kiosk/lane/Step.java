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

  /// The same lane and effects, and one effect more at the end.
  Step and(Effect last) {
    List<Effect> all = new ArrayList<>(effects);
    all.add(last);
    return new Step(lane, all);
  }

  /// First these effects, then the others.
  Step before(Step later) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(later.effects);
    return new Step(later.lane, all);
  }
}
