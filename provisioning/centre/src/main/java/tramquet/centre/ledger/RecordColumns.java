package tramquet.centre.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tramquet.wire.RecordBatch;
import tramquet.wire.RecordHeader;
import tramquet.wire.SealedRecord;

/// The columns of the table `record`, in the order in which statements name them: one array per
/// column, so that any number of rows is one statement of one text.
final class RecordColumns {
  private static final List<Column> COLUMNS =
      List.of(
          clear("kiosk", "text", h -> h.kiosk().text()),
          clear("epoch", "int8", h -> h.epoch().value()),
          clear("seq", "int8", RecordHeader::seq),
          clear("kind", "text", h -> h.kind().text()),
          clear("record_id", "uuid", RecordHeader::id),
          clear(
              "subject_of", "uuid", h -> h.subjectOf().<@Nullable UUID>map(id -> id).orElse(null)),
          clear("lane", "text", RecordHeader::lane),
          clear("direction", "text", h -> word(h.direction())),
          clear("trip", "text", h -> h.trip().orElse(null)),
          clear("verdict", "text", h -> h.verdict().map(RecordColumns::word).orElse(null)),
          clear("pack_version", "int8", RecordHeader::packVersion),
          clear("boot_id", "uuid", h -> h.stamp().bootId()),
          clear("boot_nanos", "int8", h -> h.stamp().bootNanos()),
          clear("wall_ms", "int8", h -> h.stamp().wall().toEpochMilli()),
          clear("clock_quality", "text", h -> word(h.stamp().quality())),
          new Column("key_id", "text", SealedRecord::keyId),
          new Column("sealed_authority", "bytea", SealedRecord::sealedAuthority),
          new Column("sealed_view", "bytea", SealedRecord::sealedView),
          new Column("digest", "bytea", RecordColumns::digest));

  /// `kiosk, epoch, …`
  static final String NAMES = COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));

  /// A table of the bound rows: `unnest(?::text[], …) AS given (kiosk, …)`.
  static final String GIVEN =
      COLUMNS.stream()
          .map(column -> "?::" + column.type() + "[]")
          .collect(Collectors.joining(", ", "unnest(", ") AS given (" + NAMES + ")"));

  private RecordColumns() {}

  private record Column(String name, String type, Function<SealedRecord, @Nullable Object> value) {}

  /// Binds every row to the parameters of `GIVEN`, from parameter 1 on.
  static void bind(PreparedStatement statement, List<SealedRecord> records) throws SQLException {
    Connection connection = statement.getConnection();
    int parameter = 1;
    for (Column column : COLUMNS) {
      @Nullable Object[] values =
          records.stream()
              .map(column.value())
              .toArray(column.type().equals("bytea") ? byte[][]::new : Object[]::new);
      Array array = connection.createArrayOf(column.type(), values);
      statement.setArray(parameter++, array);
    }
  }

  private static Column clear(
      String name, String type, Function<RecordHeader, @Nullable Object> value) {
    return new Column(name, type, record -> value.apply(record.header()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Of the record as it travels, so that two records are the same exactly when their bytes are.
  private static byte[] digest(SealedRecord record) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(new RecordBatch(List.of(record)).encode());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
