package tramquet.centre;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.LossRange;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.Stamp;
import tramquet.wire.Verdict;

/// Makes records of one kiosk and one epoch; what is "sealed" is noise of a likely length.
public final class Records {
  private final Random random;
  private final KioskId kiosk;
  private final Epoch epoch;

  /// @param seed the same seed makes the same records
  public Records(KioskId kiosk, long seed) {
    this.random = new Random(seed);
    this.kiosk = kiosk;
    this.epoch = new Epoch(random.nextLong());
  }

  /// A kiosk that no other test has.
  public static KioskId newKiosk() {
    return new KioskId("k-" + UUID.randomUUID().toString().substring(0, 13));
  }

  /// Whose they are.
  public KioskId kiosk() {
    return kiosk;
  }

  /// Their epoch.
  public Epoch epoch() {
    return epoch;
  }

  /// Visits `from` to `to`.
  public List<SealedRecord> visits(long from, long to) {
    List<SealedRecord> all = new ArrayList<>();
    for (long seq = from; seq <= to; seq++) {
      all.add(visit(seq, id()));
    }
    return all;
  }

  /// One visit with that id.
  public SealedRecord visit(long seq, UUID id) {
    return record(seq, RecordKind.VISIT, id, Optional.empty(), Optional.empty());
  }

  /// What became of a visit.
  public SealedRecord about(long seq, RecordKind kind, SealedRecord visit) {
    return record(seq, kind, id(), Optional.of(visit.header().id()), Optional.empty());
  }

  /// Tells a loss in this epoch.
  public SealedRecord loss(long seq, long from, long to) {
    return loss(seq, new LossRange(epoch, from, to));
  }

  /// Tells a loss in any epoch.
  public SealedRecord loss(long seq, LossRange range) {
    return record(seq, RecordKind.LOSS, id(), Optional.empty(), Optional.of(range));
  }

  private UUID id() {
    return UUID.nameUUIDFromBytes(
        (kiosk + "/" + random.nextLong()).getBytes(StandardCharsets.UTF_8));
  }

  /// A record that happened then.
  public SealedRecord record(long seq, RecordKind kind, Stamp stamp) {
    return record(seq, kind, id(), Optional.empty(), Optional.empty(), stamp);
  }

  /// A record of what happened on a vehicle; empty where no trip was counted.
  public SealedRecord aboard(
      long seq,
      RecordKind kind,
      Direction way,
      Optional<String> trip,
      Optional<Verdict> verdict,
      Stamp stamp) {
    return record(seq, kind, id(), Optional.empty(), Optional.empty(), stamp, way, trip, verdict);
  }

  private SealedRecord record(
      long seq, RecordKind kind, UUID id, Optional<UUID> subjectOf, Optional<LossRange> loss) {
    return record(
        seq,
        kind,
        id,
        subjectOf,
        loss,
        new Stamp(
            new UUID(7, 7),
            seq * 1_000_000,
            Instant.ofEpochMilli(1_700_000_000_000L + seq),
            Stamp.Quality.SYNCED));
  }

  private SealedRecord record(
      long seq,
      RecordKind kind,
      UUID id,
      Optional<UUID> subjectOf,
      Optional<LossRange> loss,
      Stamp stamp) {
    return record(
        seq,
        kind,
        id,
        subjectOf,
        loss,
        stamp,
        Direction.ENTRY,
        seq % 2 == 0 ? Optional.of("ferry-7") : Optional.empty(),
        kind == RecordKind.VISIT ? Optional.of(Verdict.ADMIT) : Optional.empty());
  }

  private SealedRecord record(
      long seq,
      RecordKind kind,
      UUID id,
      Optional<UUID> subjectOf,
      Optional<LossRange> loss,
      Stamp stamp,
      Direction way,
      Optional<String> trip,
      Optional<Verdict> verdict) {
    return new SealedRecord(
        new RecordHeader(
            kiosk, epoch, seq, kind, id, subjectOf, "lane-1", way, trip, verdict, 3, stamp, loss),
        "2026-11",
        noise(200),
        noise(120));
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
