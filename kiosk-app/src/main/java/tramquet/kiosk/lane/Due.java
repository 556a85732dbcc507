package tramquet.kiosk.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tramquet.drivers.scanner.ScanData;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;

/// What is still to be done.
///
/// @param acts what staff want as soon as the person before them has been served, in their order
/// @param records what happened and could not be written; written when the storage works again
/// @param code the newest code that came before the verdict on the one before had been seen
public record Due(List<Wish> acts, List<Effect.Commit> records, Optional<Code> code) {
  static final Due NOTHING = new Due(List.of(), List.of(), Optional.empty());

  /// What a broken card may cost memory: hours of a busy gate.
  private static final int MOST_RECORDS = 1_000;

  /// What staff want.
  ///
  /// @param order the signed order behind it
  public record Wish(StaffAct.Opening act, Optional<Ordered> order) {
    /// The answer that it is not fulfilled.
    Stream<Effect> refused(Refusal why) {
      return order.<Effect>map(each -> new Effect.Answer(each.order(), Optional.of(why))).stream();
    }
  }

  /// A code that waits.
  ///
  /// @param fromNanos when it is looked at, as if it were read then
  public record Code(ScanData scan, long fromNanos) {
    /// Whether it is this code before the same reader.
    boolean isOf(ScanData other) {
      return scan.data().equals(other.data()) && scan.source().equals(other.source());
    }
  }

  /// Copies the lists.
  public Due {
    acts = List.copyOf(acts);
    records = List.copyOf(records);
  }

  Due and(Wish wish) {
    List<Wish> more = new ArrayList<>(acts);
    more.add(wish);
    return new Due(more, records, code);
  }

  Due and(Effect.Commit commit) {
    List<Effect.Commit> more = new ArrayList<>(records);
    more.add(commit);
    return new Due(acts, more.subList(Math.max(0, more.size() - MOST_RECORDS), more.size()), code);
  }

  Due withoutActs() {
    return new Due(List.of(), records, code);
  }

  Due withoutFirstAct() {
    return new Due(acts.subList(1, acts.size()), records, code);
  }

  Due withoutHolds() {
    return new Due(
        acts.stream().filter(each -> !(each.act() instanceof StaffAct.HoldGate)).toList(),
        records,
        code);
  }

  Due withoutRecords() {
    return new Due(acts, List.of(), code);
  }

  Due and(Code waiting) {
    return new Due(acts, records, Optional.of(waiting));
  }

  Due withoutCode() {
    return new Due(acts, records, Optional.empty());
  }

  Due without(ScanData looked) {
    return new Due(acts, records, code.filter(each -> !each.isOf(looked)));
  }

  /// The code whose time has come.
  Optional<Code> codeAt(long atNanos) {
    return code.filter(each -> atNanos - each.fromNanos() >= 0);
  }
}
