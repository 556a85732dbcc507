package tramquet.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// What staff or the centre tell a kiosk to do: signed, bounded in place and time. One message,
/// carried two ways: as a code that staff show at the lane, and by MQTT as a command. Described to
/// the byte in `docs/decisions/0006-orders.md`.
///
/// @param id random; by it a kiosk knows what it has done already
/// @param act what to do
/// @param audience which kiosks are meant
/// @param by who is answerable for it
/// @param from first moment, in whole seconds
/// @param until last moment, in whole seconds; after `from`, and no later than [StaffAct#longest()]
///   allows
/// @param once whether it counts a single time; such an order names one kiosk, for kiosks do not
///   tell each other what they have done
public record Order(
    UUID id,
    StaffAct act,
    Audience audience,
    StaffRef by,
    Instant from,
    Instant until,
    boolean once) {
  /// First characters of a staff code.
  public static final String PREFIX = "TQS1:";

  /// Longest message, in bytes: more is not looked at.
  public static final int MAX_BYTES = 318;

  /// Longest staff code: QR version 13, level M, alphanumeric mode.
  public static final int MAX_TEXT = 483;

  private static final String KIND = "order";

  /// Throws `IllegalArgumentException` where a limit above is broken, in words for people.
  public Order {
    require(WholeSeconds.are(from, until), "an order counts in whole seconds");
    require(WholeSeconds.isSpan(from, until), "an order ends after it begins");
    require(
        WholeSeconds.isSpan(from, until, act.longest()),
        "an order to " + act.text() + " lasts " + act.longest().toHours() + " hours at the most");
    require(
        !once || audience instanceof Audience.OneKiosk,
        "an order that counts once names one kiosk");
    require(once || !act.onceOnly(), "an order to " + act.text() + " counts once");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /// Signs and writes the message.
  public byte[] encode(SigningKey key) {
    return CoseSign1.sign(payload(), key);
  }

  /// Signs and writes the text of a staff code.
  public String code(SigningKey key) {
    return PREFIX + Base45.encode(encode(key));
  }

  /// Reads a message and verifies it. What is not verified must not be obeyed.
  public static Decoded<Signed<Order>> decode(byte[] bytes, TrustedKeys keys) {
    return bytes.length > MAX_BYTES
        ? new Decoded.Malformed<>("too long for an order")
        : CoseSign1.decode(bytes)
            .flatMap(cose ->
                read(cose.payload())
                    .map(order -> new Signed<>(order, cose.verify(keys), cose.revocationTag())));
  }

  /// Reads the text of a staff code and verifies it.
  public static Decoded<Signed<Order>> decode(String text, TrustedKeys keys) {
    if (!text.startsWith(PREFIX)) {
      return new Decoded.NotMine<>();
    }
    return text.length() > MAX_TEXT
        ? new Decoded.Malformed<>("too long for an order")
        : Base45.decode(text.substring(PREFIX.length())).flatMap(bytes -> decode(bytes, keys));
  }

  private byte[] payload() {
    ObjectNode root = Fields.CBOR.createObjectNode();
    root.put("v", 1);
    root.put("kind", KIND);
    root.put("id", Fields.bytesOf(id));
    put(root, act);
    switch (audience) {
      case Audience.OneKiosk(KioskId kiosk) -> root.put("kiosk", kiosk.text());
      case Audience.OnePlace(PlaceId place, Optional<String> lane) -> {
        root.put("place", place.text());
        lane.ifPresent(name -> root.put("lane", name));
      }
    }
    root.put("by", by.text());
    root.put("from", from.getEpochSecond());
    root.put("until", until.getEpochSecond());
    root.put("once", once);
    return Fields.CBOR.writeValueAsBytes(root);
  }

  /// An order has one form. A member that only a later version knows may say when *not* to obey, so
  /// it is not passed over.
  private static Decoded<Order> read(byte[] payload) {
    return Fields.decode(Fields.CBOR, payload, Order::read)
        .flatMap(order ->
            Arrays.equals(order.payload(), payload)
                ? new Decoded.Value<>(order)
                : new Decoded.Malformed<>("not in the form of an order"));
  }

  private static Order read(Fields fields) {
    fields.kind(KIND);
    if (fields.number("v") != 1) {
      throw fields.broken("v", "1");
    }
    return new Order(
        fields.uuid("id"),
        act(fields),
        audience(fields),
        fields.part("by", StaffRef::parse),
        Instant.ofEpochSecond(fields.number("from")),
        Instant.ofEpochSecond(fields.number("until")),
        fields.flag("once"));
  }

  static void put(ObjectNode node, StaffAct act) {
    node.put("do", act.text());
    act.reason().ifPresent(why -> node.put("why", why.text()));
    act.tripToStart().ifPresent(trip -> node.put("trip", trip));
  }

  static StaffAct act(Fields fields) {
    Optional<StaffReason> why =
        fields.has("why") ? Optional.of(fields.word("why", StaffReason::of)) : Optional.empty();
    Optional<String> trip = fields.optionalText("trip");
    return fields.part("do", word -> StaffAct.of(word, why, trip));
  }

  private static Audience audience(Fields fields) {
    return fields.has("kiosk")
        ? new Audience.OneKiosk(fields.part("kiosk", KioskId::parse))
        : new Audience.OnePlace(new PlaceId(fields.text("place")), fields.optionalText("lane"));
  }

  /// Who ordered it stays out of logs and messages.
  @Override
  public String toString() {
    return "Order[" + act.text() + "]";
  }
}
