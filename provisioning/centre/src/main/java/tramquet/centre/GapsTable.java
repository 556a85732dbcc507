package tramquet.centre;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tramquet.centre.ledger.KioskGaps;
import tramquet.centre.ledger.KioskGaps.EpochGaps;
import tramquet.centre.ledger.KioskGaps.Lost;
import tramquet.centre.ledger.KioskGaps.NotCome;

/// What the ledger misses, for people: a table, what it comes to, and the visits that are open.
///
/// @param kiosks in the order of their lines
record GapsTable(List<KioskGaps> kiosks) {
  private static final List<String> HEAD =
      List.of("kiosk", "epoch", "known to", "highest", "missing", "");
  private static final int FIRST_NUMBER = 2;
  private static final int LAST_NUMBER = 3;

  /// Copies the list.
  GapsTable {
    kiosks = List.copyOf(kiosks);
  }

  /// The lines; one that says so where no kiosk has delivered.
  List<String> lines() {
    if (kiosks.isEmpty()) {
      return List.of("No kiosk has delivered anything yet.");
    }
    List<String> lines = new ArrayList<>(table());
    lines.add("");
    lines.add(sum());
    List<KioskGaps> open = kiosks.stream().filter(each -> each.openVisits() > 0).toList();
    if (!open.isEmpty()) {
      lines.add("");
      lines.add(
          "Admitted, and no record says whether they passed (a power cut leaves such visits):");
      open.forEach(each -> lines.add("  " + each.kiosk() + "  " + number(each.openVisits())));
    }
    return lines;
  }

  private List<String> table() {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (KioskGaps kiosk : kiosks) {
      kiosk.epochs().forEach(epoch -> rows.addAll(rows(kiosk, epoch)));
    }
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  /// The epoch with its first gap, and a line for each other one.
  private static List<List<String>> rows(KioskGaps kiosk, EpochGaps epoch) {
    List<List<String>> gaps =
        Stream.concat(
                epoch.notCome().stream().map(GapsTable::cells),
                epoch.lost().stream().map(GapsTable::cells))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.max(1, gaps.size()); i++) {
      List<String> row = new ArrayList<>();
      row.addAll(
          i > 0
              ? List.of("", "", "", "")
              : List.of(
                  kiosk.kiosk().text(),
                  epoch.epoch().text(),
                  number(epoch.upTo()),
                  number(epoch.highest())));
      row.addAll(gaps.isEmpty() ? List.of("nothing", "") : gaps.get(i));
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(NotCome gap) {
    return List.of(range(gap.from(), gap.to()), "not come" + time(" since ", gap.since()));
  }

  private static List<String> cells(Lost gap) {
    String found = gap.found() == 0 ? "" : ", but " + number(gap.found()) + " came all the same";
    return List.of(range(gap.from(), gap.to()), "told to be lost" + time(" ", gap.told()) + found);
  }

  private static String time(String before, Optional<Instant> at) {
    return at.map(time -> before + time.truncatedTo(ChronoUnit.SECONDS)).orElse("");
  }

  private static String range(long from, long to) {
    return from == to ? number(from) : number(from) + " to " + number(to);
  }

  private String sum() {
    long notCome =
        kiosks.stream()
            .flatMap(KioskGaps::notCome)
            .mapToLong(gap -> gap.to() - gap.from() + 1)
            .reduce(0, GapsTable::plus);
    long lost =
        kiosks.stream()
            .flatMap(KioskGaps::lost)
            .mapToLong(gap -> gap.to() - gap.from() + 1 - gap.found())
            .reduce(0, GapsTable::plus);
    return "Not come: %s. Told to be lost: %s.".formatted(records(notCome), records(lost));
  }

  /// A kiosk may name any numbers it likes.
  private static long plus(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  private static String records(long number) {
    return number == 0 ? "nothing" : number(number) + (number == 1 ? " record" : " records");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      String room = " ".repeat(widths[column] - cell.length());
      boolean right = column >= FIRST_NUMBER && column <= LAST_NUMBER;
      line.append(right ? room + cell : cell + room).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
