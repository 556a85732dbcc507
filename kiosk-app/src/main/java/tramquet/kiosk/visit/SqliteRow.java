package tramquet.kiosk.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.LossRange;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.Stamp;
import tramquet.wire.Verdict;

/// One row of the outbox: its columns in order, the CRC-32C over all of them that tells what SQLite
/// cannot, a bit that fell over inside a value, and its place.
final class SqliteRow {
  private static final String COLUMNS =
      "epoch, seq, kind, record_id, subject_of, lane, direction, trip, verdict, pack_version,"
          + " boot_id, mono_ns, wall_ms, clock_quality, loss_epoch, loss_from, loss_to, key_id,"
          + " sealed_authority, sealed_view";

  /// Of each column: a number, text, a blob.
  private static final String TYPES = "NNTBBTTTTNBNNTNNNTBB";

  private static final char NUMBER = 'N';
  private static final byte[] NOTHING = {};

  private static final int COUNT = COLUMNS.split(",").length;

  /// The last number an epoch has: a place is the stream's position times 2^40, and the number.
  static final long LAST_SEQ = (1L << 40) - 1;

  /// The place before the first of the epoch that is bound first.
  static final String BEFORE = "(SELECT position << 40 FROM stream WHERE epoch = ?1)";

  /// What is inserted.
  static final String ROW =
      "INTO outbox ("
          + COLUMNS
          + ", crc, place) VALUES (?1, ?2"
          + ", ?".repeat(COUNT - 1)
          + ", "
          + BEFORE
          + " + ?2)";

  /// What `read` needs, of all rows.
  static final String ROWS = "SELECT " + COLUMNS + ", crc, place FROM outbox ";

  private SqliteRow() {}

  static void bind(PreparedStatement insert, SealedRecord sealedRecord) throws SQLException {
    List<Object> columns = columns(sealedRecord);
    Object[] raw = new Object[COUNT];
    for (int i = 0; i < COUNT; i++) {
      insert.setObject(i + 1, columns.get(i));
      raw[i] = columns.get(i) instanceof String text ? text.getBytes(UTF_8) : columns.get(i);
    }
    insert.setLong(COUNT + 1, crc(raw));
  }

  /// The record, or empty for a row that is damaged.
  static Optional<SealedRecord> read(ResultSet rows, KioskId kiosk) throws SQLException {
    Object[] raw = new Object[COUNT];
    for (int i = 0; i < COUNT; i++) {
      // As what it must be: of another type it says the same, or the CRC tells.
      raw[i] = TYPES.charAt(i) == NUMBER ? (Object) rows.getLong(i + 1) : bytes(rows, i + 1);
    }
    if (crc(raw) != rows.getLong(COUNT + 1) || number(raw, 1) != seq(rows)) {
      return Optional.empty();
    }
    try {
      return Optional.of(record(raw, kiosk));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The number that the place of a row says, which holds for a damaged row too.
  static long seq(ResultSet rows) throws SQLException {
    return rows.getLong(COUNT + 2) & LAST_SEQ;
  }

  private static byte[] bytes(ResultSet rows, int column) throws SQLException {
    // The driver gives an empty blob as null.
    return Objects.requireNonNullElse(rows.getBytes(column), NOTHING);
  }

  private static List<Object> columns(SealedRecord sealedRecord) {
    RecordHeader header = sealedRecord.header();
    Stamp stamp = header.stamp();
    return List.of(
        header.epoch().value(),
        header.seq(),
        header.kind().text(),
        bytes(header.id()),
        header.subjectOf().map(SqliteRow::bytes).orElseGet(() -> new byte[0]),
        header.lane(),
        word(header.direction()),
        header.trip().orElse(""),
        header.verdict().map(SqliteRow::word).orElse(""),
        header.packVersion(),
        bytes(stamp.bootId()),
        stamp.bootNanos(),
        stamp.wall().toEpochMilli(),
        word(stamp.quality()),
        header.loss().map(loss -> loss.epoch().value()).orElse(0L),
        header.loss().map(LossRange::from).orElse(0L),
        header.loss().map(LossRange::to).orElse(0L),
        sealedRecord.keyId(),
        sealedRecord.sealedAuthority(),
        sealedRecord.sealedView());
  }

  private static SealedRecord record(Object[] c, KioskId kiosk) {
    RecordKind kind = RecordKind.of(text(c, 2)).orElseThrow(IllegalArgumentException::new);
    RecordHeader header =
        new RecordHeader(
            kiosk,
            new Epoch(number(c, 0)),
            number(c, 1),
            kind,
            uuid(blob(c, 3)),
            blob(c, 4).length == 0 ? Optional.empty() : Optional.of(uuid(blob(c, 4))),
            text(c, 5),
            constant(Direction.class, text(c, 6)),
            Optional.of(text(c, 7)).filter(trip -> !trip.isEmpty()),
            Optional.of(text(c, 8))
                .filter(verdict -> !verdict.isEmpty())
                .map(verdict -> constant(Verdict.class, verdict)),
            number(c, 9),
            new Stamp(
                uuid(blob(c, 10)),
                number(c, 11),
                Instant.ofEpochMilli(number(c, 12)),
                constant(Stamp.Quality.class, text(c, 13))),
            kind == RecordKind.LOSS
                ? Optional.of(new LossRange(new Epoch(number(c, 14)), number(c, 15), number(c, 16)))
                : Optional.empty());
    return new SealedRecord(header, text(c, 17), blob(c, 18), blob(c, 19));
  }

  /// Each column with its type and length, so that no two rows look alike to the CRC.
  private static long crc(Object[] raw) {
    int length = 0;
    for (Object column : raw) {
      length += 1 + Integer.BYTES + (column instanceof byte[] bytes ? bytes.length : Long.BYTES);
    }
    // In one piece: many small ones take longer than the sum itself.
    ByteBuffer all = ByteBuffer.allocate(length);
    for (int i = 0; i < COUNT; i++) {
      all.put((byte) TYPES.charAt(i));
      if (raw[i] instanceof byte[] bytes) {
        all.putInt(bytes.length).put(bytes);
      } else {
        all.putInt(Long.BYTES).putLong((Long) raw[i]);
      }
    }
    CRC32C crc = new CRC32C();
    crc.update(all.array());
    return crc.getValue();
  }

  /// What was noted of an epoch; empty if nothing was, or it is damaged.
  ///
  /// @param column of `acked_upto`, which `highest` and `crc` follow
  static Optional<Watermarks.Mark> mark(Epoch epoch, ResultSet rows, int column)
      throws SQLException {
    long acked = rows.getLong(column);
    long highest = rows.getLong(column + 1);
    return rows.getLong(column + 2) == crc(epoch.value(), acked, highest)
        ? Optional.of(new Watermarks.Mark(highest, acked))
        : Optional.empty();
  }

  /// The check value of a row of numbers.
  static long crc(long... numbers) {
    ByteBuffer all = ByteBuffer.allocate(numbers.length * Long.BYTES);
    all.asLongBuffer().put(numbers);
    CRC32C crc = new CRC32C();
    crc.update(all);
    return crc.getValue();
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(byte[] bytes) {
    if (bytes.length != 16) {
      throw new IllegalArgumentException("uuid");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  private static long number(Object[] raw, int index) {
    return (Long) raw[index];
  }

  private static String text(Object[] raw, int index) {
    return new String(blob(raw, index), UTF_8);
  }

  private static byte[] blob(Object[] raw, int index) {
    return (byte[]) raw[index];
  }
}
