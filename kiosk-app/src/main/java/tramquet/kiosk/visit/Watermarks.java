package tramquet.kiosk.visit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.LossRange;

/// How far each epoch of a log is written, acknowledged and lost: what writer and reader of a log
/// share, in memory.
///
/// Thread: any.
final class Watermarks {
  private final SequencedMap<Epoch, Mark> marks = new LinkedHashMap<>();
  private final Set<LossRange> lost = new LinkedHashSet<>();
  private final SequencedMap<LossRange, LossReason> found = new LinkedHashMap<>();
  private long foundRecords;
  private boolean overtaken;
  private boolean changed;
  private boolean readingOut;

  /// One epoch.
  ///
  /// @param highest last committed sequence number, 0 for none
  /// @param acked last acknowledged one, 0 for none, at most `highest`
  record Mark(long highest, long acked) {}

  synchronized void begin(Epoch epoch, long highest, long acked) {
    marks.put(epoch, new Mark(highest, Math.min(acked, highest)));
    overtaken = false;
  }

  /// What will be known of an epoch with what a file that was set aside says of it. Where more is
  /// known already, that holds.
  synchronized Mark with(Epoch epoch, long highest, long acked) {
    Mark known = marks.get(epoch);
    return known == null
        ? new Mark(highest, Math.min(acked, highest))
        : new Mark(Math.max(known.highest(), highest), known.acked());
  }

  /// An epoch has come back: it comes before the newest.
  synchronized void adopt(Epoch epoch, Mark mark) {
    Map.Entry<Epoch, Mark> newest = marks.pollLastEntry();
    marks.put(epoch, mark);
    marks.putIfAbsent(newest.getKey(), newest.getValue());
  }

  /// Whether files that were set aside are still being read out: what is not there yet may come.
  synchronized void readingOut(boolean still) {
    readingOut = still;
  }

  /// Whether nothing more can come of an epoch, so that what is missing at its end is lost.
  synchronized boolean isOver(Epoch epoch) {
    return !readingOut && !epoch.equals(current());
  }

  synchronized Epoch current() {
    return marks.lastEntry().getKey();
  }

  synchronized long next() {
    return marks.lastEntry().getValue().highest() + 1;
  }

  /// Whether the ledger has more of the newest epoch than this log: the card has forgotten records
  /// it had confirmed, and their numbers must not be used again.
  synchronized boolean overtaken() {
    return overtaken;
  }

  /// Compares with what the disk has after all: a record whose commit was in doubt may be there;
  /// one that was confirmed and is not makes this epoch end.
  synchronized void recover(Watermarks disk) {
    long there = disk.next();
    if (!disk.current().equals(current()) || there < next()) {
      overtaken = true;
    } else {
      committed(current(), there - 1);
    }
  }

  synchronized void committed(Epoch epoch, long seq) {
    marks.computeIfPresent(epoch, (e, mark) -> new Mark(seq, mark.acked()));
  }

  synchronized void acknowledge(Acknowledgement acknowledgement) {
    overtaken |= acknowledgement.upTo(current()) >= next();
    marks.replaceAll((epoch, mark) -> {
      long acked = Math.min(acknowledgement.upTo(epoch), mark.highest());
      changed |= acked != mark.acked();
      return new Mark(mark.highest(), acked);
    });
  }

  synchronized SortedMap<Epoch, Long> acknowledged() {
    SortedMap<Epoch, Long> all = new TreeMap<>();
    marks.forEach((epoch, mark) -> all.put(epoch, mark.acked()));
    return all;
  }

  /// Whether acknowledgements have changed since this was last asked.
  synchronized boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /// Makes the next `takeChanged` true: what was taken did not reach the disk.
  synchronized void putBack() {
    changed = true;
  }

  /// Epochs in the order they began.
  synchronized SequencedMap<Epoch, Mark> all() {
    return new LinkedHashMap<>(marks);
  }

  synchronized void lost(LossRange range) {
    lost.add(range);
    found.remove(range);
  }

  /// Ranges on record whose loss the ledger may not have heard of yet.
  synchronized List<LossRange> lostUnacknowledged() {
    return lost.stream()
        .filter(range -> marks.containsKey(range.epoch()))
        .filter(range -> range.to() > marks.getOrDefault(range.epoch(), new Mark(0, 0)).acked())
        .toList();
  }

  synchronized boolean isLost(Epoch epoch, long seq) {
    return lost.stream().anyMatch(r -> covers(r, epoch, seq))
        || found.keySet().stream().anyMatch(r -> covers(r, epoch, seq));
  }

  /// Reading came upon a gap.
  synchronized void found(LossRange range, LossReason reason) {
    found.put(range, reason);
    foundRecords += range.to() - range.from() + 1;
  }

  synchronized Map<LossRange, LossReason> found() {
    return new LinkedHashMap<>(found);
  }

  synchronized long foundRecords() {
    return foundRecords;
  }

  synchronized long unsent() {
    long sum = 0;
    for (Map.Entry<Epoch, Mark> entry : marks.entrySet()) {
      Mark mark = entry.getValue();
      sum += mark.highest() - mark.acked();
      sum -= gone(entry.getKey(), mark);
    }
    return sum;
  }

  private long gone(Epoch epoch, Mark mark) {
    List<LossRange> ranges = new ArrayList<>(lost);
    ranges.addAll(found.keySet());
    return ranges.stream()
        .filter(range -> range.epoch().equals(epoch))
        .mapToLong(range ->
            Math.min(range.to(), mark.highest()) - Math.max(range.from() - 1, mark.acked()))
        .filter(count -> count > 0)
        .sum();
  }

  private static boolean covers(LossRange range, Epoch epoch, long seq) {
    return range.epoch().equals(epoch) && range.from() <= seq && seq <= range.to();
  }
}
