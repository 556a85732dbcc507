package tramquet.centre.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tramquet.wire.RecordBatch;
import tramquet.wire.RecordHeader;
import tramquet.wire.SealedRecord;

/// Columns of the table `record`, in the order in which a statement names them: one array per
/// column, so that any number of rows is one statement of one text.
///
/// @param columns at least one
record RecordColumns(List<Column> columns) {
  private static final Column KIOSK = text("kiosk", r -> r.header().kiosk().text());
  private static final Column EPOCH = number("epoch", h -> h.epoch().value());
  private static final Column SEQ = number("seq", RecordHeader::seq);
  private static final Column RECORD_ID = uuid("record_id", RecordHeader::id);
  private static final Column DIGEST = bytes("digest", RecordColumns::digest);

  /// What a record is known by, and its id.
  static final RecordColumns ID = new RecordColumns(List.of(KIOSK, EPOCH, SEQ, RECORD_ID));

  /// All that come from the kiosk.
  static final RecordColumns ALL =
      new RecordColumns(
          List.of(
              KIOSK,
              EPOCH,
              SEQ,
              text("kind", r -> r.header().kind().text()),
              RECORD_ID,
              uuid("subject_of", h -> h.subjectOf().<@Nullable UUID>map(id -> id).orElse(null)),
              text("lane", r -> r.header().lane()),
              text("direction", r -> word(r.header().direction())),
              text("trip", r -> r.header().trip().orElse(null)),
              text("verdict", r -> r.header().verdict().map(RecordColumns::word).orElse(null)),
              number("pack_version", RecordHeader::packVersion),
              uuid("boot_id", h -> h.stamp().bootId()),
              number("boot_nanos", h -> h.stamp().bootNanos()),
              number("wall_ms", h -> h.stamp().wall().toEpochMilli()),
              text("clock_quality", r -> word(r.header().stamp().quality())),
              text("key_id", SealedRecord::keyId),
              bytes("sealed_authority", SealedRecord::sealedAuthority),
              bytes("sealed_view", SealedRecord::sealedView),
              DIGEST));

  /// One column. The type of its array matters: the driver sends some as they are in memory, and
  /// writes the others out as text.
  private record Column(
      String name,
      String type,
      IntFunction<@Nullable Object[]> array,
      Function<SealedRecord, @Nullable Object> value) {}

  /// `kiosk, epoch, …`
  String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /// A table of the bound rows: `unnest(?::text[], …) AS given (kiosk, …)`.
  String given() {
    return columns.stream()
        .map(column -> "?::" + column.type() + "[]")
        .collect(Collectors.joining(", ", "unnest(", ") AS given (" + names() + ")"));
  }

  /// Binds every row to the parameters of `given()`, from parameter 1 on.
  void bind(PreparedStatement statement, List<SealedRecord> records) throws SQLException {
    int parameter = 1;
    for (Column column : columns) {
      Stream<@Nullable Object> values = records.stream().map(column.value());
      statement.setArray(
          parameter++,
          statement.getConnection().createArrayOf(column.type(), values.toArray(column.array())));
    }
  }

  /// The rows as `COPY … (FORMAT binary)` reads them: nothing is written out as text, and nothing
  /// is planned.
  byte[] copy(List<SealedRecord> records) {
    BinaryRows rows = new BinaryRows(records.size());
    for (SealedRecord each : records) {
      rows.row(columns.size());
      columns.forEach(column -> rows.field(column.value().apply(each)));
    }
    return rows.end();
  }

  private static Column text(String name, Function<SealedRecord, @Nullable Object> value) {
    return new Column(name, "text", String[]::new, value);
  }

  private static Column number(String name, Function<RecordHeader, Object> value) {
    return new Column(name, "int8", Long[]::new, record -> value.apply(record.header()));
  }

  private static Column uuid(String name, Function<RecordHeader, @Nullable Object> value) {
    return new Column(name, "uuid", UUID[]::new, record -> value.apply(record.header()));
  }

  private static Column bytes(String name, Function<SealedRecord, @Nullable Object> value) {
    return new Column(name, "bytea", byte[][]::new, value);
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
