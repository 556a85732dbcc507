package tramquet.kiosk.demo;

import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.Decoded;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.Stamp;
import tramquet.wire.UnsealingKey;
import tramquet.wire.Verdict;

/// Reads the lines of `tramquet-centre ledger` and opens their sealed parts. Lines that tell how
/// far an epoch is acknowledged are not records.
///
/// @param authority opens the authority's part
record LedgerReader(UnsealingKey authority) {
  private static final JsonMapper JSON = JsonMapper.shared();

  Decoded<LedgerRow> read(String line) {
    if (!line.startsWith("{")) {
      return new Decoded.NotMine<>();
    }
    try {
      JsonNode row = JSON.readTree(line);
      if (!row.has("id")) {
        return new Decoded.NotMine<>();
      }
      return new Decoded.Value<>(
          text(row, "kind").equals(RecordKind.LOSS.text()) ? loss(row) : open(record(row)));
    } catch (JacksonException | IllegalArgumentException e) {
      return new Decoded.Malformed<>("ledger line");
    }
  }

  /// The lines do not say which records a loss tells of, and nothing in it is sealed.
  private static LedgerRow loss(JsonNode row) {
    return new LedgerRow(
        UUID.fromString(text(row, "id")),
        RecordKind.LOSS,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private LedgerRow open(SealedRecord sealedRecord) {
    RecordHeader header = sealedRecord.header();
    return new LedgerRow(
        header.id(),
        header.kind(),
        header.subjectOf(),
        header.verdict(),
        authority.openAuthority(sealedRecord).asOptional());
  }

  private static SealedRecord record(JsonNode row) {
    RecordHeader header =
        new RecordHeader(
            new KioskId(text(row, "kiosk")),
            Epoch.parse(text(row, "epoch")).asOptional().orElseThrow(LedgerReader::broken),
            row.required("seq").longValue(),
            RecordKind.of(text(row, "kind")).orElseThrow(LedgerReader::broken),
            UUID.fromString(text(row, "id")),
            optional(row, "subjectOf").map(UUID::fromString),
            text(row, "lane"),
            Direction.valueOf(word(text(row, "direction"))),
            optional(row, "trip"),
            optional(row, "verdict").map(LedgerReader::word).map(Verdict::valueOf),
            row.required("packVersion").longValue(),
            new Stamp(
                UUID.fromString(text(row, "bootId")),
                row.required("bootNanos").longValue(),
                Instant.parse(text(row, "wall")),
                Stamp.Quality.valueOf(word(text(row, "clockQuality")))),
            Optional.empty());
    return new SealedRecord(
        header, text(row, "keyId"), bytes(row, "sealedAuthority"), bytes(row, "sealedView"));
  }

  private static String text(JsonNode row, String name) {
    return row.required(name).stringValue();
  }

  private static Optional<String> optional(JsonNode row, String name) {
    return row.hasNonNull(name) ? Optional.of(text(row, name)) : Optional.empty();
  }

  private static byte[] bytes(JsonNode row, String name) {
    return Base64.getDecoder().decode(text(row, name));
  }

  private static String word(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static IllegalArgumentException broken() {
    return new IllegalArgumentException("ledger line");
  }
}
