package tramquet.kiosk.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tramquet.wire.LossRange;
import tramquet.wire.RecordKind;

/// What the centre has, against what kiosks said is on their disks.
///
/// @param rows of the ledger
/// @param lost what it was told is gone
record Account(List<LedgerRow> rows, List<LossRange> lost) {

  /// Copies the lists.
  Account {
    rows = List.copyOf(rows);
    lost = List.copyOf(lost);
  }

  /// How many are missing.
  long gone(Collection<TraceEvent.Committed> said) {
    Map<UUID, List<LedgerRow>> there = there();
    return said.stream().filter(each -> !there.containsKey(each.id())).count();
  }

  /// Records that are missing and not told to be lost, or there twice, or not as they were sealed;
  /// in words that name nobody.
  List<String> wrong(Collection<TraceEvent.Committed> said) {
    Map<UUID, List<LedgerRow>> there = there();
    List<String> wrong = new ArrayList<>();
    for (TraceEvent.Committed each : said) {
      List<LedgerRow> own = there.getOrDefault(each.id(), List.of());
      if (own.isEmpty() && !isTold(each)) {
        wrong.add(each.kind() + " " + each.seq() + " is gone, and nobody said so");
      } else if (own.size() > 1) {
        wrong.add(each.kind() + " " + each.seq() + " is there " + own.size() + " times");
      } else if (!own.stream().allMatch(Account::isWhole)) {
        wrong.add(each.kind() + " " + each.seq() + " does not open");
      }
    }
    return wrong;
  }

  private Map<UUID, List<LedgerRow>> there() {
    Map<UUID, List<LedgerRow>> there = new HashMap<>();
    rows.forEach(row -> there.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(row));
    return there;
  }

  private boolean isTold(TraceEvent.Committed record) {
    return lost.stream()
        .filter(range -> range.epoch().text().equals(record.epoch()))
        .anyMatch(range -> range.from() <= record.seq() && record.seq() <= range.to());
  }

  private static boolean isWhole(LedgerRow row) {
    return row.kind() == RecordKind.LOSS || row.part().isPresent();
  }
}
