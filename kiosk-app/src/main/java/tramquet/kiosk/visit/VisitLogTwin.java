package tramquet.kiosk.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.LossRange;
import tramquet.wire.SealedRecord;
import tramquet.wire.Sealer;
import tramquet.wire.Stamp;

/// A visit log in memory, that refuses and forgets on demand.
///
/// Thread: any.
public final class VisitLogTwin implements VisitLog {
  private final Origin origin;
  private final Sealer sealer;
  private final Supplier<Stamp> stamps;
  private final RandomGenerator random;
  private final Watermarks marks = new Watermarks();
  private final List<SealedRecord> records = new ArrayList<>();
  private final SortedSet<Long> broken = new TreeSet<>();
  private List<Stamp> lastStamps = List.of();
  private Optional<Appended.Cause> refusal = Optional.empty();

  /// An empty log with a random epoch.
  public VisitLogTwin(
      Origin origin, Sealer sealer, Supplier<Stamp> stamps, RandomGenerator random) {
    this.origin = origin;
    this.sealer = sealer;
    this.stamps = stamps;
    this.random = random;
    marks.begin(new Epoch(random.nextLong()), 0, 0);
  }

  /// From now on appending answers with this; empty: it works again.
  public synchronized void refuse(Optional<Appended.Cause> cause) {
    refusal = cause;
  }

  /// Breaks the record with that number of the newest epoch.
  public synchronized void damage(long seq) {
    broken.add(seq);
  }

  /// A log with what this one has committed, as after a restart.
  public synchronized VisitLogTwin reopened() {
    VisitLogTwin twin = new VisitLogTwin(origin, sealer, stamps, random);
    marks.all().forEach((epoch, mark) -> twin.marks.begin(epoch, mark.highest(), mark.acked()));
    marks.lostUnacknowledged().forEach(twin.marks::lost);
    twin.records.addAll(records);
    LastStamps last = new LastStamps();
    records.reversed().forEach(each -> last.add(each.header()));
    twin.lastStamps = last.oldestFirst();
    return twin;
  }

  @Override
  public Appended append(List<Draft> drafts) {
    Draft.requireOrdinary(drafts);
    return commit(drafts);
  }

  @Override
  public synchronized boolean probe() {
    return refusal.isEmpty();
  }

  @Override
  public Appended declareLoss(LossRange range, LossReason reason) {
    Appended answer =
        commit(
            List.of(
                Draft.loss(
                    origin, range, stamps.get(), new UUID(random.nextLong(), random.nextLong()))));
    if (answer instanceof Appended.Committed) {
      marks.lost(range);
    }
    return answer;
  }

  private synchronized Appended commit(List<Draft> drafts) {
    if (refusal.isPresent()) {
      return new Appended.NotCommitted(refusal.get());
    }
    if (marks.overtaken()) {
      marks.begin(new Epoch(random.nextLong()), 0, 0);
    }
    List<SealedRecord> sealed =
        Draft.seal(drafts, sealer, origin.kiosk(), marks.current(), marks.next());
    records.addAll(sealed);
    marks.committed(marks.current(), sealed.getLast().header().seq());
    return new Appended.Committed(sealed.stream().map(SealedRecord::header).toList());
  }

  @Override
  public boolean settle() {
    marks.found().forEach(this::declareLoss);
    return false;
  }

  @Override
  public synchronized int prune(Instant before) {
    SortedMap<Epoch, Long> acked = marks.acknowledged();
    Map<Epoch, Long> old = new HashMap<>();
    for (SealedRecord each : records) {
      Stamp stamp = each.header().stamp();
      long seq = each.header().seq();
      if (seq <= acked.getOrDefault(each.header().epoch(), 0L)
          && stamp.quality().isTrusted()
          && stamp.wall().isBefore(before)) {
        old.put(each.header().epoch(), seq);
      }
    }
    int all = records.size();
    SealedRecord last = records.getLast();
    records.removeIf(
        r -> r.header().seq() <= old.getOrDefault(r.header().epoch(), 0L) && !r.equals(last));
    return all - records.size();
  }

  @Override
  public synchronized List<SealedRecord> unacknowledged(Map<Epoch, Long> beyond, int limit) {
    SortedMap<Epoch, Long> acked = marks.acknowledged();
    List<SealedRecord> found = new ArrayList<>();
    for (SealedRecord each : records) {
      Epoch epoch = each.header().epoch();
      long seq = each.header().seq();
      long after = Math.max(acked.getOrDefault(epoch, 0L), beyond.getOrDefault(epoch, 0L));
      if (seq <= after || found.size() == limit) {
        continue;
      }
      if (broken.contains(seq) && epoch.equals(marks.current()) && !marks.isLost(epoch, seq)) {
        marks.found(new LossRange(epoch, seq, seq), LossReason.DAMAGED);
      }
      if (!marks.isLost(epoch, seq)) {
        found.add(each);
      }
    }
    return found;
  }

  @Override
  public void acknowledge(Acknowledgement acknowledgement) {
    marks.acknowledge(acknowledgement);
  }

  @Override
  public SortedMap<Epoch, Long> acknowledged() {
    return marks.acknowledged();
  }

  @Override
  public synchronized List<Stamp> lastStamps() {
    return lastStamps;
  }

  @Override
  public long unsent() {
    return marks.unsent();
  }

  @Override
  public synchronized int taken() {
    return refusal.equals(Optional.of(Appended.Cause.FULL)) ? 100 : 0;
  }

  @Override
  public long damaged() {
    return marks.foundRecords();
  }

  @Override
  public void close() {}
}
