package tramquet.centre.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;

/// What the ledger misses of one kiosk.
///
/// @param kiosk which one
/// @param openVisits people who were admitted, and of whom no record says whether they passed,
///   though somebody passed there before and after them: a power cut leaves such visits
/// @param epochs every life of its record file, in the order of their numbers
public record KioskGaps(KioskId kiosk, long openVisits, List<EpochGaps> epochs) {

  /// Copies the list.
  public KioskGaps {
    epochs = List.copyOf(epochs);
  }

  /// What the ledger misses of one epoch.
  ///
  /// @param epoch which one
  /// @param highest the highest number that is known of, as a record or a loss; 0 for none
  /// @param notCome numbers below it that no record has and no loss tells of, in their order
  /// @param lost what the kiosk says is gone, in the order of where it begins
  public record EpochGaps(Epoch epoch, long highest, List<NotCome> notCome, List<Lost> lost) {

    /// Copies the lists.
    public EpochGaps {
      notCome = List.copyOf(notCome);
      lost = List.copyOf(lost);
    }

    /// The last number before the first that has not come.
    public long upTo() {
      return notCome.isEmpty() ? highest : notCome.getFirst().from() - 1;
    }
  }

  /// Records that are still on their way, or gone without a word.
  ///
  /// @param from first number, at least 1
  /// @param to last number, at least `from`
  /// @param since when the first record with a higher number came; empty where only a loss is
  ///   higher
  public record NotCome(long from, long to, Optional<Instant> since) {}

  /// Records that the kiosk says are gone.
  ///
  /// @param from first number, at least 1
  /// @param to last number, at least `from`
  /// @param told when; empty for what an old version of the ledger was told
  /// @param found how many of them the ledger has all the same
  public record Lost(long from, long to, Optional<Instant> told, long found) {}

  /// Whether records have neither come nor been told to be lost.
  public boolean waits() {
    return notCome().findAny().isPresent();
  }

  /// All that have not come.
  public Stream<NotCome> notCome() {
    return epochs.stream().flatMap(each -> each.notCome().stream());
  }

  /// All that are told to be lost.
  public Stream<Lost> lost() {
    return epochs.stream().flatMap(each -> each.lost().stream());
  }
}
