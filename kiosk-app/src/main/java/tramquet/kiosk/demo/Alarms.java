package tramquet.kiosk.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Reason;
import tramquet.wire.RecordKind;

/// Whether every refusal for health has its alarm, one, which says the same; and nothing else has.
///
/// @param rows of the ledger
record Alarms(List<LedgerRow> rows) {

  /// Copies the list.
  Alarms {
    rows = List.copyOf(rows);
  }

  /// Every difference, in words that name no person.
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    Map<Optional<UUID>, List<LedgerRow>> bySubject =
        of(RecordKind.ALARM).stream().collect(Collectors.groupingBy(LedgerRow::subjectOf));
    for (LedgerRow visit : of(RecordKind.VISIT)) {
      List<LedgerRow> alarms =
          Optional.ofNullable(bySubject.remove(Optional.of(visit.id()))).orElse(List.of());
      int expected = isForHealth(visit) ? 1 : 0;
      if (alarms.size() != expected) {
        differences.add(
            "%d alarm(s) expected for visit %s, %d in the ledger"
                .formatted(expected, visit.id(), alarms.size()));
      }
      alarms.stream()
          .filter(alarm -> !says(alarm, visit))
          .forEach(alarm ->
              differences.add("alarm %s does not say what its visit says".formatted(alarm.id())));
    }
    bySubject.values().stream()
        .flatMap(List::stream)
        .forEach(
            alarm -> differences.add("the ledger has an alarm without its visit: " + alarm.id()));
    return differences;
  }

  private List<LedgerRow> of(RecordKind kind) {
    return rows.stream().filter(row -> row.kind() == kind).distinct().toList();
  }

  private static boolean isForHealth(LedgerRow visit) {
    return visit.part().map(AuthorityPart::reasons).stream()
        .flatMap(List::stream)
        .anyMatch(reason -> reason.category() == Reason.Category.HEALTH);
  }

  private static boolean says(LedgerRow alarm, LedgerRow visit) {
    return alarm.verdict().equals(visit.verdict()) && alarm.part().equals(visit.part());
  }
}
