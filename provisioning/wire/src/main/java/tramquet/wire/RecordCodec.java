package tramquet.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/// One sealed record as a CBOR map. Names are part of the wire: a later version may add some and
/// never changes what one means.
final class RecordCodec {
  /// Members that every record has.
  private static final int ALWAYS = 15;

  private RecordCodec() {}

  static void write(JsonGenerator cbor, SealedRecord sealedRecord) {
    RecordHeader header = sealedRecord.header();
    cbor.writeStartObject(sealedRecord, members(header));
    cbor.writeStringProperty("kiosk", header.kiosk().text());
    bytes(cbor, "epoch", bytesOf(header.epoch()));
    cbor.writeNumberProperty("seq", header.seq());
    cbor.writeStringProperty("kind", header.kind().text());
    bytes(cbor, "id", Fields.bytesOf(header.id()));
    header.subjectOf().ifPresent(id -> bytes(cbor, "of", Fields.bytesOf(id)));
    cbor.writeStringProperty("lane", header.lane());
    cbor.writeStringProperty("dir", word(header.direction()));
    header.trip().ifPresent(trip -> cbor.writeStringProperty("trip", trip));
    header.verdict().ifPresent(verdict -> cbor.writeStringProperty("verdict", word(verdict)));
    cbor.writeNumberProperty("pack", header.packVersion());
    bytes(cbor, "boot", Fields.bytesOf(header.stamp().bootId()));
    cbor.writeNumberProperty("mono", header.stamp().bootNanos());
    cbor.writeNumberProperty("wall", header.stamp().wall().toEpochMilli());
    cbor.writeStringProperty("clock", word(header.stamp().quality()));
    header.loss().ifPresent(loss -> write(cbor, loss));
    cbor.writeStringProperty("key", sealedRecord.keyId());
    bytes(cbor, "authority", sealedRecord.sealedAuthority());
    bytes(cbor, "view", sealedRecord.sealedView());
    cbor.writeEndObject();
  }

  private static int members(RecordHeader header) {
    return ALWAYS
        + one(header.subjectOf())
        + one(header.trip())
        + one(header.verdict())
        + one(header.loss());
  }

  private static int one(Optional<?> member) {
    return member.isPresent() ? 1 : 0;
  }

  private static void bytes(JsonGenerator cbor, String name, byte[] bytes) {
    cbor.writeName(name);
    cbor.writeBinary(bytes);
  }

  static SealedRecord decode(Fields fields) {
    RecordHeader header =
        new RecordHeader(
            fields.part("kiosk", KioskId::parse),
            epoch(fields.bytes("epoch")),
            fields.number("seq"),
            fields.word("kind", RecordKind::of),
            fields.uuid("id"),
            fields.optionalUuid("of"),
            fields.text("lane"),
            fields.word("dir", text -> constant(Direction.class, text)),
            fields.optionalText("trip"),
            fields.has("verdict")
                ? Optional.of(fields.word("verdict", text -> constant(Verdict.class, text)))
                : Optional.empty(),
            fields.number("pack"),
            stamp(fields),
            fields.optionalObject("loss").map(RecordCodec::loss));
    return new SealedRecord(
        header, fields.text("key"), fields.bytes("authority"), fields.bytes("view"));
  }

  /// The lower-case word of a constant.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// The constant of a lower-case word.
  static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  private static void write(JsonGenerator cbor, LossRange loss) {
    cbor.writeName("loss");
    cbor.writeStartObject(loss, 3);
    bytes(cbor, "epoch", bytesOf(loss.epoch()));
    cbor.writeNumberProperty("from", loss.from());
    cbor.writeNumberProperty("to", loss.to());
    cbor.writeEndObject();
  }

  private static byte[] bytesOf(Epoch epoch) {
    return ByteBuffer.allocate(Long.BYTES).putLong(epoch.value()).array();
  }

  private static LossRange loss(Fields fields) {
    return new LossRange(epoch(fields.bytes("epoch")), fields.number("from"), fields.number("to"));
  }

  private static Stamp stamp(Fields fields) {
    UUID boot = fields.uuid("boot");
    return new Stamp(
        boot,
        fields.number("mono"),
        Instant.ofEpochMilli(fields.number("wall")),
        fields.word("clock", text -> constant(Stamp.Quality.class, text)));
  }

  private static Epoch epoch(byte[] bytes) {
    if (bytes.length != Long.BYTES) {
      throw new Fields.Broken("epoch");
    }
    return new Epoch(ByteBuffer.wrap(bytes).getLong());
  }
}
