package tramquet.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What lies inside the seals, as CBOR maps, each in a frame of fixed steps (four bytes of length,
/// the map, zeros up to the next step) so that the length of a sealed part tells nothing.
final class PartCodec {
  /// Frame sizes are multiples of this, in bytes.
  static final int AUTHORITY_STEP = 256;

  static final int VIEW_STEP = 128;

  private PartCodec() {}

  static byte[] encode(AuthorityPart part) {
    ObjectNode root = Fields.CBOR.createObjectNode();
    part.format().ifPresent(format -> root.put("format", format));
    part.person().ifPresent(person -> root.set("person", encode(person)));
    ArrayNode reasons = root.putArray("reasons");
    part.reasons().forEach(reason -> reasons.add(reason.text()));
    part.declaration().ifPresent(d -> root.set("declaration", encode(d)));
    part.ordered().ifPresent(ordered -> root.set("ordered", encode(ordered)));
    return frame(root, AUTHORITY_STEP);
  }

  static Decoded<AuthorityPart> authority(byte[] frame) {
    return unframe(frame)
        .flatMap(cbor ->
            Fields.decode(
                Fields.CBOR,
                cbor,
                fields ->
                    new AuthorityPart(
                        fields.optionalText("format"),
                        fields.optionalObject("person").map(PartCodec::person),
                        reasons(fields),
                        fields.optionalObject("declaration").map(PartCodec::declaration),
                        fields.optionalObject("ordered").map(PartCodec::ordered))));
  }

  static byte[] encode(ViewPart part) {
    ObjectNode root = Fields.CBOR.createObjectNode();
    part.maskedName().ifPresent(name -> root.put("name", name));
    part.maskedNumber().ifPresent(number -> root.put("number", number));
    ArrayNode categories = root.putArray("categories");
    part.categories().stream().sorted().forEach(c -> categories.add(RecordCodec.word(c)));
    return frame(root, VIEW_STEP);
  }

  static Decoded<ViewPart> view(byte[] frame) {
    return unframe(frame)
        .flatMap(cbor ->
            Fields.decode(
                Fields.CBOR,
                cbor,
                fields ->
                    new ViewPart(
                        fields.optionalText("name"),
                        fields.optionalText("number"),
                        words(Reason.Category.class, fields.texts("categories")))));
  }

  private static ObjectNode encode(Person person) {
    ObjectNode node = Fields.CBOR.createObjectNode();
    ArrayNode ids = node.putArray("ids");
    for (Identifier identifier : person.identifiers()) {
      ids.addObject()
          .put("kind", RecordCodec.word(identifier.kind()))
          .put("value", identifier.value());
    }
    person.name().ifPresent(name -> node.put("name", name));
    person.birthDate().ifPresent(birth -> node.put("birth", birth.text()));
    person.sex().ifPresent(sex -> node.put("sex", RecordCodec.word(sex)));
    return node;
  }

  private static Person person(Fields fields) {
    List<Identifier> ids = new ArrayList<>();
    for (Fields id : fields.objects("ids")) {
      ids.add(
          new Identifier(
              id.word("kind", word -> RecordCodec.constant(Identifier.Kind.class, word)),
              id.text("value")));
    }
    return new Person(
        ids,
        fields.optionalText("name"),
        fields.has("birth")
            ? Optional.of(fields.part("birth", BirthDate::parse))
            : Optional.empty(),
        fields.has("sex")
            ? Optional.of(fields.word("sex", word -> RecordCodec.constant(Person.Sex.class, word)))
            : Optional.empty());
  }

  private static ObjectNode encode(Ordered ordered) {
    ObjectNode node = Fields.CBOR.createObjectNode();
    node.put("order", Fields.bytesOf(ordered.order()));
    Order.put(node, ordered.act());
    node.put("by", ordered.by().text());
    return node;
  }

  private static Ordered ordered(Fields fields) {
    return new Ordered(fields.uuid("order"), Order.act(fields), fields.part("by", StaffRef::parse));
  }

  private static ObjectNode encode(Declaration declaration) {
    ObjectNode node = Fields.CBOR.createObjectNode();
    node.put("at", declaration.declaredAt().toEpochMilli());
    ArrayNode symptoms = node.putArray("symptoms");
    declaration.symptoms().stream().sorted().forEach(s -> symptoms.add(RecordCodec.word(s)));
    node.put("zone", declaration.epidemicZone());
    node.put("contact", declaration.contact());
    if (!declaration.areas().isEmpty()) {
      ArrayNode areas = node.putArray("areas");
      declaration.areas().stream().map(Area::path).sorted().forEach(areas::add);
    }
    return node;
  }

  private static Declaration declaration(Fields fields) {
    return new Declaration(
        Instant.ofEpochMilli(fields.number("at")),
        words(Declaration.Symptom.class, fields.texts("symptoms")),
        fields.flag("zone"),
        fields.flag("contact"),
        areas(fields));
  }

  private static Set<Area> areas(Fields fields) {
    return fields.has("areas")
        ? fields.texts("areas").stream().map(Area::new).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private static List<Reason> reasons(Fields fields) {
    return fields.texts("reasons").stream()
        .map(text -> Reason.of(text).orElseThrow(() -> new Fields.Broken("reasons")))
        .toList();
  }

  private static <E extends Enum<E>> Set<E> words(Class<E> type, List<String> words) {
    Set<E> all = EnumSet.noneOf(type);
    for (String word : words) {
      all.add(
          RecordCodec.constant(type, word).orElseThrow(() -> new Fields.Broken("unknown word")));
    }
    return all;
  }

  private static byte[] frame(ObjectNode root, int step) {
    byte[] cbor = Fields.CBOR.writeValueAsBytes(root);
    int length = Math.ceilDiv(Integer.BYTES + cbor.length, step) * step;
    return ByteBuffer.allocate(length).putInt(cbor.length).put(cbor).array();
  }

  private static Decoded<byte[]> unframe(byte[] frame) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(frame);
      int length = buffer.getInt();
      if (length < 0 || length > buffer.remaining()) {
        return new Decoded.Malformed<>("frame");
      }
      byte[] cbor = new byte[length];
      buffer.get(cbor);
      return new Decoded.Value<>(cbor);
    } catch (BufferUnderflowException e) {
      return new Decoded.Malformed<>("frame");
    }
  }
}
