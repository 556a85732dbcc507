package tramquet.centre.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.RecordHeader;
import tramquet.wire.SealedRecord;

/// Numbers of one epoch, from the first to the last of some records: not all between need be there.
///
/// @param low at least 1
/// @param high at least `low`
record Span(KioskId kiosk, Epoch epoch, long low, long high) {

  /// The order of the key: all who write rows in it wait for each other, not in a circle.
  static final Comparator<SealedRecord> BY_KEY =
      Comparator.comparing(
          SealedRecord::header,
          Comparator.comparing((RecordHeader h) -> h.kiosk().text())
              .thenComparingLong(h -> h.epoch().value())
              .thenComparingLong(RecordHeader::seq));

  /// One for each epoch.
  ///
  /// @param ordered by key
  static List<Span> of(List<SealedRecord> ordered) {
    List<Span> spans = new ArrayList<>();
    for (SealedRecord each : ordered) {
      RecordHeader header = each.header();
      if (!spans.isEmpty() && spans.getLast().isOf(header)) {
        long low = spans.removeLast().low();
        spans.add(new Span(header.kiosk(), header.epoch(), low, header.seq()));
      } else {
        spans.add(new Span(header.kiosk(), header.epoch(), header.seq(), header.seq()));
      }
    }
    return spans;
  }

  /// Whether two of the records have the same key.
  ///
  /// @param ordered by key
  static boolean repeats(List<SealedRecord> ordered) {
    for (int each = 1; each < ordered.size(); each++) {
      if (BY_KEY.compare(ordered.get(each - 1), ordered.get(each)) == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isOf(RecordHeader header) {
    return header.kiosk().equals(kiosk) && header.epoch().equals(epoch);
  }
}
