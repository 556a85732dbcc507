package tramquet.wire;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Somebody has gone in or out: what a kiosk tells the others of its place, so that none lets the
/// same person in twice. Holds no personal data; who it was can be told only by a kiosk that has
/// the place's key and the same person before it.
///
/// @param kiosk who saw it
/// @param visit the visit's record, by which a message that comes twice is known
/// @param direction which way the person went
/// @param tags the person's in this place, 1 to 16
/// @param ago how long before the message was sent, up to a day: kiosks share no clock that can be
///   trusted
public record Movement(
    KioskId kiosk, UUID visit, Direction direction, Set<Long> tags, Duration ago) {
  /// The most tags of one person.
  public static final int MOST_TAGS = 16;

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final String KIND = "movement";

  /// Throws `IllegalArgumentException` where a part breaks the ranges above.
  public Movement {
    tags = Set.copyOf(tags);
    if (tags.isEmpty() || tags.size() > MOST_TAGS) {
      throw new IllegalArgumentException("tags");
    }
    if (ago.isNegative() || ago.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("ago");
    }
  }

  /// The bytes of the message: a CBOR map, tags in order as one string of 8 bytes each, `ago` in
  /// milliseconds; then the place's code over it.
  public byte[] encode(PlaceKey key) {
    ObjectNode root = Fields.CBOR.createObjectNode();
    root.put("v", 1);
    root.put("kind", KIND);
    root.put("kiosk", kiosk.text());
    root.put("visit", Fields.bytesOf(visit));
    root.put("dir", RecordCodec.word(direction));
    root.put("tags", PersonTags.bytes(tags.stream().sorted().toList()));
    root.put("ago", ago.toMillis());
    return key.sign(Fields.CBOR.writeValueAsBytes(root));
  }

  /// Reads a message of this place; anything else is malformed.
  public static Decoded<Movement> decode(byte[] bytes, PlaceKey key) {
    return key.open(bytes)
        .flatMap(body ->
            Fields.decode(
                Fields.CBOR,
                body,
                fields -> {
                  fields.kind(KIND);
                  return new Movement(
                      fields.part("kiosk", KioskId::parse),
                      fields.uuid("visit"),
                      fields.word("dir", text -> RecordCodec.constant(Direction.class, text)),
                      Arrays.stream(fields.longs("tags")).boxed().collect(Collectors.toSet()),
                      Duration.ofMillis(fields.number("ago")));
                }));
  }
}
