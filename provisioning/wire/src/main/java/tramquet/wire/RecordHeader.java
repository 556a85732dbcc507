package tramquet.wire;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The part of a record that is clear on disk and on the way. It holds nothing about a person.
///
/// @param kiosk who wrote it
/// @param epoch which life of the kiosk's record file
/// @param seq place in that epoch, from 1, without gaps
/// @param kind what happened
/// @param id random, the same in every copy of the record
/// @param subjectOf the record this one speaks of: a passage names its visit
/// @param lane which spot of the place, 1 to 32 of letters, digits, `-`
/// @param direction which way
/// @param trip the bus or ferry trip it belongs to, 1 to 32 of letters, digits, `-`
/// @param verdict for visits, and for staff acts that admit
/// @param packVersion version of the rule pack that decided, 0 where none did
/// @param stamp when
/// @param loss for `LOSS`, and only there: what is gone
public record RecordHeader(
    KioskId kiosk,
    Epoch epoch,
    long seq,
    RecordKind kind,
    UUID id,
    Optional<UUID> subjectOf,
    String lane,
    Direction direction,
    Optional<String> trip,
    Optional<Verdict> verdict,
    long packVersion,
    Stamp stamp,
    Optional<LossRange> loss) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,32}");

  /// Throws `IllegalArgumentException` where a part breaks the ranges above.
  public RecordHeader {
    require(seq >= 1, "seq");
    require(NAME.matcher(lane).matches(), "lane");
    require(trip.isEmpty() || NAME.matcher(trip.get()).matches(), "trip");
    require(packVersion >= 0, "pack version");
    require(loss.isPresent() == (kind == RecordKind.LOSS), "loss");
    require(kind != RecordKind.VISIT || verdict.isPresent(), "verdict");
  }

  /// Whether the stamp dates something that has happened. What a clock said of itself before
  /// anybody had set it dates nothing.
  public boolean isDated() {
    return kind != RecordKind.CLOCK || stamp.quality().isTrusted();
  }

  private static void require(boolean holds, String part) {
    if (!holds) {
      throw new IllegalArgumentException("record header: " + part);
    }
  }
}
