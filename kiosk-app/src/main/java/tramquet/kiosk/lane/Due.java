package tramquet.kiosk.lane;

import java.util.ArrayList;
import java.util.List;

/// What is still to be done.
///
/// @param acts what staff want as soon as the person before them has been served, in their order
/// @param records what happened and could not be written; written when the storage works again
public record Due(List<StaffAct.Opening> acts, List<Effect.Commit> records) {
  static final Due NOTHING = new Due(List.of(), List.of());

  /// What a broken card may cost memory: hours of a busy gate.
  private static final int MOST_RECORDS = 1_000;

  /// Copies the lists.
  public Due {
    acts = List.copyOf(acts);
    records = List.copyOf(records);
  }

  Due and(StaffAct.Opening act) {
    List<StaffAct.Opening> more = new ArrayList<>(acts);
    more.add(act);
    return new Due(more, records);
  }

  Due and(Effect.Commit commit) {
    List<Effect.Commit> more = new ArrayList<>(records);
    more.add(commit);
    return new Due(acts, more.subList(Math.max(0, more.size() - MOST_RECORDS), more.size()));
  }

  Due withoutActs() {
    return new Due(List.of(), records);
  }

  Due withoutFirstAct() {
    return new Due(acts.subList(1, acts.size()), records);
  }

  Due withoutHolds() {
    return new Due(
        acts.stream().filter(act -> !(act instanceof StaffAct.HoldGate)).toList(), records);
  }

  Due withoutRecords() {
    return new Due(acts, List.of());
  }
}
