package tramquet.kiosk.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Identifier;
import tramquet.wire.Person;
import tramquet.wire.Reason;
import tramquet.wire.RecordKind;

/// Whether the centre's ledger holds what the script says, no less and no more. A row is known to
/// be a visitor's by the numbers in its sealed part, not by anything the kiosk said on the way.
///
/// @param visitors of the script
/// @param committed what the kiosk says it wrote to disk
/// @param typed of these, the visits of codes that somebody typed: they are in no script
/// @param unacknowledged how many records the centre has not confirmed
record Check(List<Visitor> visitors, Set<UUID> committed, Set<UUID> typed, long unacknowledged) {

  /// Copies the collections.
  Check {
    visitors = List.copyOf(visitors);
    committed = Set.copyOf(committed);
    typed = Set.copyOf(typed);
  }

  /// Every difference, in words that name no person; none when all is as it must be.
  List<String> differences(List<LedgerRow> rows) {
    List<String> differences = new ArrayList<>();
    if (unacknowledged > 0) {
      differences.add(unacknowledged + " record(s) on disk that the centre never acknowledged");
    }
    differences.addAll(transport(rows));
    differences.addAll(new Alarms(rows).differences());
    Map<Integer, List<LedgerRow>> byVisitor = new HashMap<>();
    Map<Identifier, Integer> owners = owners();
    for (LedgerRow row : rows) {
      if (row.kind() != RecordKind.VISIT || typed.contains(row.id())) {
        continue;
      }
      Optional<Integer> visitor = owner(row, owners);
      if (visitor.isPresent()) {
        byVisitor.computeIfAbsent(visitor.get(), _ -> new ArrayList<>()).add(row);
      } else {
        differences.add("the ledger has a visit of nobody in the script: " + row.id());
      }
    }
    for (Visitor visitor : visitors) {
      difference(visitor, byVisitor.getOrDefault(visitor.number(), List.of()))
          .map(d -> "visitor #%d (%s): %s".formatted(visitor.number(), visitor.about(), d))
          .ifPresent(differences::add);
    }
    return differences;
  }

  /// What was on disk, is at the centre, once; and nothing else.
  private List<String> transport(List<LedgerRow> rows) {
    List<String> differences = new ArrayList<>();
    Map<UUID, Long> counts =
        rows.stream().collect(Collectors.groupingBy(LedgerRow::id, Collectors.counting()));
    committed.stream()
        .filter(id -> !counts.containsKey(id))
        .forEach(id -> differences.add("on disk and not in the ledger: record " + id));
    counts.forEach((id, count) -> {
      if (!committed.contains(id)) {
        differences.add("in the ledger and never on disk: record " + id);
      }
      if (count > 1) {
        differences.add("%d times in the ledger: record %s".formatted(count, id));
      }
    });
    return differences;
  }

  private Map<Identifier, Integer> owners() {
    Map<Identifier, Integer> owners = new HashMap<>();
    visitors.forEach(v -> v.identifiers().forEach(id -> owners.put(id, v.number())));
    return owners;
  }

  private static Optional<Integer> owner(LedgerRow row, Map<Identifier, Integer> owners) {
    return row.part().flatMap(AuthorityPart::person).map(Person::identifiers).stream()
        .flatMap(List::stream)
        .flatMap(id -> Optional.ofNullable(owners.get(id)).stream())
        .findFirst();
  }

  private static Optional<String> difference(Visitor visitor, List<LedgerRow> rows) {
    return switch (visitor.expected()) {
      case Expectation.NoVisit _ ->
          rows.isEmpty()
              ? Optional.empty()
              : Optional.of("no visit expected, %d in the ledger".formatted(rows.size()));
      case Expectation.Visit expected ->
          rows.size() == 1
              ? difference(expected, rows.getFirst())
              : Optional.of("one visit expected, %d in the ledger".formatted(rows.size()));
    };
  }

  private static Optional<String> difference(Expectation.Visit expected, LedgerRow row) {
    String wanted = text(expected.verdict().name(), expected.reasons());
    String found =
        text(
            row.verdict().map(Enum::name).orElse("none"),
            row.part().map(AuthorityPart::reasons).orElse(List.of()));
    return wanted.equals(found)
        ? Optional.empty()
        : Optional.of("expected %s, the ledger says %s".formatted(wanted, found));
  }

  private static String text(String verdict, List<Reason> reasons) {
    return verdict + reasons.stream().map(Reason::text).toList();
  }
}
