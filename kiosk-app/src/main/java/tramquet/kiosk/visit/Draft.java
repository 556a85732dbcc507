package tramquet.kiosk.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.LossRange;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.Sealer;
import tramquet.wire.Stamp;
import tramquet.wire.Verdict;
import tramquet.wire.ViewPart;

/// A record before it has a place in the log: all that is known but kiosk, epoch and sequence
/// number, which only the log can give.
///
/// @param kind what happened
/// @param id random, the same in every copy of the record
/// @param subjectOf the record this one speaks of
/// @param lane 1 to 32 of letters, digits, `-`
/// @param trip 1 to 32 of letters, digits, `-`
/// @param verdict for visits, and for staff acts that admit
/// @param packVersion version of the rule pack that decided, 0 where none did
/// @param stamp when
/// @param loss for `LOSS`, and only there
/// @param authority sealed to the authority; `AuthorityPart.NONE` where nobody is spoken of
/// @param view sealed to the place; `ViewPart.NONE` where nobody is spoken of
public record Draft(
    RecordKind kind,
    UUID id,
    Optional<UUID> subjectOf,
    String lane,
    Direction direction,
    Optional<String> trip,
    Optional<Verdict> verdict,
    long packVersion,
    Stamp stamp,
    Optional<LossRange> loss,
    AuthorityPart authority,
    ViewPart view) {

  /// What tells of a gap.
  static Draft loss(Origin origin, LossRange range, Stamp stamp, UUID id) {
    return new Draft(
        RecordKind.LOSS,
        id,
        Optional.empty(),
        origin.lane(),
        origin.direction(),
        Optional.empty(),
        Optional.empty(),
        0,
        stamp,
        Optional.of(range),
        AuthorityPart.NONE,
        ViewPart.NONE);
  }

  /// The clear part, once the log has given the record its place. Throws `IllegalArgumentException`
  /// where a part breaks its range: a draft is our own business.
  public RecordHeader header(KioskId kiosk, Epoch epoch, long seq) {
    return new RecordHeader(
        kiosk,
        epoch,
        seq,
        kind,
        id,
        subjectOf,
        lane,
        direction,
        trip,
        verdict,
        packVersion,
        stamp,
        loss);
  }

  /// The records of these drafts, with numbers from `first` on.
  static List<SealedRecord> seal(
      List<Draft> drafts, Sealer sealer, KioskId kiosk, Epoch epoch, long first) {
    List<SealedRecord> sealed = new ArrayList<>();
    for (Draft draft : drafts) {
      RecordHeader header = draft.header(kiosk, epoch, first + sealed.size());
      sealed.add(sealer.seal(header, draft.authority, draft.view));
    }
    return sealed;
  }

  /// Throws `IllegalArgumentException` for what is not for `VisitLog.append`: nothing, or a loss.
  static void requireOrdinary(List<Draft> drafts) {
    if (drafts.isEmpty() || drafts.stream().anyMatch(d -> d.kind() == RecordKind.LOSS)) {
      throw new IllegalArgumentException("a loss is declared, not appended");
    }
  }

  /// Kind and id only: the rest may speak of a person.
  @Override
  public String toString() {
    return "Draft[" + kind + ", " + id + "]";
  }
}
