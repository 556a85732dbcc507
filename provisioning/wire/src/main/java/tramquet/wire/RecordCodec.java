package tramquet.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// One sealed record as a CBOR map. Names are part of the wire: a later version may add some and
/// never changes what one means.
final class RecordCodec {
  private RecordCodec() {}

  static ObjectNode encode(SealedRecord sealedRecord) {
    RecordHeader header = sealedRecord.header();
    ObjectNode node = Fields.CBOR.createObjectNode();
    node.put("kiosk", header.kiosk().text());
    node.put("epoch", ByteBuffer.allocate(8).putLong(header.epoch().value()).array());
    node.put("seq", header.seq());
    node.put("kind", header.kind().text());
    node.put("id", Fields.bytesOf(header.id()));
    header.subjectOf().ifPresent(id -> node.put("of", Fields.bytesOf(id)));
    node.put("lane", header.lane());
    node.put("dir", word(header.direction()));
    header.trip().ifPresent(trip -> node.put("trip", trip));
    header.verdict().ifPresent(verdict -> node.put("verdict", word(verdict)));
    node.put("pack", header.packVersion());
    node.put("boot", Fields.bytesOf(header.stamp().bootId()));
    node.put("mono", header.stamp().bootNanos());
    node.put("wall", header.stamp().wall().toEpochMilli());
    node.put("clock", word(header.stamp().quality()));
    header.loss().ifPresent(loss -> node.set("loss", encode(loss)));
    node.put("key", sealedRecord.keyId());
    node.put("authority", sealedRecord.sealedAuthority());
    node.put("view", sealedRecord.sealedView());
    return node;
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

  private static ObjectNode encode(LossRange loss) {
    ObjectNode node = Fields.CBOR.createObjectNode();
    node.put("epoch", ByteBuffer.allocate(8).putLong(loss.epoch().value()).array());
    node.put("from", loss.from());
    node.put("to", loss.to());
    return node;
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
