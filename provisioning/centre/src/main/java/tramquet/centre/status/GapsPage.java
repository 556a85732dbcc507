package tramquet.centre.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tramquet.centre.ledger.KioskGaps;
import tramquet.centre.ledger.KioskGaps.EpochGaps;
import tramquet.centre.ledger.PostgresGaps;
import tramquet.wire.KioskId;

/// `GET /api/kiosks/{kiosk}/gaps`: what the ledger misses of a kiosk. Nothing about any visitor.
@RestController
public final class GapsPage {
  private final PostgresGaps gaps;

  /// A kiosk, as JSON.
  ///
  /// @param kiosk its id
  /// @param openVisits people admitted of whom no record says whether they passed
  /// @param epochs every life of its record file
  public record Row(String kiosk, long openVisits, List<EpochRow> epochs) {}

  /// An epoch, as JSON.
  ///
  /// @param epoch 16 hexadecimal digits
  /// @param upTo the last number before the first that has not come
  /// @param highest the highest number that is known of
  /// @param notCome what neither came nor is told to be lost
  /// @param lost what is told to be lost
  public record EpochRow(
      String epoch, long upTo, long highest, List<NotComeRow> notCome, List<LostRow> lost) {}

  /// Numbers that have not come, as JSON.
  ///
  /// @param from first
  /// @param to last
  /// @param since when a higher one came; null where only a loss is higher
  public record NotComeRow(long from, long to, Optional<Instant> since) {}

  /// Numbers that are told to be lost, as JSON.
  ///
  /// @param from first
  /// @param to last
  /// @param told when; null for what an old version of the ledger was told
  /// @param found how many of them are there all the same
  public record LostRow(long from, long to, Optional<Instant> told, long found) {}

  /// @param gaps finds them
  public GapsPage(PostgresGaps gaps) {
    this.gaps = gaps;
  }

  /// One kiosk; status 404 for one that has never delivered.
  @GetMapping("/api/kiosks/{kiosk}/gaps")
  public Row gaps(@PathVariable String kiosk) {
    return KioskId.parse(kiosk)
        .asOptional()
        .flatMap(gaps::of)
        .map(GapsPage::row)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /// A kiosk as people's programs read it.
  public static Row row(KioskGaps gaps) {
    return new Row(
        gaps.kiosk().text(), gaps.openVisits(), gaps.epochs().stream().map(GapsPage::row).toList());
  }

  private static EpochRow row(EpochGaps gaps) {
    return new EpochRow(
        gaps.epoch().text(),
        gaps.upTo(),
        gaps.highest(),
        gaps.notCome().stream()
            .map(each -> new NotComeRow(each.from(), each.to(), each.since()))
            .toList(),
        gaps.lost().stream()
            .map(each -> new LostRow(each.from(), each.to(), each.told(), each.found()))
            .toList());
  }
}
